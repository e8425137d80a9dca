from dataclasses import dataclass, field
import functools


class Lcg:
    """No mask on purpose: the state is allowed to grow."""
    made = 0

    def __init__(self, seed):
        self.state = seed
        self.steps = 0
        Lcg.made += 1

    def step(self):
        self.state = self.state * 1103515245 + 12345
        self.steps += 1
        return self.state

    def masked(self, bits):
        return self.state & ((1 << bits) - 1)


g = Lcg(1)
for _ in range(6):
    v = g.step()
    print(g.steps, v, g.masked(32), g.masked(70), v.bit_length())
g.state = -g.state
print(g.masked(64), g.state % 2 ** 64, g.state // 2 ** 64)


@dataclass
class Account:
    owner: str
    balance: int = 0
    log: list = field(default_factory=list)

    def compound(self, times):
        for _ in range(times):
            self.balance += self.balance // 2 + 1
            self.log.append(self.balance)
        return self


acc = Account("zed", 10 ** 6).compound(100)
print(acc.balance, acc.log[70:74], len(acc.log))
print(Account("a", 2 ** 64) == Account("a", 18446744073709551616))
print(Account("q", -2 ** 65))


class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __mul__(self, o):
        return Vec(self.x * o.x - self.y * o.y, self.x * o.y + self.y * o.x)

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"

    def norm(self):
        return self.x ** 2 + self.y ** 2


v = Vec(3, -2)
for i in range(6):
    v = v * v
    print(i, v, v.norm() == 13 ** (2 ** (i + 1)))


def fact(n):
    return n * fact(n - 1) if n else 1


def collatz_peak(n):
    peak = n
    while n != 1:
        n = 3 * n + 1 if n & 1 else n // 2
        if n > peak:
            peak = n
    return peak


@functools.lru_cache(None)
def ackish(m, n):
    if m == 0:
        return n + 1
    return ackish(m - 1, n) * 2 + n ** m


print([fact(n) for n in (12, 13, 20, 21, 25, 30)])
print(collatz_peak(27), collatz_peak(319804831), collatz_peak(2 ** 61 - 1))
print(ackish(5, 1000), ackish(40, 3))


def both(n):
    return n if n < 2 ** 63 else (n, "big") if n % 2 else None


for k in (62, 63, 64):
    print(both(2 ** k - 1), both(2 ** k))


class Clock:
    ticks = 2 ** 62

    def tick(self):
        self.ticks *= 2
        return self.ticks


c = Clock()
print(c.tick(), c.tick(), Clock.ticks, c.ticks - Clock.ticks)
Clock.ticks += Clock.ticks
Clock.ticks += Clock.ticks
print(Clock.ticks, Clock().tick())


class Poly:
    def __init__(self, *coef):
        self.coef = list(coef)

    def __call__(self, x):
        r = 0
        for a in self.coef:
            r = r * x + a
        return r


p = Poly(1, -2, 3, -4, 5)
print([p(x) for x in (0, 1, 10, 10 ** 4, 10 ** 5, -10 ** 5, 0.5)])


def gen(limit):
    a = 1
    while a < limit:
        got = yield a
        a = a * 16 + (got or 0)


it = gen(10 ** 30)
out = [next(it)]
try:
    while True:
        out.append(it.send(len(out)))
except StopIteration:
    print(len(out), out[-1], out[15:18])
state = {"hash": 5381}
for ch in "the quick brown fox":
    state["hash"] = state["hash"] * 33 ^ ord(ch)
print(state["hash"], state["hash"] % (1 << 32), f"{state['hash']:x}", len(f"{state['hash']:b}"))
n = 0xFFFF_FFFF_FFFF_FFFF
n += 1
print(n, n - 1 == 0xFFFFFFFFFFFFFFFF, n.to_bytes(9, "big"), int.from_bytes(b"\xff" * 10, "little", signed=True))
try:
    (2 ** 64).to_bytes(8, "little")
except OverflowError as e:
    print(repr(e))
try:
    float(10 ** 400)
except OverflowError as e:
    print(repr(e))
try:
    print([1, 2][2 ** 70])
except IndexError as e:
    print(repr(e))
try:
    "ab" * 2 ** 70
except OverflowError as e:
    print(repr(e))
