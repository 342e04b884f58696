package com.acme.shop;
import com.acme.api.User;
import static com.acme.util.Text.shout;
import com.acme.all.*;
@Deprecated
public final class Cart extends Base implements Greeter<User> {
  private static final int MAX = 3, MIN = 1;
  private final List<User> users;
  public Cart(List<User> users) { this.users = users; }
  @Override public String greet(User user) { return shout(user.name()) + new Box<>(1) + Mode.FAST + com.acme.x.Util.foo(); }
  enum Mode { FAST, SLOW(1) { int f() { return 1; } }; }
  record Point(int x, int y) { Point { check(x); } }
  interface Greeter<T> { String greet(T t); int K = 1; default void g() { users.forEach(User::name); int local = 1; } }
  @interface Marker { String value() default ""; }
}
