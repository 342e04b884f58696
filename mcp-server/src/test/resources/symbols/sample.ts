import { User, Order as O } from './api/user';
import def from "@acme/api";
import * as ns from 'ns';
export const MAX = 3, MIN = 1;
let top: number = 1;
export type Names = string[];
export interface Greeter extends Other<User> { greet(u: User): string; name: string; opt?: number }
export enum Color { Red, Green = 'g' }
@dec()
export abstract class Cart<T> extends Base<T> implements Greeter {
  private users: User[] = [];
  static count = 0;
  constructor(private n: number) { super(); }
  greet(u: User): string { return u.hello(helper(1)) + new Box(2) + ns.call(3); }
  get total(): number { return 1 }
  set total(x) { }
  abstract later(): void;
  arrow = (x: number) => x;
  #priv = 1;
}
export function make<T>(n: number): Cart<T> { const local = 1; function inner() {} return new Cart(n); }
export const arrowFn = async (x: User) => { await call(x) };
namespace Space { export const inSpace = 1; }
declare module 'mod' { function decl(): void; }
export default function () {}
const obj = { key: 1, method() {}, fn: () => 1, 'quoted': 2 };
const { a, b: c } = obj;
export { MAX as Maximum } from './x';
declare const dd: number;
function over(a: number): void;
