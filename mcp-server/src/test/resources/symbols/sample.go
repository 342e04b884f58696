package shop
import (
  "fmt"
  api "example.com/acme/api"
)
const Max, Min = 3, 1
var top = 1
type ID int
type Alias = string
type Cart struct { Users []*api.User; name, other string; Base }
type Greeter interface { Greet(u api.User) string; Other }
func New(n int) *Cart { return &Cart{name: fmt.Sprint(n)} }
func (c *Cart) Greet(u api.User) string { x := helper(u); return c.say(x) }
func (c List[T]) Len() int { return len(c) }
type ( A struct{}; B interface{} )
const ( X = iota
 Y )

const Least, Most = 1, 99
