const express = require('express');
import { User } from './user.js';
var app = exports = module.exports = {};
app.init = function init() { this.x = 1; };
exports.make = (x) => x;
module.exports.other = function () {};
Cart.prototype.total = function total() { return sum(this.n); };
function Cart(n) { this.n = n; }
class Box extends Base { constructor() { super(); } open() { helper(1); } static make() { return new Box(); } get v() { return 1 } field = 3; #p = 2; arrow = () => 1 }
const arrow = (x) => x.call(1);
let l = 1;
var o = { key: 1, method() {}, fn: function () {}, ar: () => 2 };
async function* gen() {}
Object.defineProperty(a, 'b', {});
export default class Named {}

exports.version = '1.0'
router.get('/', function showCart(request) {})
