# own regex engine: parser -> NFA (Thompson) and a backtracking matcher, compared with re
import re
from collections import namedtuple

Lit = namedtuple("Lit", "ch")
Any_ = namedtuple("Any_", "")
Set_ = namedtuple("Set_", "items negate")
Cat = namedtuple("Cat", "parts")
Alt = namedtuple("Alt", "options")
Rep = namedtuple("Rep", "node lo hi greedy")
Group = namedtuple("Group", "node index")
Anchor = namedtuple("Anchor", "kind")
Back = namedtuple("Back", "index")
INF = float("inf")

class RegexError(ValueError):
    def __init__(self, msg, pattern, pos):
        super().__init__(msg)
        self.pattern, self.pos = pattern, pos
    def __str__(self):
        return f"{self.args[0]} at {self.pos}:\n    {self.pattern}\n    {' ' * self.pos}^"

class Parser:
    CLASSES = {"d": [("0", "9")], "w": [("a", "z"), ("A", "Z"), ("0", "9"), ("_", "_")], "s": [(c, c) for c in " \t\n\r\f\v"]}
    def __init__(self, pat):
        self.p, self.i, self.groups = pat, 0, 0
    def fail(self, msg, pos=None):
        raise RegexError(msg, self.p, self.i if pos is None else pos)
    def peek(self):
        return self.p[self.i] if self.i < len(self.p) else None
    def eat(self, c):
        if self.peek() == c:
            self.i += 1
            return True
        return False
    def parse(self):
        node = self.alt()
        if self.peek() is not None:
            self.fail("unbalanced )")
        return node
    def alt(self):
        opts = [self.cat()]
        while self.eat("|"):
            opts.append(self.cat())
        return opts[0] if len(opts) == 1 else Alt(tuple(opts))
    def cat(self):
        parts = []
        while (c := self.peek()) is not None and c not in "|)":
            parts.append(self.repeat())
        return Cat(tuple(parts))
    def repeat(self):
        start = self.i
        node = self.atom()
        while (c := self.peek()) is not None and c in "*+?{":
            if c == "{" and not re.match(r"\{\d*(,\d*)?\}", self.p[self.i:]):
                break
            if isinstance(node, (Anchor, Rep)):
                self.fail("nothing to repeat", start)
            self.i += 1
            lo, hi = {"*": (0, INF), "+": (1, INF), "?": (0, 1)}.get(c, (0, 0))
            if c == "{":
                end = self.p.index("}", self.i)
                a, sep, b = self.p[self.i:end].partition(",")
                lo = int(a or 0)
                hi = lo if not sep else int(b) if b else INF
                if hi < lo:
                    self.fail(f"min {lo} > max {hi}")
                self.i = end + 1
            node = Rep(node, lo, hi, not self.eat("?"))
        return node
    def atom(self):
        c = self.p[self.i]
        self.i += 1
        match c:
            case "(":
                if self.p.startswith("?:", self.i):
                    self.i += 2
                    node = self.alt()
                else:
                    self.groups += 1
                    k = self.groups
                    node = Group(self.alt(), k)
                if not self.eat(")"):
                    self.fail("missing )")
                return node
            case "[":
                return self.charset()
            case ".":
                return Any_()
            case "^" | "$":
                return Anchor(c)
            case "*" | "+" | "?":
                self.fail("nothing to repeat", self.i - 1)
            case "\\":
                return self.escape()
        return Lit(c)
    def escape(self):
        if (c := self.peek()) is None:
            self.fail("trailing backslash")
        self.i += 1
        if c.lower() in self.CLASSES:
            return Set_(tuple(self.CLASSES[c.lower()]), c.isupper())
        if c.isdigit():
            return Back(int(c))
        if c in "bB":
            return Anchor(c)
        return Lit({"n": "\n", "t": "\t"}.get(c, c))
    def charset(self):
        neg, items, first = self.eat("^"), [], True
        while first or self.peek() != "]":
            if self.peek() is None:
                self.fail("unterminated set")
            first = False
            c = self.p[self.i]
            self.i += 1
            if c == "\\":
                e = self.escape()
                if isinstance(e, Set_):
                    items += e.items
                    continue
                c = e.ch
            if self.peek() == "-" and self.p[self.i + 1:self.i + 2] not in ("]", ""):
                self.i += 2
                items.append((c, self.p[self.i - 1]))
            else:
                items.append((c, c))
        self.i += 1
        return Set_(tuple(items), neg)

