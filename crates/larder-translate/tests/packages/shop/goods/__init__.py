print("goods begins")
from .fruit import apple
from ..prices import PRICES

KINDS = sorted(PRICES)
_secret = 1


def kinds():
    return len(KINDS) + _secret
