# Robot simulator + warehouse; direction via complex numbers; command parser with regex; history with undo
import re
from collections import namedtuple
from enum import Enum

class Heading(Enum):
    N, E, S, W = 1j, 1, -1j, -1
    def turn(self, side):
        return Heading(self.value * (-1j if side == "R" else 1j))
    @property
    def opposite(self):
        return Heading(-self.value)
    def __str__(self):
        return "^>v<"[list(Heading).index(self)]
State = namedtuple("State", "pos heading carrying", defaults=[()])

class Collision(Exception):
    pass

class Robot:
    _names = iter(f"R{n:02}" for n in range(1, 100))
    def __init__(self, world, pos=0, heading=Heading.N, name=None):
        self.world = world
        self.state = State(complex(pos), heading)
        self.history = []
        self.name = name or next(Robot._names)
        world.robots.append(self)
    def __getattr__(self, attr):
        if attr in State._fields:
            return getattr(self.state, attr)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {attr!r}")
    def _set(self, **kw):
        self.history.append(self.state)
        self.state = self.state._replace(**kw)
    def do_A(self, n=1):
        for _ in range(n):
            target = self.pos + self.heading.value
            self.world.check(target, self)
            self._set(pos=target)
    def do_L(self, n=1):
        for _ in range(n % 4):
            self._set(heading=self.heading.turn("L"))
    def do_R(self, n=1):
        for _ in range(n % 4):
            self._set(heading=self.heading.turn("R"))
    def do_P(self, n=1):
        for _ in range(n):
            try:
                self._set(carrying=self.carrying + (self.world.items[self.pos].pop(),))
            except (KeyError, IndexError) as e:
                raise LookupError(f"nothing at {fmt(self.pos)}") from e
    def do_D(self, n=1):
        for _ in range(n):
            *rest, item = self.carrying
            self.world.items.setdefault(self.pos, []).append(item)
            self._set(carrying=tuple(rest))
    def do_U(self, n=1):
        for _ in range(n):
            self.state = self.history.pop()
    def run(self, program):
        done = 0
        for m in re.finditer(r"(?P<cmd>[A-Z])(?P<n>\d*)|(?P<junk>\S)", program):
            if m["junk"]:
                raise SyntaxError(f"{m['junk']!r} at {m.start()}")
            method = getattr(self, "do_" + m["cmd"], None)
            if method is None:
                raise SyntaxError(f"unknown {m['cmd']}")
            method(*([int(m["n"])] if m["n"] else []))
            done += 1
        return done
    def __repr__(self):
        return f"{self.name}@{fmt(self.pos)}{self.heading}{list(self.carrying)}"

def fmt(z):
    return f"({z.real:g},{z.imag:g})"

class World:
    def __init__(self, w, h, walls=(), items=None):
        self.w, self.h = w, h
        self.walls = {complex(*p) for p in walls}
        self.items = items or {}
        self.robots = []
    def check(self, pos, mover):
        if not (0 <= pos.real < self.w and 0 <= pos.imag < self.h):
            raise Collision(f"{mover.name} would leave at {fmt(pos)}")
        if pos in self.walls:
            raise Collision(f"{mover.name} hits wall {fmt(pos)}")
        for other in self.robots:
            if other is not mover and other.pos == pos:
                raise Collision(f"{mover.name} hits {other.name}")
    def __str__(self):
        rows = []
        for y in reversed(range(self.h)):
            row = ""
            for x in range(self.w):
                p = complex(x, y)
                bot = next((str(r.heading) for r in self.robots if r.pos == p), None)
                row += bot or ("#" if p in self.walls else str(len(self.items[p])) if self.items.get(p) else ".")
            rows.append(row)
        return "\n".join(rows)
w = World(6, 4, walls=[(2, 1), (4, 3)], items={1 + 1j: ["box", "bag"], 5: ["key"]})
a = Robot(w)
b = Robot(w, 3 + 2j, Heading.W, name="BB")
print(w, a, b, sep="\n")
for bot, prog in [(a, "AR A P2"), (a, "A"), (b, "A2 L A"), (b, "A"), (a, "L3 X"), (a, "U2"), (b, "R2A5"), (a, "L A2 D"), (a, "D D"), (a, "P"), (a, "A?"), (b, "U9")]:
    try:
        print(f"{bot.name} {prog:<9}", bot.run(prog), bot)
    except (Collision, SyntaxError) as e:
        print(f"{bot.name} {prog:<9}", type(e).__name__, e, bot)
    except LookupError as e:
        print(f"{bot.name} {prog:<9}", type(e).__name__, e, repr(e.__cause__))
    except ValueError as e:
        print(f"{bot.name} {prog:<9}", "ValueError", e)
print(w, {fmt(k): v for k, v in w.items.items()}, sep="\n")
print(len(a.history), len(b.history), a.history[0], [fmt(s.pos) for s in a.history][:6])
print([h.name + h.opposite.name for h in Heading], [str(h.turn("L")) for h in Heading], Heading(1j), Heading(-1 + 0j) is Heading.W, Heading.N.turn("R").turn("L") is Heading.N)
print(Robot(World(1, 1)).name, next(Robot._names), hasattr(a, "carrying"), hasattr(a, "speed"), "pos" in vars(a))
try:
    a.speed
except AttributeError as e:
    print(e)
s = State(0, Heading.N)
print(s == (0, Heading.N, ()), s._replace(pos=1j).pos, State._field_defaults, s < State(1, Heading.N))
