# Water/graph puzzles in OOP: circuit simulator with gates, signals, memoised evaluation and feedback detection (Advent-of-code style)
import re
from functools import cached_property, reduce
from collections import defaultdict, deque
from enum import IntFlag
import operator
class Bit(IntFlag):
    LOW = 0
    HIGH = 1
class Wire:
    def __init__(self, name):
        self.name, self._value, self.listeners, self.changes = name, Bit.LOW, [], 0
    @property
    def value(self):
        return self._value
    @value.setter
    def value(self, v):
        v = Bit(v & 1)
        if v is not self._value:
            self._value = v
            self.changes += 1
            for fn in self.listeners:
                fn()
    def __or__(self, other):
        return Gate(operator.or_, self, other).out
    def __and__(self, other):
        return Gate(operator.and_, self, other).out
    def __xor__(self, other):
        return Gate(operator.xor, self, other).out
    def __invert__(self):
        return Gate(lambda a: a ^ 1, self).out
    def __repr__(self):
        return f"{self.name}={int(self._value)}"
class Gate:
    count = 0
    depth = 0
    def __init__(self, fn, *ins, out=None):
        Gate.count += 1
        self.fn, self.ins = fn, ins
        self.out = out or Wire(f"w{Gate.count}")
        for w in ins:
            w.listeners.append(self.update)
        self.update()
    def update(self):
        Gate.depth += 1
        try:
            if Gate.depth > 60:
                raise RecursionError(f"oscillation at {self.out.name}")
            self.out.value = self.fn(*(w.value for w in self.ins))
        finally:
            Gate.depth -= 1
def full_adder(a, b, c):
    s = a ^ b
    return s ^ c, (a & b) | (s & c)
class Adder:
    def __init__(self, n):
        self.a, self.b = ([Wire(f"{ch}{i}") for i in range(n)] for ch in "ab")
        carry, self.s = Wire("c"), []
        for x, y in zip(self.a, self.b):
            out, carry = full_adder(x, y, carry)
            self.s.append(out)
        self.s.append(carry)
    def __call__(self, x, y):
        for wires, v in ((self.a, x), (self.b, y)):
            for i, w in enumerate(wires):
                w.value = v >> i
        return sum(w.value << i for i, w in enumerate(self.s))
add = Adder(8)
print(Gate.count, [add(x, y) for x, y in [(0, 0), (1, 1), (200, 100), (255, 255), (256, 1)]], all(add(x, y) == x + y for x in range(0, 256, 17) for y in range(0, 256, 13)))
print(add.a[:2], add.s[-1], sum(w.changes for w in add.s) > 100, type(add.s[0].value).__name__, repr(Bit.HIGH | Bit.LOW), Bit(1) is Bit.HIGH)
s, r = Wire("S"), Wire("R")
q, nq = Wire("Q"), Wire("NQ")
Gate(lambda a, b: (a | b) ^ 1, r, nq, out=q)
Gate(lambda a, b: (a | b) ^ 1, s, q, out=nq)
trace = []
for sv, rv in [(1, 0), (0, 0), (0, 1), (0, 0), (1, 0), (0, 0)]:
    s.value, r.value = sv, rv
    trace.append(f"{s!r},{r!r} -> {q!r},{nq!r}")
print(*trace, sep="\n")
en, loop = Wire("en"), Wire("loop")
Gate(lambda e, l: e & (l ^ 1), en, loop, out=loop)
try:
    en.value = 1
except RecursionError as e:
    print("RecursionError:", e, Gate.depth, en)
PROGRAM = """123 -> x
456 -> y
x AND y -> d
x OR y -> e
x LSHIFT 2 -> f
y RSHIFT 2 -> g
NOT x -> h
NOT y -> i
h -> out
1 AND out -> bit
p AND q -> r
r -> p
"""
OPS = {"AND": operator.and_, "OR": operator.or_, "LSHIFT": operator.lshift, "RSHIFT": operator.rshift}
class Circuit(dict):
    def __init__(self, text):
        super().__init__()
        self.code = dict(reversed(line.split(" -> ")) for line in text.splitlines())
        self.busy = []
    def __missing__(self, key):
        if key.isdigit():
            return int(key)
        if key in self.busy:
            raise RuntimeError("cycle: " + " > ".join(self.busy[self.busy.index(key):] + [key]))
        if key not in self.code:
            raise KeyError(f"wire {key}")
        self.busy.append(key)
        try:
            match self.code[key].split():
                case [a]:
                    v = self[a]
                case ["NOT", a]:
                    v = ~self[a]
                case [a, op, b] if op in OPS:
                    v = OPS[op](self[a], self[b])
                case other:
                    raise SyntaxError(other)
        finally:
            self.busy.pop()
        self[key] = v & 0xFFFF
        return self[key]
c = Circuit(PROGRAM)
print({k: c[k] for k in sorted(c.code) if k not in "pqr"}, len(c), "p" in c, c.get("p"))
for k in ("p", "nope", "r"):
    try:
        c[k]
    except (RuntimeError, KeyError) as e:
        print(type(e).__name__, e, c.busy)
c2 = Circuit(PROGRAM.replace("456 -> y", "d XOR x -> y"))
try:
    c2["e"]
except (SyntaxError, RuntimeError) as e:
    print(type(e).__name__, e, c2.busy, sorted(c2))
MODULES = """broadcaster -> a, inv
%a -> con
&inv -> b
%b -> con
&con -> output"""
def pulses(text, presses):
    kinds, dests, memory = {}, {}, defaultdict(dict)
    for line in text.splitlines():
        m = re.fullmatch(r"([%&]?)(\w+) -> (.*)", line)
        kinds[m[2]], dests[m[2]] = m[1], m[3].split(", ")
    for src, ds in dests.items():
        for d in ds:
            memory[d][src] = False
    on, counts, log = set(), [0, 0], []
    for press in range(presses):
        queue = deque([("button", "broadcaster", False)])
        while queue:
            src, name, high = queue.popleft()
            counts[high] += 1
            if press == 0:
                log.append(f"{src} {'-+'[high]}> {name}")
            match kinds.get(name):
                case "%" if not high:
                    on ^= {name}
                    send = name in on
                case "&":
                    memory[name][src] = high
                    send = not all(memory[name].values())
                case "":
                    send = high
                case _:
                    continue
            queue.extend((name, d, send) for d in dests[name])
    return counts, sorted(on), log
for n in (1, 2, 1000):
    counts, on, log = pulses(MODULES, n)
    print(n, counts, counts[0] * counts[1], on, log if n == 1 else len(log))
hands = [reduce(lambda h, ch: (h + ord(ch)) * 17 % 256, w, 0) for w in "rn=1,cm-,qp=3,HASH".split(",")]
print(hands, sum(hands))
crates = ["    [D]    ", "[N] [C]    ", "[Z] [M] [P]"]
stacks = ["".join(col[::-1]).strip() for col in list(zip(*crates))[1::4]]
for n, a, b in (map(int, re.findall(r"\d+", l)) for l in "move 1 from 2 to 1\nmove 3 from 1 to 3\nmove 2 from 2 to 1\nmove 1 from 1 to 2".splitlines()):
    stacks[a - 1], moved = stacks[a - 1][:-n], stacks[a - 1][-n:]
    stacks[b - 1] += moved[::-1]
print(stacks, "".join(s[-1] for s in stacks))
