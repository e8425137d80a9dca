import operator
from enum import Enum, auto
from dataclasses import dataclass, field


class Op(Enum):
    PUSH = auto()
    ADD = auto()
    MUL = auto()
    SUB = auto()
    DIV = auto()
    DUP = auto()
    SWAP = auto()
    JMP = auto()
    JZ = auto()
    PRINT = auto()
    CALL = auto()
    RET = auto()
    HALT = auto()

    @property
    def takes_argument(self):
        return self in _WITH

    @classmethod
    def parse(cls, text):
        try:
            return cls[text.upper()]
        except KeyError:
            raise SyntaxError(f"unknown instruction {text}") from None


_WITH = {Op.PUSH, Op.JMP, Op.JZ, Op.CALL}


@dataclass(frozen=True)
class Ins:
    op: Op
    arg: object = None
    line: int = field(default=0, compare=False, repr=False)

    def __str__(self):
        return self.op.name if self.arg is None else f"{self.op.name} {self.arg}"


class VMError(RuntimeError):
    def __init__(self, msg, vm):
        super().__init__(msg)
        self.pc = vm.pc
        self.stack = list(vm.stack)

    def __str__(self):
        return f"pc={self.pc}: {super().__str__()} (stack {self.stack})"


@dataclass
class VM:
    code: list
    stack: list = field(default_factory=list)
    calls: list = field(default_factory=list, repr=False)
    pc: int = 0
    out: list = field(default_factory=list, init=False)

    BINARY = {Op.ADD: operator.add, Op.MUL: operator.mul, Op.SUB: operator.sub, Op.DIV: operator.floordiv}

    def pop(self):
        try:
            return self.stack.pop()
        except IndexError as e:
            raise VMError("stack underflow", self) from e

    def step(self):
        ins = self.code[self.pc]
        self.pc += 1
        if ins.op in self.BINARY:
            b, a = self.pop(), self.pop()
            try:
                self.stack.append(self.BINARY[ins.op](a, b))
            except (ZeroDivisionError, TypeError) as e:
                raise VMError(str(e), self) from e
            return True
        match ins:
            case Ins(Op.PUSH, int() | str() as v):
                self.stack.append(v)
            case Ins(Op.DUP):
                v = self.pop()
                self.stack += [v, v]
            case Ins(op=Op.SWAP):
                a, b = self.pop(), self.pop()
                self.stack.extend((a, b))
            case Ins(Op.JMP, to):
                self.pc = to
            case Ins(Op.JZ, to):
                if not self.pop():
                    self.pc = to
            case Ins(Op.PRINT):
                self.out.append(self.pop())
            case Ins(Op.CALL, to):
                self.calls.append(self.pc)
                self.pc = to
            case Ins(Op.RET):
                self.pc = self.calls.pop()
            case Ins(Op.HALT):
                return False
            case _:
                raise VMError(f"cannot do {ins}", self)
        return True

    def run(self, limit=1000):
        steps = 0
        while self.step():
            steps += 1
            if steps > limit:
                raise VMError("too long", self)
        return steps


def assemble(text):
    labels, code = {}, []
    for number, line in enumerate(text.strip().splitlines(), 1):
        line = line.partition(";")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
            continue
        name, *rest = line.split(None, 1)
        op = Op.parse(name)
        if bool(rest) != op.takes_argument:
            raise SyntaxError(f"{op}: wrong number of arguments on line {number}")
        code.append(Ins(op, *(rest or [None]), number))
    fixed = []
    for ins in code:
        arg = ins.arg
        if isinstance(arg, str):
            arg = labels.get(arg, int(arg) if arg.lstrip("-").isdigit() else arg)
        fixed.append(Ins(ins.op, arg, ins.line))
    return fixed


FACT = """
    push 1
    push 6      ; n
loop:
    dup
    jz end
    dup
    push -1
    add
    swap
    call times
    jmp loop
end:
    print
    print
    halt
times:
    ret
"""
code = assemble(FACT)
print(*code, sep="; ")
vm = VM(code)
try:
    print(vm.run(60))
except VMError as e:
    print(e)
print(vm.pc, vm.out, vm)
for text in ("push 1\npush 0\ndiv\nhalt", "add", "push x\npush 2\nsub", "push 2\npush ab\nmul\nprint\nhalt", "foo 1", "push", "push 1\nhalt"):
    try:
        vm = VM(assemble(text))
        print(vm.run(), vm.out, vm.stack)
    except (VMError, SyntaxError) as e:
        print(type(e).__name__, "|", e, "|", repr(e.__cause__))
    except IndexError as e:
        print("ran off:", e)
print(Op.ADD, repr(Op.JZ), Op(3).name, len(Op), Op.HALT.takes_argument, Ins(Op.RET) == Ins(Op.RET, None, 9), hash(Ins(Op.RET)) == hash(Ins(Op.RET, line=4)))
VM([Ins(Op.PUSH, 2.5)]).run()
