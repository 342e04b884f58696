#include <vector>
#include "cart.hpp"
namespace acme { namespace shop {
using Names = std::vector<std::string>;
template <typename T> class Cart : public Base<T> {
 public:
  Cart(int n) : n_(n) {}
  ~Cart();
  virtual int total() const { return sum(n_); }
  int operator+(int o) const { return o; }
  static int count;
  void later(int x);
  enum class Mode { Fast, Slow };
 private:
  int n_;
};
int Cart<int>::count = 0;
struct Point { int x, y; };
void Point::move(int d) { helper(d); this->x = api::User::make(d).id(); auto p = new Point(); }
template <typename T> T id(T t) { return t; }
int acme::Outer::run(std::string &s) { return 1; }
} }
constexpr int kMax = 3;
using namespace acme;
class Fwd;

BEGIN_SHOP_NAMESPACE
namespace shop {
class SHOP_API Basket final : public Cart {
  SHOP_CONSTEXPR explicit Basket(int most) : most_(most) {}
  explicit operator bool() const { return most_ > 0; }
  int most_;
};
int Basket::count = 0;
}
END_SHOP_NAMESPACE
