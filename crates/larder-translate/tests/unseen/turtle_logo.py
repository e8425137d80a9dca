# A LOGO dialect: repeat, procedures with arguments, if, variables; draws on a character grid.
import math
import re

class LogoError(Exception):
    pass

class Stop(Exception):
    pass

DIRS = {0: (0, -1), 90: (1, 0), 180: (0, 1), 270: (-1, 0)}

class Canvas:
    def __init__(self):
        self.cells = {}

    def line(self, x0, y0, x1, y1, ch):
        n = max(abs(x1 - x0), abs(y1 - y0))
        for i in range(n + 1):
            x = x0 + (x1 - x0) * i / n if n else x0
            y = y0 + (y1 - y0) * i / n if n else y0
            self.cells[math.floor(x + .5), math.floor(y + .5)] = ch

    def __str__(self):
        if not self.cells:
            return "(blank)"
        xs, ys = zip(*self.cells)
        return "\n".join("".join(self.cells.get((x, y), " ") for x in range(min(xs), max(xs) + 1)).rstrip()
                         for y in range(min(ys), max(ys) + 1))

class Logo:
    def __init__(self):
        self.procs, self.vars, self.out = {}, [{}], []
        self.reset()

    def reset(self):
        self.x = self.y = 0
        self.heading, self.pen, self.canvas = 0, "#", Canvas()

    def lookup(self, name):
        for frame in reversed(self.vars):      # dynamic scope, as LOGO has it
            if name in frame:
                return frame[name]
        raise LogoError(f":{name} has no value")

    def tokens(self, text):
        return re.findall(r"\[|\]|[()+*/<>=-]|:\w+|\"\w+|\d+\.?\d*|\w+", re.sub(r";.*", "", text))

    def block(self, toks):
        if not toks or toks.pop(0) != "[":
            raise LogoError("expected [")
        depth, body = 1, []
        while toks:
            t = toks.pop(0)
            depth += (t == "[") - (t == "]")
            if depth == 0:
                return body
            body.append(t)
        raise LogoError("missing ]")

    def atom(self, toks):
        if not toks:
            raise LogoError("not enough inputs")
        t = toks.pop(0)
        if t == "(":
            v = self.expr(toks)
            if not toks or toks.pop(0) != ")":
                raise LogoError("missing )")
            return v
        if t == "-":
            return -self.atom(toks)
        if t[0] == ":":
            return self.lookup(t[1:])
        if t[0] == '"':
            return t[1:]
        if t[0].isdigit():
            return float(t) if "." in t else int(t)
        if t == "repcount":
            return self.lookup("repcount")
        raise LogoError(f"don't know how to {t}")

    def expr(self, toks, level=0):
        ops = [("<", ">", "="), ("+", "-"), ("*", "/")]
        if level == len(ops):
            return self.atom(toks)
        v = self.expr(toks, level + 1)
        while toks and toks[0] in ops[level]:
            op = toks.pop(0)
            w = self.expr(toks, level + 1)
            v = {"<": lambda: v < w, ">": lambda: v > w, "=": lambda: v == w, "+": lambda: v + w, "-": lambda: v - w,
                 "*": lambda: v * w, "/": lambda: v // w if v % w == 0 else v / w}[op]()
        return v

    def forward(self, n):
        dx, dy = DIRS.get(self.heading, (math.sin(math.radians(self.heading)), -math.cos(math.radians(self.heading))))
        nx, ny = self.x + dx * n, self.y + dy * n
        if self.pen:
            self.canvas.line(round(self.x), round(self.y), round(nx), round(ny), self.pen)
        self.x, self.y = nx, ny

    def run(self, toks):
        toks = list(toks)
        while toks:
            t = toks.pop(0)
            if t == "to":
                name, params = toks.pop(0), []
                while toks[0].startswith(":"):
                    params.append(toks.pop(0)[1:])
                end = toks.index("end")
                self.procs[name] = (params, toks[:end])
                del toks[:end + 1]
            elif t in ("fd", "bk", "rt", "lt"):
                n = self.expr(toks)
                if not isinstance(n, (int, float)) or isinstance(n, bool):
                    raise LogoError(f"{t} doesn't like {n} as input")
                if t in ("fd", "bk"):
                    self.forward(n if t == "fd" else -n)
                else:
                    self.heading = (self.heading + (n if t == "rt" else -n)) % 360
            elif t in ("pu", "pd"):
                self.pen = "#" if t == "pd" else None
            elif t == "pen":
                self.pen = self.expr(toks)
            elif t == "make":
                name = self.expr(toks)
                frame = next((f for f in reversed(self.vars) if name in f), self.vars[0])
                frame[name] = self.expr(toks)
            elif t == "repeat":
                n, body = self.expr(toks), self.block(toks)
                for i in range(n):
                    self.vars.append({"repcount": i + 1})
                    try:
                        self.run(body)
                    finally:
                        self.vars.pop()
            elif t in ("if", "ifelse"):
                c = self.expr(toks)
                yes, no = self.block(toks), self.block(toks) if t == "ifelse" else []
                self.run(yes if c else no)
            elif t == "print":
                self.out.append(str(self.expr(toks)))
            elif t == "stop":
                raise Stop
            elif t in self.procs:
                params, body = self.procs[t]
                self.vars.append({p: self.expr(toks) for p in params})
                try:
                    self.run(body)
                except Stop:
                    pass
                except RecursionError:
                    raise LogoError(f"{t} recurses too deeply") from None
                finally:
                    self.vars.pop()
            else:
                raise LogoError(f"don't know how to {t}")

logo = Logo()
for src in ['repeat 4 [fd 6 rt 90] pu rt 90 fd 2 rt 90 fd -2 pen "x bk -1 lt 90 fd 2',
            'to spiral :n if :n < 1 [stop] fd :n rt 90 spiral :n - 1 end spiral 9 print "done print :n',
            'rt 45 fd 7 rt 90 fd 7 rt 135 fd 10',
            'to stair :k repeat :k [rt 90 fd 2 lt 90 fd repcount] end make "q 3 stair :q + 1 print :q * 2 - 10 / 4',
            'to poly :n :s repeat :n [fd :s rt 360 / :n] end poly 8 4 print 7 / 2 print 8 / 2 print -(3 - 5) * 2 = 4',
            'fd [', 'fd "two', 'repeat 2 [fd 1', 'print 1 +', 'jump 3', 'to f f end f', 'ifelse 1 > 2 [print "a] [print "b] print :zz']:
    logo.reset()
    print(">", src)
    try:
        logo.run(logo.tokens(src))
    except LogoError as e:
        print("  error:", e, f"[{e.__class__.__name__}, depth {len(logo.vars)}]")
    if logo.canvas.cells:
        print(logo.canvas)
    if logo.out:
        print("  said:", *logo.out)
    logo.out.clear()
print(sorted((k, p) for k, (p, _) in logo.procs.items()), f"{logo.x:.3f}")
