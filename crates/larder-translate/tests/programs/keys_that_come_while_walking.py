d = {"a": 1, "b": 2}
seen = []
try:
    for k in d:
        seen.append(k)
        d["b"] = d.pop("b")
except RuntimeError as e:
    print(e, seen)
d = {"a": 1}
try:
    for k in d:
        del d["a"]
        d["b"] = 2
except RuntimeError as e:
    print(e, d)
d = {1: 1}
for k in d:
    d.clear()
    d[2] = 2
print(d)
d = {1: 1, 2: 2}
for k in d:
    d.popitem()
    d[3] = 3
print(d)
stack = {}
for i in range(100):
    stack[i] = i
    if i % 3 == 2:
        del stack[i], stack[i - 1]
print(len(stack), list(stack)[-3:], stack.popitem())
from collections import OrderedDict
o = OrderedDict(a=1, b=2)
try:
    for k in o:
        o.move_to_end("a")
        print(k)
except RuntimeError as e:
    print(e)
