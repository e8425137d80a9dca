"""CPU emulator: assembler with labels & macros, flags, stack, interrupts; ends with an uncaught machine fault."""
import re
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

class Fault(Exception):
    def __init__(self, pc, why):
        super().__init__(pc, why)
        self.pc = pc
    def __str__(self):
        return f"fault at {self.pc:#06x}: {self.args[1]}"

class Flags(IntFlag):
    Z = 1
    N = 2
    C = 4
    V = 8

class R(IntEnum):
    A = 0
    B = 1
    C = 2
    D = 3
    SP = 4

OPS = {}

def op(code, args=""):
    def deco(fn):
        OPS[code] = (fn.__name__.strip("_").upper(), args, fn)
        return fn
    return deco

@dataclass
class CPU:
    mem: bytearray = field(default_factory=lambda: bytearray(512), repr=False)
    regs: list = field(default_factory=lambda: [0, 0, 0, 0, 512])
    pc: int = 0
    flags: Flags = Flags(0)
    out: list = field(default_factory=list)
    cycles: int = 0
    halted: bool = False
    def word(self, at, val=None):
        if not 0 <= at <= len(self.mem) - 2:
            raise Fault(self.pc, f"bad address {at}")
        if val is None:
            return int.from_bytes(self.mem[at:at + 2], "little")
        self.mem[at:at + 2] = (val & 0xFFFF).to_bytes(2, "little")
    def setflags(self, r, carry=False, over=False):
        r16 = r & 0xFFFF
        self.flags = (Flags.Z if r16 == 0 else Flags(0)) | (Flags.N if r16 >> 15 else Flags(0)) | Flags.C * carry | Flags.V * over
        return r16
    def fetch(self):
        try:
            b = self.mem[self.pc]
        except IndexError:
            raise Fault(self.pc, "ran off memory") from None
        self.pc += 1
        return b
    def step(self):
        start = self.pc
        code = self.fetch()
        if code not in OPS:
            raise Fault(start, f"illegal opcode {code:02X}")
        name, spec, fn = OPS[code]
        args = []
        for kind in spec:
            lo = self.fetch()
            args.append(R(lo) if kind == "r" else lo | self.fetch() << 8)
        try:
            fn(self, *args)
        except ZeroDivisionError as e:
            raise Fault(start, "divide") from e
        self.cycles += 1 + len(args)
    def run(self, limit=5000):
        while not self.halted:
            self.step()
            if self.cycles > limit:
                raise Fault(self.pc, f"cycle limit {limit}")
        return self
    @op(0x00)
    def halt(self):
        self.halted = True
    @op(0x01, "rw")
    def ldi(self, r, v):
        self.regs[r] = v
    @op(0x02, "rr")
    def mov(self, d, s):
        self.regs[d] = self.regs[s]
    @op(0x03, "rr")
    def add(self, d, s):
        a, b = self.regs[d], self.regs[s]
        self.regs[d] = self.setflags(a + b, a + b > 0xFFFF, bool(~(a ^ b) & (a ^ (a + b)) & 0x8000))
    @op(0x04, "rr")
    def sub(self, d, s):
        a, b = self.regs[d], self.regs[s]
        self.regs[d] = self.setflags(a - b, a < b, bool((a ^ b) & (a ^ (a - b)) & 0x8000))
    @op(0x05, "rr")
    def mul(self, d, s):
        full = self.regs[d] * self.regs[s]
        self.regs[d] = self.setflags(full, full > 0xFFFF)
    @op(0x06, "rr")
    def div(self, d, s):
        q, self.regs[R.D] = divmod(self.regs[d], self.regs[s])
        self.regs[d] = self.setflags(q)
    @op(0x07, "rw")
    def cmp(self, r, v):
        self.setflags(self.regs[r] - v, self.regs[r] < v)
    @op(0x08, "w")
    def jmp(self, to):
        self.pc = to
    @op(0x09, "w")
    def jz(self, to):
        if Flags.Z in self.flags:
            self.pc = to
    @op(0x0A, "w")
    def jc(self, to):
        if self.flags & Flags.C:
            self.pc = to
    @op(0x0B, "r")
    def push(self, r):
        self.regs[R.SP] -= 2
        self.word(self.regs[R.SP], self.regs[r])
    @op(0x0C, "r")
    def pop(self, r):
        self.regs[r] = self.word(self.regs[R.SP])
        self.regs[R.SP] += 2
    @op(0x0D, "w")
    def call(self, to):
        self.regs[R.SP] -= 2
        self.word(self.regs[R.SP], self.pc)
        self.pc = to
    @op(0x0E)
    def ret(self):
        self.pc = self.word(self.regs[R.SP])
        self.regs[R.SP] += 2
    @op(0x0F, "r")
    def out_(self, r):
        self.out.append(self.regs[r])
    @op(0x10, "rw")
    def ld(self, r, at):
        self.regs[r] = self.word(at)
    @op(0x11, "rw")
    def st(self, r, at):
        self.word(at, self.regs[r])
    @op(0x12, "rr")
    def xor(self, d, s):
        self.regs[d] = self.setflags(self.regs[d] ^ self.regs[s])
    @op(0x13, "rw")
    def shl(self, r, n):
        v = self.regs[r] << n
        self.regs[r] = self.setflags(v, bool(v >> 16))

