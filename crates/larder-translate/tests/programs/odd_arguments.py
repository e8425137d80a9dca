# Arguments that methods do not take are never dropped.
from collections import Counter, deque


def tried(f):
    try:
        return f()
    except TypeError as e:
        return f"TypeError: {e}"


number, real, words, numbers = 5, 1.5, ["a"], {1}
for f in [
    lambda: number.bit_length(2),
    lambda: number.bit_count(1, 2),
    lambda: True.bit_length(3),
    lambda: number.conjugate(1),
    lambda: number.bit_length(x=1),
    lambda: real.is_integer(1),
    lambda: real.hex(1),
    lambda: real.as_integer_ratio(1),
    lambda: words.reverse(1),
    lambda: words.append(),
    lambda: words.copy(1),
    lambda: "a".upper(1),
    lambda: numbers.copy(1),
    lambda: frozenset().copy(1),
    lambda: numbers.union(x=1),
    lambda: deque().pop(1),
    lambda: deque().popleft(1),
    lambda: deque().append(),
    lambda: deque().append(1, 2),
    lambda: deque().copy(1),
    lambda: deque().rotate(1, 2),
    lambda: {}.keys(1),
    lambda: {}.popitem(1),
    lambda: {}.setdefault(),
    lambda: {}.pop(),
    lambda: range(3).index(),
    lambda: range(3).count(1, 2),
    lambda: b"".isascii(2),
    lambda: bytearray().clear(1),
    lambda: bytearray().append(),
    lambda: Counter().total(1),
    lambda: Counter().elements(x=1),
    lambda: (x for x in []).close(1),
]:
    print(tried(f))
