import os, sys as system
from shop.models import User, Order as O
from . import sibling
MAX = 3
x: int = 1
@decorated
class Cart(Base, metaclass=Meta):
    limit = 3
    def __init__(self, users: list[User]) -> None:
        self.users = users
    @property
    def total(self): return sum(o.price() for o in self.users)
async def fetch(url):
    def inner(): pass
    return await client.get(url)
a, b = 1, 2
if True:
    DEBUG = fetch(1)
lam = lambda q: q

if DEBUG:
    for each in range(3):
        level = each
