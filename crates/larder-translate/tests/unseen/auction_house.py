"""English, Dutch, Vickrey and sealed auctions with pluggable bidders written as generators."""
import random
from abc import ABCMeta, abstractmethod
from collections import ChainMap
from operator import attrgetter


class Item:
    def __init__(self, name, reserve=0):
        self.name, self.reserve = name, reserve

    def __format__(self, spec):
        if spec == "long":
            return f"{self.name} (reserve {self.reserve})"
        return format(self.name, spec)


def timid(limit):
    """raises by one until the limit; told the price with send()"""
    price = yield
    while price < limit:
        price = yield price + 1
    yield None


def jumper(limit, step=15):
    price = yield
    try:
        while True:
            bid = price + step
            price = yield bid if bid <= limit else (limit if price < limit else None)
    finally:
        print(f"    (jumper of {limit} leaves)")


def sniper(limit, patience):
    price = yield
    for _ in range(patience):
        price = yield None
    while price + 1 <= limit:
        price = yield price + 1
    return


class Auction(metaclass=ABCMeta):
    kinds = {}

    def __init_subclass__(cls, /, tag, **kw):
        super().__init_subclass__(**kw)
        Auction.kinds[tag] = cls
        cls.tag = tag

    def __init__(self, item, **options):
        self.item = item
        self.opt = ChainMap(options, {"rounds": 50, "start": 1})

    @abstractmethod
    def run(self, bidders):
        """-> (winner, price) or None"""

    def report(self, result):
        if not result:
            return f"{self.tag}: {self.item:long} unsold"
        who, price = result
        return f"{self.tag}: {self.item:>8} goes to {who} for {price}"


class English(Auction, tag="english"):
    def run(self, bidders):
        live = {}
        for name, gen in bidders.items():
            next(gen)
            live[name] = gen
        price, leader, quiet = self.opt["start"], None, 0
        for _ in range(self.opt["rounds"]):
            for name in list(live):
                if name == leader:
                    continue
                try:
                    bid = live[name].send(price)
                except StopIteration:
                    del live[name]
                    continue
                if bid is not None and bid > price:
                    price, leader, quiet = bid, name, 0
                else:
                    quiet += 1
            if quiet > 2 * len(live) + 4:
                break
        for gen in live.values():
            gen.close()
        return (leader, price) if leader and price >= self.item.reserve else None


class Sealed(Auction, tag="sealed"):
    def pay(self, ranked):
        return ranked[0][1]

    def run(self, bidders):
        ranked = sorted(bidders.items(), key=lambda kv: kv[1], reverse=True)
        ranked = [(n, b) for n, b in ranked if b >= self.item.reserve]
        return (ranked[0][0], self.pay(ranked)) if ranked else None


class Vickrey(Sealed, tag="vickrey"):
    def pay(self, ranked):
        return ranked[1][1] if len(ranked) > 1 else self.item.reserve


class Dutch(Auction, tag="dutch"):
    def run(self, bidders):
        price = self.opt["start"]
        while price >= self.item.reserve:
            for name, accepts in bidders.items():
                if accepts(price):
                    return name, price
            price -= self.opt.get("drop", 10)


vase, lamp, desk = Item("vase", 40), Item("lamp"), Item("desk", 500)
for auction, bidders in [
    (English(vase), {"tim": timid(60), "jan": jumper(90), "sue": sniper(95, 2)}),
    (English(lamp, rounds=3), {"a": timid(100), "b": timid(100)}),
    (English(desk), {"t": timid(30), "u": timid(31)}),
    (Sealed(vase), {"x": 41, "y": 77, "z": 77}),
    (Vickrey(vase), {"x": 41, "y": 77, "z": 39}),
    (Vickrey(vase), {"x": 41}),
    (Vickrey(vase), {}),
    (Dutch(vase, start=100), {"p": lambda x: x < 55, "q": lambda x: x <= 60}),
    (Dutch(desk, start=600, drop=35), {"p": lambda x: x < 500}),
]:
    print(auction.report(auction.run(bidders)))
rng = random.Random(5)
revenue = {"sealed": 0, "vickrey": 0, "dutch": 0}
wins = dict.fromkeys(revenue, 0)
for _ in range(300):
    values = {f"b{i}": rng.randint(20, 120) for i in range(4)}
    shaded = {n: v * 3 // 4 for n, v in values.items()}
    for tag in revenue:
        if tag == "dutch":
            bids = {n: (lambda price, v=v: price <= v) for n, v in shaded.items()}
        else:
            bids = values if tag == "vickrey" else shaded
        result = Auction.kinds[tag](vase, start=120, drop=1).run(bids)
        if result is not None:
            revenue[tag] += result[1]
            wins[tag] += values[result[0]] == max(values.values())
print(revenue, wins)
print(sorted(Auction.kinds), [k.__mro__[1].__name__ for k in Auction.kinds.values()], English(vase).opt["rounds"])
print(f"[{vase:^10}] [{vase:long}] [{vase}]", max((vase, lamp, desk), key=attrgetter("reserve")).name)
for bad in (lambda: Auction(vase), lambda: type("Silent", (Auction,), {}), lambda: type("Odd", (Auction,), {}, tag="odd")(vase), lambda: f"{vase:d}"):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
g = timid(5)
try:
    g.send(3)
except TypeError as e:
    print(e)
print(g.gi_frame is not None, next(g), g.send(4), g.send(9), list(g), next(g, "over"))
English(lamp).run({"only": sniper(9, 0), "k": jumper(5, 2)})
print(isinstance(English(lamp), Auction), issubclass(Vickrey, Sealed), Vickrey.pay is Sealed.pay, Dutch.tag, Auction.kinds["odd"].__name__)
