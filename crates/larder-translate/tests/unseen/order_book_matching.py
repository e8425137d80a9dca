"""A limit order book: price-time priority, cancel, IOC, market, iceberg orders."""
import heapq
import random
from itertools import count
from dataclasses import dataclass, field


class Rejected(Exception):
    def __init__(self, reason, **info):
        super().__init__(reason)
        self.info = info


@dataclass(order=True)
class Entry:
    key: tuple
    order: object = field(compare=False)


class Order:
    def __init__(self, oid, side, qty, price=None, tif="GTC", show=None, owner="?"):
        if side not in ("B", "S"):
            raise Rejected("bad side", side=side)
        if not isinstance(qty, int) or qty <= 0:
            raise Rejected("bad quantity", qty=qty, type=type(qty).__name__)
        self.id, self.side, self.price, self.tif, self.owner = oid, side, price, tif, owner
        self.left = qty
        self.peak = show
        self.shown = min(show, qty) if show else qty
        self.alive = True

    def __repr__(self):
        return f"{self.id}:{self.side}{self.left}@{'MKT' if self.price is None else self.price}"


class Book:
    def __init__(self):
        self.heaps = {"B": [], "S": []}
        self.index = {}
        self.seq = count()
        self.ids = count(1)
        self.tape = []

    def _push(self, o):
        sign = -1 if o.side == "B" else 1
        heapq.heappush(self.heaps[o.side], Entry((sign * o.price, next(self.seq)), o))

    def _best(self, side):
        h = self.heaps[side]
        while h and not h[0].order.alive:
            heapq.heappop(h)
        return h[0].order if h else None

    def submit(self, side, qty, price=None, **kw):
        o = Order(next(self.ids), side, qty, price, **kw)
        other = "S" if side == "B" else "B"
        if o.tif == "FOK" and self.available(other, o) < qty:
            raise Rejected("cannot fill", id=o.id)
        fills = []
        while o.left and (top := self._best(other)) is not None:
            if o.price is not None and (top.price > o.price if side == "B" else top.price < o.price):
                break
            if top.owner == o.owner != "?":
                self.cancel(top.id)
                continue
            n = min(o.left, top.shown)
            o.left -= n
            top.left -= n
            top.shown -= n
            fills.append((n, top.price, top.id))
            if top.left == 0:
                top.alive = False
                del self.index[top.id]
            elif top.shown == 0:
                heapq.heappop(self.heaps[other])
                top.shown = min(top.peak, top.left)
                self._push(top)
        self.tape += [(o.id, *f) for f in fills]
        if o.left and o.price is not None and o.tif == "GTC":
            o.shown = min(o.peak or o.left, o.left)
            self.index[o.id] = o
            self._push(o)
        return o, fills

    def available(self, side, taker):
        fits = lambda o: taker.price is None or (o.price <= taker.price if side == "S" else o.price >= taker.price)
        return sum(e.order.left for e in self.heaps[side] if e.order.alive and fits(e.order))

    def cancel(self, oid):
        o = self.index.pop(oid, None)
        if o is None:
            raise Rejected("unknown order", id=oid)
        o.alive = False
        return o

    def depth(self, side):
        levels = {}
        for e in sorted(self.heaps[side]):
            if e.order.alive:
                levels[e.order.price] = levels.get(e.order.price, 0) + e.order.shown
        return list(levels.items())

    def __str__(self):
        b, s = self.depth("B"), self.depth("S")
        rows = [f"{'bid':>12} | ask"]
        for i in range(max(len(b), len(s))):
            left = "%d@%s" % b[i][::-1] if i < len(b) else ""
            right = "%d@%s" % s[i][::-1] if i < len(s) else ""
            rows.append(f"{left:>12} | {right}".rstrip())
        return "\n".join(rows)


bk = Book()
script = [("B", 10, 99), ("B", 5, 99), ("B", 7, 98), ("S", 4, 101), ("S", 30, 102, dict(show=5)), ("S", 6, 100, dict(owner="me")),
          ("B", 3, 101, dict(owner="me")), ("B", 8, 102), ("B", 9, 103, dict(tif="IOC")), ("S", 12, 98), ("S", 100, 99, dict(tif="FOK")),
          ("B", 10), ("S", 40), ("B", 0, 5), ("X", 1, 1), ("B", 2.5, 1), ("B", "3", 1), ("B", 20, 104, dict(tif="IOC"))]
for side, qty, *rest in script:
    kw = rest.pop() if rest and isinstance(rest[-1], dict) else {}
    try:
        o, fills = bk.submit(side, qty, *rest, **kw)
        print(f"{o!r:<14}", " ".join(f"{n}@{p}/#{i}" for n, p, i in fills) or "rests" if o.id in bk.index or fills else "gone")
    except Rejected as e:
        print("rejected:", e, e.info)
print(bk)
for oid in (5, 5, 77):
    try:
        print("cancel", bk.cancel(oid))
    except Rejected as e:
        print(e, e.info)
rng = random.Random(404)
bk = Book()
mid = 1000
for step in range(400):
    mid += rng.choice((-1, 0, 1))
    side = rng.choice("BS")
    price = mid + rng.randint(-4, 4) if rng.random() < .9 else None
    bk.submit(side, rng.randint(1, 20), price, tif=rng.choice(["GTC", "GTC", "IOC"]))
    if step % 7 == 0 and bk.index:
        bk.cancel(rng.choice(sorted(bk.index)))
volume = sum(n for _, n, _, _ in bk.tape)
print(len(bk.tape), volume, f"vwap {sum(n * p for _, n, p, _ in bk.tape) / volume:.5f}", len(bk.index))
print(bk.depth("B")[:3], bk.depth("S")[:3], [bk._best(s) and bk._best(s).price for s in "BS"])
print(min(bk.tape, key=lambda t: (t[2], t)), max(bk.tape, key=lambda t: (t[2], t)), bk.tape[-1])
a, b = Entry((1, 2), "x"), Entry((1, 2), "y")
print(a == b, a <= b, a < Entry((1, 3), None), sorted([Entry((2,), 0), Entry((1, 9), 1)])[0])
try:
    heapq.heappush([(1, {})], (1, {"a": 2}))
except TypeError as e:
    print(e)
bk.submit("B", -1, 5)
