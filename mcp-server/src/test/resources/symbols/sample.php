<?php
namespace Acme\Shop;
use Acme\Api\User;
use Acme\Api\{A, B as C};
use function Acme\helper;
const TOP = 1;
define('OTHER', 2);
interface Greeter { public function greet(User $u): string; }
trait Loud { private $level = 3; function shout() {} }
abstract class Cart extends Base implements Greeter {
  use Loud;
  const MAX = 3;
  private array $users = [];
  public static $count;
  public function __construct(private User $owner) { $this->users = []; }
  public function greet(User $u): string { return $u->hello(helper(1)) . self::make() . new Box(2) . User::of(3); }
  static function make() { }
}
enum Color: string { case Red = 'r'; case Green = 'g'; }
function top(User $u) { $local = 1; return top_helper($u); }
$global = 1;
