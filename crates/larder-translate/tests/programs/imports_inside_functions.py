def outer(n):
    import math
    from collections import deque, Counter as C
    def inner(k):
        return math.sqrt(k) + len(deque([k])) + sum(C("aab").values())
    return inner(n), [math.floor(x) for x in (1.5, 2.5)], (lambda: math.pi)()

print(outer(16))

def gen():
    import itertools
    def g():
        yield from itertools.islice(itertools.count(), 3)
    return list(g())
print(gen())

class A:
    def run(self):
        import json
        import os.path
        def dump(x):
            return json.dumps(x, sort_keys=True) + os.path.join("a", "b")
        return dump({"b": 1, "a": [1, 2]})
print(A().run())
