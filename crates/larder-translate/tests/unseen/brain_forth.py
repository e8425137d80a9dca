# brainf*** + Forth: two tiny interpreters
import sys
from collections import defaultdict


def bf(src, inp=b"", limit=200_000):
    stack, jump = [], {}
    for i, c in enumerate(src):
        if c == "[":
            stack.append(i)
        elif c == "]":
            if not stack:
                raise SyntaxError(f"unmatched ']' at {i}")
            j = stack.pop()
            jump[i], jump[j] = j, i
    if stack:
        raise SyntaxError(f"unmatched '[' at {stack[-1]}")
    tape, out, p, pc, steps = defaultdict(int), bytearray(), 0, 0, 0
    it = iter(inp)
    while pc < len(src):
        c = src[pc]
        if c == ">":
            p += 1
        elif c == "<":
            p -= 1
        elif c in "+-":
            tape[p] = (tape[p] + (1 if c == "+" else -1)) & 0xFF
        elif c == ".":
            out.append(tape[p])
        elif c == ",":
            tape[p] = next(it, 0)
        elif c == "[" and not tape[p]:
            pc = jump[pc]
        elif c == "]" and tape[p]:
            pc = jump[pc]
        pc += 1
        steps += 1
        if steps > limit:
            raise TimeoutError(limit, "steps")
    return bytes(out), steps, dict(sorted(tape.items()))


class Forth:
    def __init__(self):
        self.stack = []
        self.out = []
        self.words = {}
        for name in dir(self):
            if name.startswith("w_"):
                fn = getattr(self, name)
                self.words[fn.__doc__.strip()] = fn
        import operator
        for sym, f in {"+": operator.add, "-": operator.sub, "*": operator.mul, "<": lambda a, b: -(a < b),
                       "=": lambda a, b: -(a == b), "lshift": operator.lshift, "xor": operator.xor}.items():
            def binop(f=f):
                b = self.pop()
                a = self.pop()
                self.stack.append(f(a, b))
            self.words[sym] = binop

    def pop(self):
        try:
            return self.stack.pop()
        except IndexError:
            raise RuntimeError("stack underflow") from None

    def w_dup(self):
        """dup"""
        self.stack += [self.stack[-1]]

    def w_swap(self):
        """swap"""
        self.stack[-2:] = self.stack[:-3:-1]

    def w_over(self):
        """over"""
        self.stack.append(self.stack[-2])

    def w_drop(self):
        """drop"""
        self.pop()

    def w_rot(self):
        """rot"""
        a, b, c = self.stack[-3:]
        self.stack[-3:] = b, c, a

    def w_divmod(self):
        """/mod"""
        b, a = self.pop(), self.pop()
        self.stack.extend(reversed(divmod(a, b)))

    def w_dot(self):
        """."""
        self.out.append(str(self.pop()))

    def run(self, text):
        toks = iter(text.split())
        self._exec(list(toks))
        res, self.out = " ".join(self.out), []
        return res

    def _exec(self, toks):
        i = 0
        while i < len(toks):
            t = toks[i].lower()
            if t == ":":
                end = toks.index(";", i)
                name, *body = toks[i + 1:end]
                self.words[name.lower()] = lambda body=body: self._exec(body)
                i = end
            elif t == "if":
                depth, els, j = 1, None, i + 1
                while depth:
                    w = toks[j].lower()
                    depth += (w == "if") - (w == "then")
                    if w == "else" and depth == 1:
                        els = j
                    j += 1
                if self.pop():
                    self._exec(toks[i + 1:els if els is not None else j - 1])
                elif els is not None:
                    self._exec(toks[els + 1:j - 1])
                i = j - 1
            elif t in self.words:
                self.words[t]()
            else:
                try:
                    self.stack.append(int(t, 0))
                except ValueError as e:
                    raise NameError(f"{toks[i]} ?") from e
            i += 1


HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
print(bf(HELLO)[:2])
print(bf(",[.,]", b"echo\xff\x01!"))
print(bf("-<-<+[->+>+<<]"))
for bad in ["[[]", "+]", "+[]"]:
    try:
        bf(bad, limit=1000)
    except (SyntaxError, TimeoutError) as e:
        print(type(e).__name__, e, e.args)
f = Forth()
print(sorted(f.words))
for prog in ["1 2 3 rot . . .", ": sq dup * ; 12 sq .", "-7 2 /mod . .", "7 -2 /mod . .", "0x10 0b101 0o17 + + .",
             ": fact dup 2 < if drop 1 else dup 1 - fact * then ; 25 fact .", "1 100 lshift .", "1 2 over . . . 5",
             "3 4 = . 4 4 = . 3 4 < if 111 . then", ": sgn dup 0 < if drop -1 else if 1 else 0 then then ; -9 sgn . 9 sgn . 0 sgn .",
             "5 6 swap . .", "drop drop", "foo", "1 0 /mod", "dup", ": bad 1 2"]:
    try:
        print(f"{prog[:40]!r:>45} -> {f.run(prog)!r} {f.stack}")
    except (RuntimeError, NameError, ZeroDivisionError, IndexError, ValueError) as e:
        print(f"{prog[:40]!r:>45} !! {type(e).__name__}: {e}", "|", repr(e.__cause__), e.__suppress_context__)
        f.stack.clear()
sys.stdout.write("done\n")
f.run("+")
