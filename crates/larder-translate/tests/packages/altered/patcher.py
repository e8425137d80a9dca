import math
import json as notes

before = math.sqrt


def patch():
    math.sqrt = lambda value: ("patched", before(value))
    notes.dumps = lambda value: "<" + repr(value) + ">"


def undo():
    math.sqrt = before
