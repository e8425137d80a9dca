from enum import IntEnum


Op = IntEnum("Op", "PUSH ADD SUB MUL DIV DUP SWAP JMP JZ LOAD STORE CALL RET PRINT HALT")
HAS_ARG = {Op.PUSH, Op.JMP, Op.JZ, Op.LOAD, Op.STORE, Op.CALL}

class VMError(RuntimeError):
    def __init__(self, pc, op, reason):
        self.pc, self.op, self.reason = pc, op, reason

    def __str__(self):
        return f"pc={self.pc:03d} {self.op.name}: {self.reason}"


def assemble(text):
    code, labels, fixups = [], {}, []
    for raw in text.splitlines():
        line = raw.split(";")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
            continue
        name, *args = line.split()
        op = Op[name.upper()]
        if (op in HAS_ARG) != bool(args):
            raise SyntaxError(f"{op.name} takes {int(op in HAS_ARG)} argument(s)")
        code.append(int(op))
        for a in args:
            if a.lstrip("-")[0].isdigit():
                a = int(a, 0)
            else:
                fixups.append((len(code), a))
            code.append(a)
    for at, label in fixups:
        code[at] = labels.get(label, label)
    return code


def disassemble(code):
    it = iter(enumerate(code))
    for pc, n in it:
        op = Op(n)
        arg = f" {next(it)[1]!r}" if op in HAS_ARG else ""
        yield f"{pc:03d} {op.name:<5}{arg}"

class VM:
    def __init__(self, code):
        self.code, self.pc = code, 0
        self.stack, self.calls, self.mem = [], [], {}
        self.ticks = 0
        self.table = {op: getattr(self, "op_" + op.name.lower(), None) for op in Op}

    def run(self):
        while True:
            start = self.pc
            op = Op(self.code[self.pc])
            self.pc += 1
            if op is Op.HALT:
                return self.stack
            args = self.code[self.pc:self.pc + (op in HAS_ARG)]
            self.pc += len(args)
            self.ticks += 1
            try:
                self.table[op](*args)
            except (IndexError, ArithmeticError, KeyError) as e:
                raise VMError(start, op, e) from e

    def binary(fn):
        def method(self):
            b, a = self.stack.pop(), self.stack.pop()
            self.stack.append(fn(a, b))
        return method

    op_add = binary(lambda a, b: a + b)
    op_sub = binary(lambda a, b: a - b)
    op_mul = binary(lambda a, b: a * b)
    op_div = binary(lambda a, b: a // b)
    del binary

    def op_push(self, v): self.stack.append(v)
    def op_dup(self): self.stack.append(self.stack[-1])
    def op_swap(self): self.stack[-2:] = self.stack[:-3:-1]
    def op_jmp(self, t): self.pc = t
    def op_load(self, k): self.stack.append(self.mem[k])
    def op_store(self, k): self.mem[k] = self.stack.pop()
    def op_print(self): print("out:", self.stack.pop())

    def op_jz(self, t):
        if not self.stack.pop():
            self.pc = t

    def op_call(self, t):
        self.calls.append(self.pc)
        self.pc = t

    def op_ret(self):
        self.pc = self.calls.pop()


FACT = """
push 0x19 ; 25
store n / push 1 / store acc
loop: / load n / jz done / load acc / load n / mul / store acc
load n / push 1 / sub / store n / jmp loop
done: / load acc / print / push 7 / call square / halt
square: / dup / mul / ret ; falls back to the caller
""".replace(" / ", "\n")
code = assemble(FACT)
print(code)
print(*list(disassemble(code))[-8:], sep="\n")
vm = VM(code)
print(vm.run(), vm.ticks, vm.mem["acc"] % 1000007, vm.calls)
print(VM(assemble("push 1\npush 2\nswap\npush -7\npush 2\ndiv\nhalt")).run(), hasattr(VM, "binary"), max(Op), Op.JZ + 1)
for src in ("add\nhalt", "push", "frob", "push 1\npush 0\ndiv", "load x", "jmp nowhere"):
    try:
        VM(assemble(src)).run()
    except (VMError, SyntaxError, KeyError, TypeError) as e:
        print(f"{type(e).__name__}: {e}", "| cause", repr(e.__cause__))
VM(assemble("push 3\npush 4\nret")).run()
