# Backtracking regex engine compared with the re module
import re

class Rx:
    """Parses into nested tuples; matches with continuation-passing closures."""
    def __init__(self, pattern):
        self.pattern, self.pos, self.groups = pattern, 0, 0
        self.tree = self.alt()
        if self.pos != len(pattern):
            raise SyntaxError(f"unbalanced ) at {self.pos}")
    def peek(self):
        return self.pattern[self.pos] if self.pos < len(self.pattern) else None
    def next(self):
        ch = self.peek()
        if ch is None:
            raise SyntaxError("unexpected end of pattern")
        self.pos += 1
        return ch
    def alt(self):
        options = [self.seq()]
        while self.peek() == "|":
            self.next()
            options.append(self.seq())
        return options[0] if len(options) == 1 else ("alt", *options)
    def seq(self):
        items = []
        while self.peek() not in (None, "|", ")"):
            atom = self.atom()
            while (q := self.peek()) and q in "*+?":
                self.next()
                lo, hi = {"*": (0, None), "+": (1, None), "?": (0, 1)}[q]
                lazy = self.peek() == "?" and bool(self.next())
                atom = ("rep", atom, lo, hi, lazy)
            items.append(atom)
        return ("seq", *items)
    def atom(self):
        match self.next():
            case "(":
                self.groups += 1
                n = self.groups
                inner = self.alt()
                if self.peek() != ")":
                    raise SyntaxError("missing )")
                self.next()
                return ("group", n, inner)
            case "[":
                negate = self.peek() == "^" and bool(self.next())
                chars = set()
                while (ch := self.next()) != "]":
                    if self.peek() == "-" and self.pattern[self.pos + 1:self.pos + 2] not in ("]", ""):
                        self.next()
                        chars |= set(map(chr, range(ord(ch), ord(self.next()) + 1)))
                    else:
                        chars.add(ch)
                return ("set", negate, frozenset(chars))
            case ".":
                return ("any",)
            case "^" | "$" as anchor:
                return ("at", anchor)
            case "\\":
                ch = self.next()
                if ch.isdigit():
                    return ("ref", int(ch))
                return ("class", ch) if ch in "dws" else ("lit", ch)
            case "*" | "+" | "?" as bad:
                raise SyntaxError(f"nothing to repeat at {self.pos - 1}: {bad}")
            case ch:
                return ("lit", ch)
    def match_at(self, text, start):
        caps = {}
        def m(node, i, k):
            kind, *rest = node
            if kind == "seq":
                def step(idx, j):
                    return k(j) if idx == len(rest) else m(rest[idx], j, lambda j2: step(idx + 1, j2))
                return step(0, i)
            if kind == "alt":
                return next((r for opt in rest if (r := m(opt, i, k)) is not None), None)
            if kind == "group":
                n, inner = rest
                old = caps.get(n)
                def close(j):
                    prev, caps[n] = caps.get(n), (i, j)
                    r = k(j)
                    if r is None:
                        caps[n] = prev
                    return r
                r = m(inner, i, close)
                if r is None:
                    caps[n] = old
                return r
            if kind == "rep":
                inner, lo, hi, lazy = rest
                def more(count, j):
                    def again():
                        if hi is not None and count >= hi:
                            return None
                        return m(inner, j, lambda j2: more(count + 1, j2) if j2 > j or count < lo else None)
                    tries = [again, lambda: k(j) if count >= lo else None]
                    return next((r for t in (tries[::-1] if lazy else tries) if (r := t()) is not None), None)
                return more(0, i)
            if kind == "at":
                return k(i) if i == (0 if rest[0] == "^" else len(text)) else None
            if kind == "ref":
                a, b = caps.get(rest[0]) or (0, None)
                return k(i + b - a) if b is not None and text.startswith(text[a:b], i) else None
            if i >= len(text):
                return None
            ch = text[i]
            ok = {"lit": lambda: ch == rest[0], "any": lambda: ch != "\n", "set": lambda: (ch in rest[1]) != rest[0],
                  "class": lambda: {"d": ch.isdigit(), "w": ch.isalnum() or ch == "_", "s": ch.isspace()}[rest[0]]}[kind]()
            return k(i + 1) if ok else None
        end = m(self.tree, start, lambda j: j)
        return None if end is None else (text[start:end], [text[slice(*caps[n])] if caps.get(n) else None for n in range(1, self.groups + 1)])
    def search(self, text):
        return next((r for s in range(len(text) + 1) if (r := self.match_at(text, s))), None)
CASES = [("a*b", "xaaab"), ("(a|b)*c", "ababc"), ("^a.c$", "abc"), ("^a.c$", "a\nc"), ("(\\d+)-(\\d+)", "tel 12-345 x"), ("<(.+)>", "<a><b>"), ("<(.+?)>", "<a><b>"), ("(a+)(a*)b", "aaab"),
         ("[^aeiou\\s]+", "a streng"), ("(x)?y", "y"), ("([a-c]+)\\1", "zabcabcz"), ("(a*)*", "b"), ("(a|ab)(c|bcd)(d*)", "abcd"), ("\\w+\\.py", "run b_1.py"), ("", "abc"), ("q", "abc"), ("(a|b|)+z", "abz"), ("[a-]+", "x-a-")]
for pat, text in CASES:
    mine = Rx(pat).search(text)
    ref = re.search(pat, text)
    ref = ref and (ref.group(), list(ref.groups()))
    print(f"{pat:<18} {text!r:<16} {mine!r:<32} {'same' if mine == ref else f'DIFF {ref}'}")
print(Rx("a(b|c*)d+?").tree)
for bad in ("(a", "a)", "*a", "[ab", "a\\"):
    try:
        print(Rx(bad).tree)
    except SyntaxError as e:
        print(bad, "SyntaxError:", e)
