"""A shop."""
print("shop begins")
from .cart import Cart
from . import prices
VERSION = (1, 2)
print("shop ends", prices.RATE)
