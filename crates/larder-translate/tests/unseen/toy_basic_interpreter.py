"""Interpreter for a small BASIC: tokenizer, precedence parser, line-number control flow."""
import re
import sys

TOKEN = re.compile(r'''\s*(?:
    (?P<num>\d+\.\d*|\.\d+|\d+)
  | (?P<str>"[^"]*")
  | (?P<word>[A-Za-z][A-Za-z0-9]*\$?)
  | (?P<op><=|>=|<>|[-+*/^()=<>,;:])
)''', re.X)

KEYWORDS = set("PRINT LET IF THEN GOTO GOSUB RETURN FOR TO STEP NEXT END DIM REM DATA READ AND OR NOT MOD".split())

class BasicError(Exception):
    line = None

    def __str__(self):
        where = "" if self.line is None else f" in line {self.line}"
        return super().__str__() + where

def lex(text):
    pos, out = 0, []
    text = text.rstrip()
    while pos < len(text):
        m = TOKEN.match(text, pos)
        if not m:
            raise BasicError(f"cannot read {text[pos:]!r}")
        kind, value = m.lastgroup, m.group(m.lastgroup)
        if kind == "word":
            value = value.upper()
            kind = "kw" if value in KEYWORDS else "var"
        elif kind == "num":
            value = float(value) if "." in value else int(value)
        elif kind == "str":
            value = value[1:-1]
        out.append((kind, value))
        pos = m.end()
    return out

