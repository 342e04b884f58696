package com.acme.shop
import com.acme.api.User
import com.acme.util.*
typealias Names = List<String>
const val MAX = 3
val top: Int by lazy { 3 }
interface Greeter { fun greet(u: User): String }
data class Person(val name: String, var age: Int) : Greeter {
  val full: String get() = name
  override fun greet(u: User): String = u.hello(name)
  companion object { fun of(n: String) = Person(n, 1) }
}
enum class Color { RED, GREEN }
object Single { val x = 1 }
fun String.shout(): String = uppercase()
fun <T> generic(x: T): T { println(x); return Foo.bar(x) }

fun interface Listener {
  fun changed(cart: Cart)
}

class Stock
  @Inject
  constructor(
    private val size: Int,
  ) {
  fun `is empty`() = size == 0
}

class Marker

@Deprecated("old")
class Old {
  companion object {
    const val NAME = "old"
  }
}
