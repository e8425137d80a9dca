"""Brainf*** interpreter + a tiny stack VM with assembler."""
import sys
from io import StringIO


class BFError(SyntaxError):
    pass


def compile_bf(src):
    prog, stack = [], []
    for pos, ch in enumerate(src):
        if ch in "+-<>":
            op, delta = ("add", 1 if ch == "+" else -1) if ch in "+-" else ("mov", 1 if ch == ">" else -1)
            if prog and prog[-1][0] == op:
                prog[-1][1] += delta
            else:
                prog.append([op, delta])
        elif ch == "[":
            stack.append(len(prog))
            prog.append(["jz", None])
        elif ch == "]":
            if not stack:
                raise BFError(f"unmatched ] at {pos}")
            start = stack.pop()
            prog[start][1] = len(prog)
            prog.append(["jnz", start])
        elif ch in ".,":
            prog.append([{".": "out", ",": "in"}[ch], 0])
    if stack:
        raise BFError("unmatched [ x%d" % len(stack))
    return prog


def run_bf(src, inp="", limit=2_000_00):
    prog = compile_bf(src)
    tape, ptr, pc, steps = bytearray(64), 0, 0, 0
    out, data = StringIO(), iter(inp.encode())
    while pc < len(prog):
        op, arg = prog[pc]
        steps += 1
        if steps > limit:
            raise TimeoutError(f"limit of {limit:,} steps hit")
        if op == "add":
            tape[ptr] = (tape[ptr] + arg) % 256
        elif op == "mov":
            ptr += arg
            if ptr < 0:
                raise IndexError("tape underrun")
            while ptr >= len(tape):
                tape.extend(bytes(len(tape)))
        elif op == "jz":
            if not tape[ptr]:
                pc = arg
        elif op == "jnz":
            if tape[ptr]:
                pc = arg
        elif op == "out":
            out.write(chr(tape[ptr]))
        else:
            tape[ptr] = next(data, 0)
        pc += 1
    return out.getvalue(), steps, bytes(tape[:6])


HELLO = ("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.")
print(repr(run_bf(HELLO)[0]), run_bf(HELLO)[1:])
print(run_bf(",[.,]", "echo é"))
print(run_bf(",>,<[->+<]>.", "!\""))
print(run_bf("-.", ""), run_bf(""))
print(len(compile_bf(HELLO)), compile_bf("++-[>+<-]")[:3])
for bad in ("[[]", "+]", "<", "+[]"):
    try:
        run_bf(bad)
    except SyntaxError as e:
        print(type(e).__name__, "|", e.msg)
    except (IndexError, TimeoutError) as e:
        print(type(e).__name__, "|", e)

class VM:
    def __init__(self, program, trace=False):
        self.labels = {}
        self.code = []
        for line in program.strip().splitlines():
            line = line.split(";")[0].strip()
            if not line:
                continue
            if line.endswith(":"):
                self.labels[line[:-1]] = len(self.code)
            else:
                op, *args = line.split()
                self.code.append((op.lower(), [int(a) if a.lstrip("-").isdigit() else a for a in args]))
        self.stack, self.calls, self.vars, self.out = [], [], {}, []

    def run(self):
        pc = 0
        while 0 <= pc < len(self.code):
            op, args = self.code[pc]
            method = getattr(self, "op_" + op, None)
            if method is None:
                raise NotImplementedError("opcode %s at %d" % (op.upper(), pc))
            self.pc = pc + 1
            method(*args)
            pc = self.pc
        return " ".join(map(str, self.out))

    def op_push(self, v): self.stack.append(v)
    def op_dup(self): self.stack.append(self.stack[-1])
    def op_swap(self): self.stack[-2:] = self.stack[:-3:-1]
    def op_load(self, n): self.stack.append(self.vars[n])
    def op_store(self, n): self.vars[n] = self.stack.pop()
    def op_print(self): self.out.append(self.stack.pop())
    def op_jmp(self, l): self.pc = self.labels[l]

    def op_jz(self, l):
        if not self.stack.pop():
            self.pc = self.labels[l]

    def op_call(self, l):
        self.calls.append(self.pc)
        self.pc = self.labels[l]

    def op_ret(self):
        self.pc = self.calls.pop()

    def op_halt(self):
        self.pc = len(self.code)


for _name, _fn in dict(add=lambda a, b: a + b, sub=lambda a, b: a - b, mul=lambda a, b: a * b,
                       div=lambda a, b: a // b, mod=lambda a, b: a % b, lt=lambda a, b: int(a < b)).items():
    def _op(self, fn=_fn):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(fn(a, b))
    setattr(VM, "op_" + _name, _op)

FACT = """
    push 1
    store acc
    push 25
    store n
loop:
    load n
    jz done         ; finished?
    load acc
    load n
    mul
    store acc
    load n
    push 1
    sub
    store n
    jmp loop
done:
    load acc
    print
    push -7
    push 2
    call divmod
    print
    print
    halt
divmod:
    store b
    store a
    load a
    load b
    div
    load a
    load b
    mod
    ret
"""
vm = VM(FACT)
print(vm.run(), vm.vars, vm.labels, vm.stack)
for src in ("push 1\nadd", "frob", "load x", "push 1\npush 0\ndiv", "jmp nowhere", "push 3\npush 4\nswap\nprint\nprint", "push"):
    try:
        print(VM(src).run())
    except Exception as e:
        print(type(e).__name__, e if not isinstance(e, TypeError) else "(bad operands)", file=sys.stdout)
