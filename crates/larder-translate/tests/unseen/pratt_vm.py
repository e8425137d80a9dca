# Pratt parser + bytecode compiler + stack machine
import re
from collections import namedtuple
from enum import Enum, auto, IntEnum

Token = namedtuple("Token", "kind text pos")
class Op(IntEnum):
    PUSH = 0
    LOAD = auto()
    STORE = auto()
    BIN = auto()
    NEG = auto()
    NOT = auto()
    JMP = auto()
    JZ = auto()
    POP = auto()
    PRINT = auto()
class Kind(Enum):
    NUM = r"\d+(?:\.\d*)?"
    NAME = r"[A-Za-z_]\w*"
    OP = r"\*\*|//|<=|>=|==|!=|&&|\|\||[-+*/%<>=!(){};,?:]"
    WS = r"\s+"

LEX = re.compile("|".join(f"(?P<{k.name}>{k.value})" for k in Kind))
def lex(src):
    pos = 0
    while pos < len(src):
        m = LEX.match(src, pos)
        if m is None:
            raise SyntaxError(f"bad char {src[pos]!r} at {pos}")
        if m.lastgroup != "WS":
            yield Token(m.lastgroup, m.group(), pos)
        pos = m.end()
    yield Token("EOF", "", pos)

LBP = {"?": 2, "||": 4, "&&": 6, "==": 8, "!=": 8, "<": 10, "<=": 10, ">": 10, ">=": 10,
       "+": 20, "-": 20, "*": 30, "/": 30, "//": 30, "%": 30, "**": 50}
class Parser:
    def __init__(self, src):
        self.toks = list(lex(src))
        self.i = 0
        self.code = []

    @property
    def tok(self):
        return self.toks[self.i]

    def accept(self, text):
        if (t := self.tok).text == text and t.kind != "EOF":
            self.i += 1
            return t
        return None

    def expect(self, text):
        if not self.accept(text):
            raise SyntaxError(f"expected {text!r}, got {self.tok.text or 'EOF'!r} at {self.tok.pos}")

    def emit(self, op, arg=None):
        self.code.append([op, arg])
        return len(self.code) - 1

    def patch(self, at):
        self.code[at][1] = len(self.code)

    def expr(self, rbp=0):
        t = self.tok
        self.i += 1
        if t.kind == "NUM":
            self.emit(Op.PUSH, float(t.text) if "." in t.text else int(t.text))
        elif t.kind == "NAME":
            self.emit(Op.LOAD, t.text)
        elif t.text == "(":
            self.expr()
            self.expect(")")
        elif t.text == "-":
            self.expr(40)
            self.emit(Op.NEG)
        elif t.text == "!":
            self.expr(40)
            self.emit(Op.NOT)
        else:
            raise SyntaxError(f"unexpected {t.text!r}" if t.text else "unexpected EOF")
        while rbp < LBP.get(self.tok.text, 0):
            o = self.tok.text
            self.i += 1
            if o == "?":
                jz = self.emit(Op.JZ)
                self.expr()
                self.expect(":")
                j = self.emit(Op.JMP)
                self.patch(jz)
                self.expr(LBP["?"] - 1)
                self.patch(j)
            else:
                self.expr(LBP[o] - (o == "**"))
                self.emit(Op.BIN, o)

    def stmt(self):
        if self.accept("while"):
            top = len(self.code)
            self.expr()
            jz = self.emit(Op.JZ)
            self.block()
            self.emit(Op.JMP, top)
            self.patch(jz)
        elif self.accept("print"):
            self.expr()
            self.expect(";")
            self.emit(Op.PRINT)
        elif self.tok.kind == "NAME" and self.toks[self.i + 1].text == "=":
            name = self.tok.text
            self.i += 2
            self.expr()
            self.expect(";")
            self.emit(Op.STORE, name)
        else:
            self.expr()
            self.expect(";")
            self.emit(Op.POP)

    def block(self):
        self.expect("{")
        while not self.accept("}"):
            self.stmt()

    def program(self):
        while self.tok.kind != "EOF":
            self.stmt()
        return [tuple(c) for c in self.code]

BINOPS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b,
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "&&": lambda a, b: a and b, "||": lambda a, b: a or b,
}
def run(code, env=None):
    env, stack, pc, out = env if env is not None else {}, [], 0, []
    while pc < len(code):
        op, arg = code[pc]
        pc += 1
        match op:
            case Op.PUSH: stack.append(arg)
            case Op.LOAD: stack.append(env[arg])
            case Op.STORE: env[arg] = stack.pop()
            case Op.BIN:
                b, a = stack.pop(), stack.pop()
                stack.append(BINOPS[arg](a, b))
            case Op.NEG: stack[-1] = -stack[-1]
            case Op.NOT: stack[-1] = not stack[-1]
            case Op.JMP: pc = arg
            case Op.JZ if not stack.pop(): pc = arg
            case Op.POP: stack.pop()
            case Op.PRINT: out.append(stack.pop())
    assert not stack, stack
    return out

print(Parser("x = -2 ** 2; print x ? 1 : 2;").program()[:4])
for src in ["print 2 ** 3 ** 2; print -2 ** 2; print 7 // -2; print -7 % 3; print 7 % -3.;",
            "print 1 < 2 == 1; print !0; print 1 ? 2 : 0 ? 3 : 4;",
            "a = 0; b = 1; n = 0; while n < 100 { t = a + b; a = b; b = t; n = n + 1; } print a;",
            "print 10 / 4; print 10 / 5; print 2 ** -1; print 1 - 2 - 3;",
            "print 0 && 1; print 3 || 4; print 0. || 0;",
            "print 1 +;", "print (1 + 2;", "x = 1 @ 2;", "print y;", "print 5 % 0;", "print 1"]:
    try:
        print(repr(run(Parser(src).program())))
    except (SyntaxError, KeyError, ArithmeticError) as exc:
        print(type(exc).__name__, exc.args)
print(repr(Op.BIN), str(Op.BIN), f"{Op.BIN}", Op.BIN + 1, Kind.WS, [k.name for k in Kind][::-1])
print(*lex("a<=b"), sep="\n")
