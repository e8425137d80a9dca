# Parking garage: spot allocation by size with a heap per level, tickets and fees.
import heapq
from collections import namedtuple, Counter

Ticket = namedtuple("Ticket", "plate size level spot start")
SIZES = ["bike", "car", "truck"]


class GarageFull(Exception):
    pass


class Level:
    def __init__(self, number, layout):
        self.number = number
        self.free = {s: [] for s in SIZES}
        spot = 1
        for size, count in layout:
            for _ in range(count):
                heapq.heappush(self.free[size], spot)
                spot += 1

    def take(self, size):
        # a smaller vehicle may use a larger spot, never the other way
        for s in SIZES[SIZES.index(size):]:
            if self.free[s]:
                return s, heapq.heappop(self.free[s])

    def give(self, size, spot):
        heapq.heappush(self.free[size], spot)

    def __repr__(self):
        inner = " ".join(f"{k}:{len(v)}" for k, v in self.free.items())
        return f"<L{self.number} {inner}>"


class Garage:
    rates = {"bike": (1, 5), "car": (3, 20), "truck": (8, 50)}

    def __init__(self, *layouts):
        self.levels = [Level(i, lay) for i, lay in enumerate(layouts)]
        self.active = {}
        self.income = Counter()
        self.turned_away = []

    def enter(self, plate, size, now):
        if plate in self.active:
            raise ValueError(f"{plate} is already inside")
        for level in self.levels:
            got = level.take(size)
            if got is not None:
                kind, spot = got
                self.active[plate] = (Ticket(plate, size, level.number, spot, now), kind)
                return self.active[plate][0]
        self.turned_away.append(plate)
        raise GarageFull(f"no place for {size} {plate}")

    def leave(self, plate, now):
        ticket, kind = self.active.pop(plate)
        self.levels[ticket.level].give(kind, ticket.spot)
        fee = self.fee(ticket, now)
        self.income[ticket.size] += fee
        return fee

    def fee(self, ticket, now):
        minutes = now - ticket.start
        if minutes <= 10:
            return 0
        hourly, cap = self.rates[ticket.size]
        days, rest = divmod(minutes, 24 * 60)
        hours = -(-rest // 60)
        return days * cap + min(hours * hourly, cap)


EVENTS = """
0 in A-1 car
2 in M-7 bike
3 in T-9 truck
5 in B-2 car
8 out A-1
9 in C-3 car
9 in D-4 car
12 in D-4 car
15 in T-8 truck
15 in E-5 car
16 in N-2 bike
75 out C-3
76 in F-6 truck
80 out GHOST
131 out M-7
500 out B-2
3000 out T-9
3001 in F-6 truck
3002 out N-2
"""

g = Garage([("bike", 1), ("car", 2)], [("car", 1), ("truck", 1)])
print(g.levels)
for line in EVENTS.strip().split("\n"):
    when, verb, plate, *size = line.split()
    when = int(when)
    clock = f"{when // 1440}d{when // 60 % 24:02}:{when % 60:02}"
    try:
        if verb == "in":
            t = g.enter(plate, size[0], when)
            print(clock, "+", plate, "level", t.level, "spot", t.spot)
        else:
            print(clock, "-", plate, "pays", g.leave(plate, when))
    except GarageFull as full:
        print(clock, "!", full)
    except (ValueError, KeyError) as e:
        print(clock, "?", type(e).__name__, e)
print(g.levels)
print(sorted(g.active), g.turned_away)
print(g.income, sum(g.income.values()), g.income.most_common(1))
t = next(iter(g.active.values()))[0]
print(t._replace(spot=99), t._asdict()["plate"], [f for f in Ticket._fields if len(f) > 4])
