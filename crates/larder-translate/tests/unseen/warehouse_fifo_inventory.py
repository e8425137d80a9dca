"""Warehouse stock kept in FIFO lots, with cost of goods sold and reorder hints."""
import sys
from collections import deque, defaultdict, namedtuple

Lot = namedtuple("Lot", "qty cost received")


class StockError(Exception):
    def __init__(self, sku, wanted, have):
        super().__init__(f"{sku}: wanted {wanted}, have {have}")
        self.sku = sku
        self.wanted = wanted
        self.have = have


class Warehouse:
    def __init__(self, thresholds=None):
        self._lots = defaultdict(deque)
        self._thresholds = dict(thresholds or {})
        self.journal = []

    def on_hand(self, sku):
        return sum(lot.qty for lot in self._lots[sku]) if sku in self._lots else 0

    def receive(self, sku, qty, cost, day):
        if qty <= 0:
            raise ValueError("quantity must be positive, not %r" % (qty,))
        self._lots[sku].append(Lot(qty, cost, day))
        self.journal.append(("in", day, sku, qty, qty * cost))

    def ship(self, sku, qty, day):
        have = self.on_hand(sku)
        if have < qty:
            raise StockError(sku, qty, have)
        lots = self._lots[sku]
        remaining, cogs, used = qty, 0, []
        while remaining:
            lot = lots.popleft()
            take = min(lot.qty, remaining)
            cogs += take * lot.cost
            used.append((lot.received, take))
            remaining -= take
            if take < lot.qty:
                lots.appendleft(lot._replace(qty=lot.qty - take))
        self.journal.append(("out", day, sku, -qty, -cogs))
        return cogs, used

    def value(self):
        return {sku: sum(q * c for q, c, _ in lots) for sku, lots in self._lots.items()}

    def low(self):
        for sku, limit in sorted(self._thresholds.items()):
            have = self.on_hand(sku)
            if have < limit:
                yield sku, have, limit - have

    def __contains__(self, sku):
        return self.on_hand(sku) > 0

    def __len__(self):
        return sum(1 for lots in self._lots.values() if lots)


def cents(amount):
    sign = "-" if amount < 0 else ""
    whole, part = divmod(abs(amount), 100)
    return f"{sign}{whole:,}.{part:02d}"


SCRIPT = """
# op  sku     qty  cost day
in    bolt    100  12   1
in    nut     250  5    1
out   bolt    30   -    2
in    bolt    50   15   3
out   bolt    90   -    4
out   nut     300  -    4
in    washer  -4   2    5
in    gear    7    129950 5
out   gear    2    -    6
out   sprocket 1   -    6
out   nut     250  -    7
jiggle bolt   1    1    8
in    bolt    ten  3    9
"""


def run(script, wh):
    handlers = {
        "in": lambda sku, q, c, d: wh.receive(sku, int(q), int(c), int(d)),
        "out": lambda sku, q, c, d: wh.ship(sku, int(q), int(d)),
    }
    for n, line in enumerate(script.splitlines()):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        op, *args = line.split()
        try:
            result = handlers[op](*args)
        except KeyError as e:
            print(f"{n:>2}: unknown operation {e}")
        except StockError as e:
            print(f"{n:>2}: short by {e.wanted - e.have} ({e})")
        except ValueError as e:
            print(f"{n:>2}: bad value: {e}")
        else:
            if result is None:
                print(f"{n:>2}: received {args[0]:<8} on hand {wh.on_hand(args[0])}")
            else:
                cogs, used = result
                trail = ", ".join(f"day {d} x{q}" for d, q in used)
                print(f"{n:>2}: shipped  {args[0]:<8} cost {cents(cogs):>10} from {trail}")


script = SCRIPT
if not sys.stdin.isatty():
    script = sys.stdin.read() or SCRIPT
for extra in sys.argv[1:]:
    script += extra + "\n"
wh = Warehouse({"bolt": 40, "nut": 1, "gear": 5, "spring": 12})
run(script, wh)
print("-" * 50)
for kind, day, sku, qty, money in wh.journal:
    print(f"{kind:<4}{day:>3}  {sku:<9}{qty:>+6}{cents(money):>14}")
print("net movement:", cents(sum(row[-1] for row in wh.journal)))
print("values:", {k: cents(v) for k, v in wh.value().items()})
print("low:", list(wh.low()))
print("kinds in stock:", len(wh), "bolt" in wh, "nut" in wh, "ghost" in wh)
by_sku = {}
for row in wh.journal:
    by_sku.setdefault(row[2], []).append(row[3])
for sku in sorted(by_sku, key=lambda s: (-len(by_sku[s]), s)):
    moves = by_sku[sku]
    print(f"{sku}: {' '.join(map('{:+d}'.format, moves))} => {sum(moves)}")
lots_left = {s: [tuple(l) for l in ls] for s, ls in wh._lots.items()}
print(lots_left)
try:
    wh.ship("bolt", 31, 10)
except StockError as err:
    print(type(err).__name__, err.args, err.sku, err.have)
print(repr(wh._lots["bolt"][0]), wh._lots["bolt"][0]._asdict())
