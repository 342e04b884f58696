use std::collections::{HashMap, HashSet as Set};
use crate::api::User;
mod inner { pub fn f() {} }
pub const MAX: u32 = 3;
static TOP: i32 = 1;
type Names = Vec<String>;
pub struct Cart<T> { pub users: Vec<User>, n: T }
struct Unit;
struct Tup(i32);
enum Color { Red, Green(i32), Blue { x: i32 } }
trait Greeter { fn greet(&self, u: &User) -> String; fn d(&self) {} type Out; const C: i32; }
impl<T> Greeter for Cart<T> { fn greet(&self, u: &User) -> String { u.hello(); Self::new(1); shout!("x"); api::call(2); helper(3) } }
impl Cart<i32> { pub fn new(n: i32) -> Self { Cart { users: vec![], n } } }
macro_rules! shout { ($x:expr) => { $x } }
union U { a: i32 }