BINARY = {
    "OR": (1, lambda a, b: int(bool(a) or bool(b))), "AND": (2, lambda a, b: int(bool(a) and bool(b))),
    "=": (3, lambda a, b: int(a == b)), "<>": (3, lambda a, b: int(a != b)), "<": (3, lambda a, b: int(a < b)),
    ">": (3, lambda a, b: int(a > b)), "<=": (3, lambda a, b: int(a <= b)), ">=": (3, lambda a, b: int(a >= b)),
    "+": (4, lambda a, b: a + b), "-": (4, lambda a, b: a - b),
    "*": (5, lambda a, b: a * b), "/": (5, lambda a, b: a / b), "MOD": (5, lambda a, b: a % b),
    "^": (7, lambda a, b: a ** b),
}
FUNCS = {"ABS": abs, "INT": lambda x: int(x // 1), "LEN": len, "STR$": str, "CHR$": chr,
         "SQR": lambda x: x ** 0.5, "LEFT$": lambda s, n: s[:n], "MID$": lambda s, i, n: s[i - 1:i - 1 + n]}

class Basic:
    def __init__(self, source):
        self.lines = {}
        for raw in source.strip().splitlines():
            number, _, rest = raw.strip().partition(" ")
            self.lines[int(number)] = lex(rest)
        self.order = sorted(self.lines)
        self.vars, self.arrays, self.calls, self.loops = {}, {}, [], []
        self.data = [v for n in self.order if self.lines[n][:1] == [("kw", "DATA")]
                     for k, v in self.lines[n] if k in ("num", "str")]
        self.steps = 0
    def peek(self):
        return self.toks[self.i] if self.i < len(self.toks) else (None, None)
    def take(self, value=None):
        tok = self.peek()
        if tok[0] is None or (value is not None and tok[1] != value):
            raise BasicError(f"expected {value or 'something'}, got {tok[1]!r}")
        self.i += 1
        return tok
    def accept(self, value):
        if self.peek()[1] == value and self.peek()[0] in ("op", "kw"):
            self.i += 1
            return True
        return False
    def args(self):
        self.take("(")
        out = [self.expr()]
        while self.accept(","):
            out += self.expr(),
        return self.take(")") and out
    def primary(self):
        kind, v = self.take()
        if kind in ("num", "str"):
            return v
        if v == "-":
            return -self.expr(6)
        if v == "NOT":
            return int(not self.expr(3))
        if v == "(":
            self.i -= 1
            return self.args()[0]
        if kind == "var":
            if v in FUNCS:
                return FUNCS[v](*self.args())
            if self.peek()[1] == "(":
                (ix,) = self.args()
                try:
                    return self.arrays[v][ix]
                except (KeyError, IndexError) as e:
                    raise BasicError(f"bad subscript {v}({ix})") from e
            return self.vars.get(v, "" if v.endswith("$") else 0)
        raise BasicError(f"unexpected {v!r}")
    def expr(self, level=0):
        left = self.primary()
        while (op := self.peek()[1]) in BINARY and self.peek()[0] != "str" and BINARY[op][0] > level - (op == "^"):
            prec, fn = BINARY[op]
            self.i += 1
            left = fn(left, self.expr(prec))
        return left
    def assign(self):
        name = self.take()[1]
        where, ix = (self.arrays[name], self.args()[0]) if self.peek()[1] == "(" else (self.vars, name)
        self.take("=")
        where[ix] = self.expr()
        return name
    def run(self):
        pc = 0
        while 0 <= pc < len(self.order):
            self.steps += 1
            n = self.order[pc]
            self.toks, self.i = self.lines[n], 0
            try:
                target = self.statement(pc)
            except (BasicError, ArithmeticError, TypeError) as e:
                if not isinstance(e, BasicError):
                    e = BasicError(type(e).__name__)
                e.line = n
                raise e
            pc = pc + 1 if target is None else target
    def goto(self, n):
        try:
            return self.order.index(n)
        except ValueError:
            raise BasicError(f"no line {n}") from None
    def statement(self, pc):
        kind, word = self.peek()
        self.i += kind != "var"
        if kind == "var" or word == "LET":
            return self.assign() and None
        if word == "PRINT":
            out = ""
            while self.peek()[0]:
                v = self.expr()
                out += f"{v:g}" if isinstance(v, float) else str(v)
                out += "\t" if self.accept(",") else "" if self.accept(";") else ""
            print(out)
        elif word == "DIM":
            name = self.take()[1]
            self.arrays[name] = [0] * (self.args()[0] + 1)
        elif word == "READ":
            self.vars[self.take()[1]] = self.data.pop(0)
        elif word == "IF":
            cond = self.expr()
            self.take("THEN")
            if cond:
                return self.goto(self.take()[1]) if self.peek()[0] == "num" else self.statement(pc)
        elif word in ("GOTO", "GOSUB"):
            if word == "GOSUB":
                self.calls.append(pc + 1)
            return self.goto(self.expr())
        elif word == "RETURN":
            return self.calls.pop()
        elif word == "FOR":
            name = self.assign()
            self.take("TO")
            limit = self.expr()
            step = self.expr() if self.accept("STEP") else 1
            self.loops.append((name, limit, step, pc + 1))
        elif word == "NEXT":
            name, limit, step, body = self.loops[-1]
            self.vars[name] += step
            if (step > 0 and self.vars[name] <= limit) or (step < 0 and self.vars[name] >= limit):
                return body
            self.loops.pop()
        elif word == "END":
            return len(self.order)
        elif word not in ("REM", "DATA"):
            raise BasicError(f"syntax: {word}")
        return None

PROGRAMS = {
    "primes": '10 DIM S(40)\n20 FOR I = 2 TO 40\n30 IF S(I) THEN 70\n40 PRINT I; " ";\n50 FOR J = I*I TO 40 STEP I\n55 IF J <= 40 THEN S(J) = 1\n60 NEXT J\n70 NEXT I\n80 PRINT "done in "; I',
    "expr": '10 PRINT 2+3*4^2/-8\n20 PRINT 2^3^2, -2^2, 7 MOD -3\n30 PRINT NOT 0 AND 1 OR 0; LEFT$("hello", 2) + MID$("world", 2, 3)\n40 LET A$ = "x"\n50 IF LEN(A$) < 6 THEN GOSUB 100\n60 IF LEN(A$) < 6 THEN 50\n70 PRINT A$; SQR(2)\n80 END\n100 A$ = A$ + STR$(LEN(A$))\n110 RETURN',
    "data": '5 DATA 3, "ab", 2.50\n10 READ N\n20 READ B$\n30 READ F\n40 PRINT N*F, B$*N\n50 FOR K = 3 TO -3 STEP -2\n60 PRINT K; ":"; INT(K/2); " "; ABS(K)\n70 NEXT K\n80 PRINT 10^20; " "; 1/3',
    "bad jump": '10 PRINT "before"\n20 GOTO 15',
    "bad sub": '10 DIM Q(2)\n20 Q(1) = 5\n30 PRINT Q(1); Q(9)',
    "oops": '10 X = 4\n20 X = X - 1\n30 PRINT 12 / X\n40 GOTO 20',
}
failures = []
for name, src in PROGRAMS.items():
    print(f"== {name}")
    b = Basic(src)
    try:
        b.run()
    except BasicError as e:
        failures.append(name)
        print(f"?{e} (cause: {e.__cause__!r})")
    print("   steps", b.steps, "vars", b.vars)
print("failures:", failures)
sys.exit(len(failures))
