import json
import math
from math import floor


def roots(values):
    return [math.sqrt(value) for value in values]


def texts(value):
    return json.dumps(value), floor(2.5)
