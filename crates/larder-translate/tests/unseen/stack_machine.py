# Stack VM with labels, call frames and generators used for tracing
import sys
OPS = {}
def opcode(name=None, *, pops=0):
    def register(fn):
        OPS[name or fn.__name__.upper()] = (fn, pops)
        return fn
    return register
class VMError(RuntimeError):
    pass
class VM:
    def __init__(self, code):
        self.code, self.labels = self.assemble(code)
        self.stack, self.calls, self.vars, self.pc, self.steps = [], [], {}, 0, 0
    @staticmethod
    def assemble(text):
        code, labels = [], {}
        for raw in text.splitlines():
            line, _, _comment = raw.partition(";")
            line = line.strip()
            if not line:
                continue
            if line.endswith(":"):
                labels[line[:-1]] = len(code)
            else:
                op, *args = line.split()
                code.append((op.upper(), *[int(a) if a.lstrip("-").isdigit() else a for a in args]))
        return code, labels
    def run(self, limit=1000):
        while self.pc < len(self.code):
            op, *args = self.code[self.pc]
            self.pc += 1
            self.steps += 1
            if self.steps > limit:
                raise VMError(f"step limit {limit} reached at pc={self.pc - 1}")
            try:
                fn, pops = OPS[op]
            except KeyError as e:
                raise VMError("unknown opcode " + op) from None
            if len(self.stack) < pops:
                raise VMError(f"{op}: stack underflow ({len(self.stack)} < {pops})")
            popped = [self.stack.pop() for _ in range(pops)][::-1]
            out = fn(self, *popped, *args)
            if out is not None:
                yield from out if isinstance(out, (list, tuple)) else [out]
@opcode()
def push(vm, v):
    vm.stack.append(v)
for sym, f in {"ADD": lambda a, b: a + b, "SUB": lambda a, b: a - b, "MUL": lambda a, b: a * b,
               "DIV": lambda a, b: a // b, "MOD": lambda a, b: a % b, "LT": lambda a, b: int(a < b),
               "SHL": lambda a, b: a << b, "XOR": lambda a, b: a ^ b}.items():
    @opcode(sym, pops=2)
    def binary(vm, a, b, f=f):
        vm.stack.append(f(a, b))
@opcode(pops=1)
def dup(vm, a):
    vm.stack += [a, a]
@opcode(pops=2)
def swap(vm, a, b):
    vm.stack += b, a
@opcode("PRINT", pops=1)
def print_(vm, a):
    return a
@opcode("DUMP")
def dump(vm):
    return f"stack={vm.stack}", f"vars={vm.vars}"
@opcode(pops=1)
def store(vm, v, name):
    vm.vars[name] = v
@opcode()
def load(vm, name):
    vm.stack.append(vm.vars.setdefault(name, 0))
@opcode()
def jmp(vm, label):
    vm.pc = vm.labels[label]
@opcode(pops=1)
def jz(vm, v, label):
    if not v:
        vm.pc = vm.labels[label]
@opcode()
def call(vm, label):
    vm.calls.append(vm.pc)
    vm.pc = vm.labels[label]
@opcode()
def ret(vm):
    vm.pc = vm.calls.pop()
PROGS = {
    "countdown": "push 3\nloop:\ndup\nprint\npush 1\nsub\ndup\njz done\njmp loop\ndone:\ndump",
    "fact": """push 20
        store n
        push 1
        store acc   ; accumulator
        again:
        load n
        jz out
        load acc
        load n
        mul
        store acc
        load n
        push 1
        sub
        store n
        jmp again
        out:
        load acc
        print
        dump""",
    "neg": "push -7\npush 2\ndiv\nprint\npush -7\npush 2\nmod\nprint\npush 1\npush 70\nshl\nprint\npush -1\npush 255\nxor\nprint",
    "call": "call sq\ncall sq\nprint\njmp end\nsq:\nload x\npush 9\nadd\ndup\nmul\nret\nend:\ndump",
    "swap": "push 1\npush 2\nswap\nsub\nprint\nadd",
    "bad": "push 1\nfrobnicate",
    "zero": "push 1\npush 0\ndiv",
    "inf": "top:\njmp top",
}
print(sorted(OPS))
failures = 0
for name, text in PROGS.items():
    vm = VM(text)
    out = []
    try:
        for item in vm.run(limit=300):
            out.append(item)
    except VMError as e:
        failures += 1
        out.append(f"VMError({e}) suppress={e.__suppress_context__}")
    except ArithmeticError as e:
        failures += 1
        out.append(repr(e))
    print(f"{name:-<12}{vm.steps:->5}", *out, sep=" | ")
print("failures:", failures, file=sys.stderr)
sys.exit(failures)
