import operator
from itertools import repeat, count
it = iter([1, 2, 3])
next(it)
class H:
    def __length_hint__(self): return 7
print(operator.length_hint(it), operator.length_hint(iter((1, 2))), operator.length_hint(iter("héy")), operator.length_hint(iter(range(5))), operator.length_hint((x for x in "a"), 7), operator.length_hint(repeat(1, 4)), operator.length_hint(H()), operator.length_hint([1]), operator.length_hint(5, 3), operator.length_hint(map(str, [1]), 2), operator.length_hint(zip([1]), 9), operator.length_hint(count(), 1))
list(it)
print(operator.length_hint(it))
