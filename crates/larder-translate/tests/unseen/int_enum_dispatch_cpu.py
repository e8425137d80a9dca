"""A tiny 16-bit machine: enum opcodes with values from auto, decorators registering handlers, flags, traps, tracing."""
import enum
import functools
import io
import sys
from collections import ChainMap


class Op(enum.IntEnum):
    def _generate_next_value_(name, start, count, last):
        return count * 0x10 + len(name)
    HALT = enum.auto()
    PUSH = enum.auto()
    ADD = enum.auto()
    SUB = enum.auto()
    JNZ = enum.auto()
    DUP = enum.auto()
    OUT = enum.auto()
    CALL = enum.auto()
    RET = enum.auto()
    SWAP = enum.auto()
    MULT = ADD | 0x100
    PLUS = ADD


class Flags(enum.Flag):
    Z = enum.auto()
    N = enum.auto()
    V = enum.auto()
    ZN = Z | N


class Trap(Exception):
    def __init_subclass__(cls, /, number, **kw):
        super().__init_subclass__(**kw)
        cls.number = number


class StackTrap(Trap, number=1):
    pass


class DecodeTrap(Trap, number=2):
    def __str__(self):
        return "trap %d: %s" % (self.number, ", ".join(map(str, self.args)))


class Machine:
    handlers = {}

    def on(op, table=handlers):
        def register(fn):
            table[op] = fn
            return fn
        return register

    def __init__(self, code, out=None, limit=200):
        self.code, self.out, self.limit = list(code), out or sys.stdout, limit
        self.stack, self.calls, self.pc, self.flags, self.steps = [], [], 0, Flags(0), 0

    def pop(self):
        try:
            return self.stack.pop()
        except IndexError as e:
            raise StackTrap(f"underflow at {self.pc:#06x}") from e

    def push(self, v):
        w = v & 0xFFFF
        self.flags = Flags(0)
        if not w:
            self.flags |= Flags.Z
        if w & 0x8000:
            self.flags |= Flags.N
        if v != w:
            self.flags |= Flags.V
        self.stack.append(w)

    def fetch(self):
        v = self.code[self.pc]
        self.pc += 1
        return v

    @on(Op.PUSH)
    def push_op(self):
        self.push(self.fetch())

    @on(Op.ADD)
    def add_op(self):
        self.push(self.pop() + self.pop())

    @on(Op.SUB)
    def sub_op(self):
        self.push(-self.pop() + self.pop())

    @on(Op.MULT)
    def mult_op(self):
        self.push(functools.reduce(lambda a, b: a * b, [self.pop(), self.pop()]))

    @on(Op.DUP)
    def dup_op(self):
        v = self.pop()
        self.push(v), self.push(v)

    @on(Op.SWAP)
    def swap_op(self):
        self.stack[-1:-3:-1] = self.stack[-2:]

    @on(Op.JNZ)
    def jnz_op(self):
        target = self.fetch()
        if Flags.Z not in self.flags:
            self.pc = target

    @on(Op.CALL)
    def call_op(self):
        target = self.fetch()
        self.calls.append(self.pc)
        self.pc = target

    @on(Op.RET)
    def ret_op(self):
        self.pc = self.calls.pop()

    @on(Op.OUT)
    def out_op(self):
        print(self.pop(), end=" ", file=self.out)

    del on

    def run(self):
        while True:
            self.steps += 1
            if self.steps > self.limit:
                raise TimeoutError(f"{self.limit} steps")
            word = self.fetch()
            try:
                op = Op(word)
            except ValueError:
                raise DecodeTrap(hex(word), self.pc - 1) from None
            if op is Op.HALT:
                return self
            self.handlers[op](self)


def assemble(text):
    labels, words, fixes = {}, [], []
    for token in text.split():
        if token.endswith(":"):
            labels[token[:-1]] = len(words)
        elif token in Op.__members__:
            words.append(Op[token])
        elif token.lstrip("-").isdigit():
            words.append(int(token))
        else:
            fixes.append((len(words), token))
            words.append(None)
    names = ChainMap(labels, {"START": 0})
    for at, name in fixes:
        words[at] = names[name]
    return words


countdown = assemble("PUSH 5 loop: DUP OUT PUSH 1 SUB DUP JNZ loop2 HALT loop2: OUT PUSH 0 HALT")
print(countdown[:4], [int(w) for w in countdown])
print(Op.PLUS, Op.ADD is Op.PLUS, list(Op.__members__), [o.name for o in Op], Op.MULT.value, repr(Op.MULT))
buffer = io.StringIO()
m = Machine(countdown, buffer).run()
print(buffer.getvalue(), m.stack, m.flags, m.steps)
programs = {
    "triangle": "PUSH 0 PUSH 6 top: DUP CALL out1 SWAP PUSH 1 SUB DUP JNZ top HALT out1: OUT RET",
    "underflow": "ADD", "bad": "PUSH 1 77", "forever": "PUSH 1 here: JNZ here", "wrap": "PUSH 65535 PUSH 2 MULT OUT HALT", "neg": "PUSH 3 PUSH 5 SUB DUP OUT HALT", "end": "PUSH 1", "label": "JNZ nowhere", "noret": "RET",
}
for name, text in programs.items():
    out = io.StringIO()
    try:
        m = Machine(assemble(text), out).run()
        print(f"{name:<10}{out.getvalue():<20}{m.stack} {m.flags!r} {bool(m.flags)} {m.steps}")
    except Trap as t:
        print(f"{name:<10}{type(t).__name__} {t.number} {t} {type(t.__cause__).__name__} {t.__suppress_context__}")
    except (TimeoutError, LookupError) as e:
        print(f"{name:<10}{type(e).__name__} {e}")
print(Flags.ZN, Flags.Z | Flags.V, ~Flags.Z, Flags.ZN & ~Flags.N, list(Flags.ZN), Flags["V"].value, Flags(5), Flags(0), Flags.Z in Flags.ZN, len(Flags), Flags.Z ^ Flags.ZN)
try:
    Flags(8)
except ValueError as e:
    print(str(e).splitlines()[0])
try:
    Machine.on
except AttributeError as e:
    print(e)
try:
    class Bare(Trap):
        pass
except TypeError as e:
    print(e)
try:
    class More(Op):
        X = 1
except TypeError as e:
    print(e)
try:
    Op.HALT = 3
except AttributeError as e:
    print(e)
print(sorted(Machine.handlers)[:3], {op.name: fn.__name__ for op, fn in Machine.handlers.items()}["SWAP"], Op.PUSH + 1, Op.PUSH == 20, Op.PUSH * 1.5, f"{Op.PUSH:>5}|{Op.PUSH!s}|{Op.PUSH.name}", hash(Op.ADD) == hash(int(Op.ADD)), 35 in [Op.ADD], Op.SUB in {Op.SUB: 1}, isinstance(Op.SUB, int))
Machine(assemble("PUSH 1 OUT ADD")).run()
