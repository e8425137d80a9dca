def spread(it, *, key=None):
    lo = hi = None
    for v in it:
        k = key(v) if key else v
        if lo is None or k < lo[0]: lo = (k, v)
        if hi is None or k > hi[0]: hi = (k, v)
    return (lo and lo[1], hi and hi[1])
print(spread([3, 1, 2]), spread("hello"), spread([]), spread(["aa", "b"], key=len), spread([2.5, 1]))
def minmax(it):
    lo, hi = None, None
    for v in it:
        if lo is None or v < lo[0]: lo = (v, 1)
        if hi is None or v > hi[0]: hi = (v, 2)
    return lo, hi
print(minmax([3, 1, 2]), minmax([]))
def three(xs):
    a = b = c = None
    best, where, items = None, None, []
    for i, x in enumerate(xs):
        if best is None or x > best: best, where = x, i; items.append(x)
        if a is None or len(a) < 2: a = [x] if a is None else a + [x]
        if b is None or b.get("k", 0) < x: b = {"k": x}
        if c is not None: c = c.upper()
        else: c = "c"
    return best, where, items, a, b, c
print(three([1, 5, 3]), three([]))
class N:
    def __init__(self, v): self.v, self.next = v, None
def build(xs):
    head = tail = None
    for x in xs:
        n = N(x)
        if tail is None: head = tail = n
        else: tail.next = n; tail = n
    prev, cur = None, head
    while cur: cur.next, prev, cur = prev, cur, cur.next
    out = []
    while prev: out.append(prev.v); prev = prev.next
    return out
print(build([1, 2, 3]), build([]))
def pair():
    x = y = None
    for k in "ab":
        if y is not None and y[1] == k: print("same")
        x, y = y, (len(k), k)
    return x, y
print(pair())
def walrus(xs):
    last = first = None
    for x in xs:
        if (last is not None) and last[0] == x: return last
        last = first = (x, str(x))
    return first, last
print(walrus([1, 2, 2]), walrus([1]), walrus([]))
