using System;
using Acme.Api;
using static System.Math;
namespace Acme.Shop {
  public class Cart<T> : Base, IGreeter where T : User {
    private const int Max = 3;
    private readonly List<User> users, others;
    public event EventHandler Changed;
    public int Total { get; set; }
    public Cart(int n) { Total = n; }
    ~Cart() {}
    public string Greet(User u) { return u.Hello(Helper.Shout(u.Name)) + new Box(1) + Max; }
    public int this[int i] => i;
    public static Cart operator +(Cart a, Cart b) => a;
    void Local() { int L(int x) => x; L(1); }
  }
  public interface IGreeter { string Greet(User u); int P { get; } }
  enum Color { Red, Green }
  struct Point { public int X; }
  record Person(string Name);
  delegate int Handler(int x);
}
