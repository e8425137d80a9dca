from datetime import datetime, date, timedelta
from decimal import Decimal
from array import array
from types import SimpleNamespace
import io

for what in (datetime, date, timedelta, Decimal, array, io.StringIO, int, str, list):
    try:
        what.now = lambda: 1
        print("set")
    except TypeError as error:
        print(error)
    try:
        del what.year
        print("gone")
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)


class Own(datetime):
    pass


Own.label = "mine"
print(Own.label, Own(2020, 1, 2).label)
try:
    SimpleNamespace(a=1).b
except AttributeError as error:
    print(error)
print(datetime.max.year, timedelta.resolution)