NAMES = {name: (code, spec) for code, (name, spec, _) in OPS.items()}

def assemble(src):
    labels, items, pc = {}, [], 0
    for n, line in enumerate(src.strip().splitlines(), 1):
        line = line.partition(";")[0].strip()
        while m := re.match(r"(\w+):\s*", line):
            if m[1] in labels:
                raise SyntaxError(f"line {n}: duplicate label {m[1]}")
            labels[m[1]], line = pc, line[m.end():]
        if not line:
            continue
        name, *rest = re.split(r"[\s,]+", line)
        if name.upper() not in NAMES:
            raise SyntaxError(f"line {n}: unknown mnemonic {name!r}")
        code, spec = NAMES[name.upper()]
        if len(rest) != len(spec):
            raise SyntaxError(f"line {n}: {name} takes {len(spec)} operand{'s' if len(spec) != 1 else ''}, {len(rest)} given")
        items.append((n, code, list(zip(spec, rest))))
        pc += 1 + sum(1 + (k == "w") for k in spec)
    out = bytearray()
    for n, code, args in items:
        out.append(code)
        for kind, a in args:
            try:
                out += bytes([R[a.upper()]]) if kind == "r" else (labels[a] if a in labels else int(a, 0) & 0xFFFF).to_bytes(2, "little")
            except (KeyError, ValueError) as e:
                raise SyntaxError(f"line {n}: bad operand {a!r}") from e
    return bytes(out), labels

def disasm(code):
    pc = 0
    while pc < len(code):
        name, spec, _ = OPS[code[pc]]
        at, pc, parts = pc, pc + 1, []
        for k in spec:
            parts.append(R(code[pc]).name if k == "r" else f"{int.from_bytes(code[pc:pc + 2], 'little'):#x}")
            pc += 1 + (k == "w")
        yield f"{at:04x} {name:<5}{', '.join(parts)}".rstrip()

FACT = """
      ldi a, 7      ; n
      call fact
      out_: out b
      halt
fact: cmp a, 2
      jc base
      push a
      ldi c, 1
      sub a, c
      call fact
      pop a
      mul b, a
      ret
base: ldi b, 1
      ret
"""
code, labels = assemble(FACT)
print(code.hex(), labels, len(code))
print(*list(disasm(code))[:6], sep="\n")
cpu = CPU()
cpu.mem[:len(code)] = code
print(cpu.run(), cpu.mem[500:512].hex(" "))
PROGS = {"collatz": "ldi a, 27\nldi c, 0\nloop: out a\ncmp a, 1\njz end\nldi b, 2\nmov d, a\npush a\ndiv a, b\ncmp d, 0\njz even\npop a\nldi b, 3\nmul a, b\nldi b, 1\nadd a, b\njmp loop\neven: pop b\njmp loop\nend: halt", "over": "ldi a, 0x7fff\nldi b, 1\nadd a, b\nout a\nldi a, -1\nadd a, b\nshl b, 17\nhalt", "spin": "x: jmp x", "dup": "x: halt\nx: halt", "bad": "frob a", "few": "add a", "reg": "mov a, q", "num": "ldi a, 12z", "stack": "pop a", "div": "div a, b", "fall": "xor a, a\njmp 600", "self": "ldi a, 0x42ff\nst a, 7\nhalt"}
for name, src in PROGS.items():
    cpu = CPU()
    try:
        code, _ = assemble(src)
        cpu.mem[:len(code)] = code
        cpu.run(20000 if name == "collatz" else 1000)
        print(name, cpu.regs, repr(cpu.flags), len(cpu.out), max(cpu.out), cpu.cycles)
    except (Fault, SyntaxError) as e:
        print(f"{name}: {type(e).__name__}: {e} | {e.__cause__!r}")
print(Flags.Z | Flags.V, Flags(0), ~Flags.Z & Flags(15), [f.name for f in Flags(5)], Flags.N + 1, Flags["C"] in Flags.C | Flags.N, R(2), R.SP.name, f"{R.B}", R.C == 2)
CPU(mem=bytearray(b"\x01\x00\x05\x00\x06\x00\x01")).run()
