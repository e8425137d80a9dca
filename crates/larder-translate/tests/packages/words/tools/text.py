import math
from math import sqrt as root

STOP = {"the", "and"}
ROOT = root(2.25) + math.floor(1.5)


def clean(text):
    return "".join(c if c.isalpha() else " " for c in text.lower()).split()
