#include <stdio.h>
#include "api/user.h"
#define MAX 3
#define SQ(x) ((x)*(x))
typedef struct node { int value; struct node *next; char buf[10]; int (*fp)(int); } node_t;
struct plain { int a, b; };
enum color { RED, GREEN = 2 };
typedef enum { A1, B1 } letter;
typedef int (*handler)(int, char *);
typedef unsigned long ulong_t;
union u { int i; float f; };
static int counter = 0, other;
int *table[10];
extern int ext;
int add(int a, int b);
static char *name(const node_t *n) { int local = 1; printf("%d", add(1, n->value)); n->next->fp(2); return lookup(n, SQ(2)); }
const char *names[] = { "a" };

SHOP_API const char *shop_name(void) SHOP_ATTRIBUTE;
extern int (*shop_hook)(int cents);
#define SHOP_LONG(cents) \
  ((cents) + /* a comment
  of two lines */ 1)
TEST_CASE(cart) {
  int local = 1;
}
