from collections import deque

a, b = deque([1]), deque([1])
print(id(a) == id(a), id(a) == id(b), id(1) == id(2), id(0) == id(None), id(True) == id(False), id(1) == id(True))
x, y = bytearray(b"x"), bytearray(b"x")
print(id(x) == id(y), id(x) == id(x), len({id(n) for n in range(50)}), id(1.5) == id(2.5), id(None) == id(None))
seen = {id(item): item for item in [a, b, x, y, 3, 4, None, ..., "text", [], {}]}
print(len(seen), seen[id(a)] is a, seen[id(3)])
big = 10 ** 30
print(id(big) == id(big), id(big) == id(10 ** 31))
print(seen[id(None)] is None, id(print) == id(len))
raise KeyError(id([]) == id(None))
