import itertools
import math
for v in (True, 5):
    for form in ("s", "q", "5d", "x", ".1f"):
        try:
            print(repr(format(v, form)))
        except ValueError as e:
            print(e)
    try:
        print(f"{v:s}")
    except ValueError as e:
        print(e)
print((3).__pow__(5), (3).__pow__(5, 7), int.__pow__(2, 10, 1000), hasattr(math, "sumprod"), hasattr(itertools, "batched"))