class Regex:
    def __init__(self, pat):
        parser = Parser(pat)
        self.tree, self.pattern = parser.parse(), pat
        self.n = parser.groups
    def m(self, node, s, i, caps, k):
        match node:
            case Lit(ch):
                return k(i + 1, caps) if s[i:i + 1] == ch else None
            case Any_():
                return k(i + 1, caps) if i < len(s) and s[i] != "\n" else None
            case Set_(items, neg):
                return k(i + 1, caps) if i < len(s) and any(a <= s[i] <= b for a, b in items) != neg else None
            case Cat(()):
                return k(i, caps)
            case Cat((first, *rest)):
                return self.m(first, s, i, caps, lambda j, c: self.m(Cat(tuple(rest)), s, j, c, k))
            case Alt(options):
                return next((r for o in options if (r := self.m(o, s, i, caps, k)) is not None), None)
            case Group(inner, idx):
                return self.m(inner, s, i, caps, lambda j, c: k(j, {**c, idx: (i, j)}))
            case Back(idx):
                if idx not in caps:
                    return None
                a, b = caps[idx]
                return k(i + b - a, caps) if s.startswith(s[a:b], i) else None
            case Anchor(kind):
                word = [0 <= x < len(s) and (s[x].isalnum() or s[x] == "_") for x in (i - 1, i)]
                ok = {"^": i == 0, "$": i == len(s) or s[i:] == "\n", "b": word[0] != word[1], "B": word[0] == word[1]}[kind]
                return k(i, caps) if ok else None
            case Rep(inner, lo, hi, greedy):
                def more():
                    return self.m(inner, s, i, caps, lambda j, c: None if j == i and lo == 0 else self.m(Rep(inner, max(lo - 1, 0), hi - 1, greedy), s, j, c, k)) if hi > 0 else None
                if lo > 0:
                    return more()
                first, second = (more, lambda: k(i, caps)) if greedy else (lambda: k(i, caps), more)
                return r if (r := first()) is not None else second()
        raise TypeError(node)
    def search(self, s):
        for start in range(len(s) + 1):
            if (r := self.m(self.tree, s, start, {}, lambda j, c: (j, c))) is not None:
                end, caps = r
                return (start, end), tuple(s[slice(*caps[g])] if g in caps else None for g in range(1, self.n + 1))

CASES = [("a(b|c)*d", "xabcbd"), (r"(\d+)-(\d+)", "tel 555-1234"), ("(a+)(a*?)(a?)", "aaaa"), ("^$", ""), ("x*", "axx"), (r"\bcat\b", "concat cat"), ("[^aeiou\\s]+", "eau de vie"), (r"(\w)\1", "hello"), ("a{2,3}?", "aaaa"), ("(?:ab){2}c", "ababc"), ("(a|ab)(c|bcd)(d*)", "abcd"), ("[]a-]+", "x]-a"), ("a.c", "a\nc abc"), ("(a)|(b)", "b"), ("colou?r$", "my color\n"), ("x{,2}y", "xxxy"), ("a{b", "a{b"), (r"[\d.]+%", "up 12.5%"), ("", "abc"), ("(a*)*b", "aab"), ("z|", "q")]
for pat, s in CASES:
    mine = Regex(pat).search(s)
    ref = re.search(pat, s)
    exp = (ref.span(), ref.groups()) if ref else None
    print(f"{pat!r:>22} {s!r:<16} {mine!r:<34} {'ok' if mine == exp else f'DIFF {exp}'}")
print(Parser("a|[b-d]{2}").parse(), Regex("(x(y))").n)
for bad in ("(a", "a)", "*a", "a**", "[abc", "a{3,1}", "ab\\", "^*"):
    try:
        Regex(bad)
        print(bad, "accepted")
    except RegexError as e:
        print(e)
