# Forth interpreter: words as functions, colon definitions, loops, variables
class ForthError(Exception):
    pass


def binary(fn):
    def word(f):
        b, a = f.pop(), f.pop()
        f.stack.append(fn(a, b))
    return word


class Forth:
    def __init__(self):
        self.stack, self.rstack, self.out = [], [], []
        self.memory, self.defining = [], []
        self.words = {
            "+": binary(lambda a, b: a + b), "-": binary(lambda a, b: a - b), "*": binary(lambda a, b: a * b),
            "/": binary(lambda a, b: a // b), "mod": binary(lambda a, b: a % b), "=": binary(lambda a, b: -(a == b)),
            "<": binary(lambda a, b: -(a < b)), ">": binary(lambda a, b: -(a > b)), "max": binary(max), "and": binary(int.__and__),
            "dup": lambda f: f.stack.append(f.peek()), "drop": lambda f: f.pop(), "over": lambda f: f.stack.append(f.peek(1)),
            ".": lambda f: f.out.append(str(f.pop())), "cr": lambda f: f.out.append("\n"), "emit": lambda f: f.out.append(chr(f.pop())),
            ".s": lambda f: f.out.append("<%d> %s" % (len(f.stack), f.stack)), "i": lambda f: f.stack.append(f.rstack[-1][0]),
            "j": lambda f: f.stack.append(f.rstack[-2][0]), ">r": lambda f: f.rstack.append([f.pop()]), "r>": lambda f: f.stack.append(f.rstack.pop()[0]),
        }
        self.words["swap"] = lambda f: f.stack.extend([f.pop(), f.pop()])
        self.words["rot"] = lambda f: f.stack.append(f.pop(-3))
        self.words["@"] = lambda f: f.stack.append(f.memory[f.pop()])
        self.words["!"] = lambda f: f.memory.__setitem__(f.pop(), f.pop())

    def pop(self, i=-1):
        try:
            return self.stack.pop(i)
        except IndexError:
            raise ForthError("stack underflow") from None

    def peek(self, depth=0):
        try:
            return self.stack[-1 - depth]
        except IndexError:
            raise ForthError("stack underflow") from None

    def compile(self, toks, *stops):
        """returns (list of callables, stop word)"""
        code = []
        for tok in toks:
            if tok in stops:
                return code, tok
            if tok == "if":
                yes, end = self.compile(toks, "else", "then")
                no = self.compile(toks, "then")[0] if end == "else" else []
                code.append(lambda f, yes=yes, no=no: f.exec(yes if f.pop() else no))
            elif tok == "do":
                body, end = self.compile(toks, "loop", "+loop")

                def loop(f, body=body, plus=end == "+loop"):
                    start, limit = f.pop(), f.pop()
                    frame = [start]
                    f.rstack.append(frame)
                    try:
                        while True:
                            f.exec(body)
                            frame[0] += f.pop() if plus else 1
                            if frame[0] >= limit:
                                break
                    finally:
                        f.rstack.pop()
                code.append(loop)
            elif tok == "begin":
                body, _ = self.compile(toks, "until")

                def until(f, body=body):
                    while True:
                        f.exec(body)
                        if f.pop():
                            return
                code.append(until)
            elif tok == ":":
                name = next(toks).lower()
                if name.lstrip("-").isdigit():
                    raise ForthError(f"illegal name {name}")
                cell = []
                old = self.words.get(name)
                self.defining.append(cell)
                body, _ = self.compile(toks, ";")
                self.defining.pop()
                cell.extend(body)
                self.words[name] = lambda f, cell=cell: f.exec(cell)
                self.words[name].__dict__["shadows"] = old is not None
            elif tok == "variable":
                self.memory.append(0)
                self.words[next(toks)] = lambda f, addr=len(self.memory) - 1: f.stack.append(addr)
            elif tok == "recurse":
                code.append(lambda f, body=self.defining[-1]: f.exec(body))
            elif tok.startswith('"'):
                code.append(lambda f, s=tok[1:-1]: f.out.append(s))
            elif tok in self.words:
                code.append(self.words[tok])
            else:
                try:
                    n = int(tok, 0)
                except ValueError:
                    raise ForthError(f"undefined word {tok}") from None
                code.append(lambda f, n=n: f.stack.append(n))
        if stops:
            raise ForthError(f"missing {' or '.join(stops)}")
        return code, None

    def exec(self, code):
        for op in code:
            op(self)

    def run(self, text):
        self.out = []
        try:
            self.exec(self.compile(iter(text.lower().split()))[0])
        except (ForthError, ZeroDivisionError, RecursionError) as e:
            self.stack.clear()
            self.out.append(f"?{e if isinstance(e, ForthError) else type(e).__name__}")
        return " ".join(self.out).replace(" \n ", "\n") + " ok"


f = Forth()
for line in ["1 2 3 .s + * .", "-7 2 / . -7 2 mod . 7 -2 mod .", ": sq dup * ; 12 sq .", ": fact dup 2 < if drop 1 else dup 1 - recurse * then ; 20 fact . 25 fact .", "10 0 do i sq . loop", "3 0 do 2 0 do j . i . loop cr loop",
             "20 0 do i . 5 +loop", ": sq 100 + ; 1 sq . 0 if 1 else 2 then .", "variable x 42 x ! x @ . x @ 1 + x ! x @ .", ": over 5 ; over over .s", "1 2 swap .s drop drop 1 2 3 rot .s", "+", "1 0 /", "frob", ": 5 6 ;",
             "5 begin dup . 1 - dup 0 = until .s", ": down dup . dup if 1 - recurse then ; 3 down", "72 emit 105 emit \"!\" .s", "1 if 2", "0x10 0b11 + .", ": inf recurse 1 ; inf", "5 >r 1 r> .s", "3 4 > 3 4 < and . 2 2 = .", "2 7 max 3 over .s"]:
    print(f"> {line}\n{f.run(line)}")
print(f.words["over"].shadows, f.words["fact"].shadows, hasattr(f.words["+"], "shadows"), f.memory, f.rstack, len(f.stack))
