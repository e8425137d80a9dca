try:
    from math import tauu
except ImportError as e:
    print(type(e).__name__, e.name)


def f():
    from collections import Countr
    return 1


try:
    f()
except ImportError as e:
    print(str(e)[:35])
try:
    f()
except ImportError as e:
    print(e.msg[:35])
from typing import TYPE_CHECKING, Union, NoReturn
from os import path
from collections import abc
from logging import INFO
import string
print(string.ascii_lowercase[:3], path.join("a", "b"))
try:
    string.ascii_lower
except AttributeError as e:
    print(e, e.name)
import random
try:
    random.randit(1)
except AttributeError as e:
    print(e)
print(random.shufle)
