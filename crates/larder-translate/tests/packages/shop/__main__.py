import shop
import shop.goods.fruit
from . import Cart, VERSION
from .goods import *
from shop.goods import fruit as f, KINDS
from .prices import gross as with_tax

cart = Cart()
cart.add(f.apple(), 3)
cart.add("pear", 2)
print(cart.total(), VERSION, shop.VERSION[0], KINDS, kinds())
print(with_tax(100), shop.prices.gross(50), shop.goods.fruit.NAMES)
print(__name__, f.__name__, shop.__name__, shop.goods.__name__)
shop.prices.RATE = 7
print(with_tax(100), shop.prices.RATE)
