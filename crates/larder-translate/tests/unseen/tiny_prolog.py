# rule engine / tiny Prolog: unification, backtracking generators, occurs check
import re
from itertools import count
class Var:
    __slots__ = ("name",)
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return self.name
class Term(tuple):
    def __new__(cls, functor, *args):
        self = super().__new__(cls, (functor, *args))
        return self
    functor = property(lambda self: self[0])
    args = property(lambda self: self[1:])
    def __repr__(self):
        if self.functor == "." and len(self.args) == 2:
            out, t = [], self
            while isinstance(t, Term) and t.functor == ".":
                out.append(repr(t[1]))
                t = t[2]
            return "[" + ", ".join(out) + ("" if t == Term("[]") else f" | {t!r}") + "]"
        return self.functor + (f"({', '.join(map(repr, self.args))})" if self.args else "")
class ParseError(Exception):
    pass
def parse(text):
    toks = re.findall(r"\s*(:-|[A-Z_]\w*|[a-z]\w*|-?\d+|\S)", re.sub(r"%.*", "", text))
    toks.append("")
    pos, names = 0, {}
    def next_tok(expect=None):
        nonlocal pos
        tok = toks[pos]
        if expect and tok != expect:
            raise ParseError(f"expected {expect!r} got {tok!r}")
        pos += 1
        return tok
    def term():
        tok = next_tok()
        if tok == "_":
            return Var("_")
        if tok[:1].isupper() or tok[:1] == "_":
            return names.setdefault(tok, Var(tok))
        if re.fullmatch(r"-?\d+", tok):
            return int(tok)
        if tok == "[":
            items, tail = [], Term("[]")
            while toks[pos] not in ("]", "|"):
                items.append(term())
                if toks[pos] == ",":
                    next_tok()
            if next_tok() == "|":
                tail = term()
                next_tok("]")
            for it in reversed(items):
                tail = Term(".", it, tail)
            return tail
        if not re.match(r"[a-z!]", tok):
            raise ParseError(f"unexpected {tok!r}")
        args = []
        if toks[pos] == "(":
            while next_tok() != ")":
                args.append(term())
                if toks[pos] not in (",", ")"):
                    raise ParseError(f"unexpected {toks[pos]!r} in arguments")
        return Term(tok, *args)
    while toks[pos]:
        names = {}
        head, body = term(), []
        if toks[pos] == ":-":
            next_tok()
            body.append(term())
            while toks[pos] == ",":
                next_tok()
                body.append(term())
        next_tok(".")
        yield head, body
def walk(t, s):
    while isinstance(t, Var) and t in s:
        t = s[t]
    return t
def occurs(v, t, s):
    t = walk(t, s)
    return t is v or isinstance(t, Term) and any(occurs(v, a, s) for a in t.args)
def unify(a, b, s):
    a, b = walk(a, s), walk(b, s)
    if a is b:
        return s
    if isinstance(a, Var):
        return None if occurs(a, b, s) else {**s, a: b}
    if isinstance(b, Var):
        return unify(b, a, s)
    if isinstance(a, Term) and isinstance(b, Term):
        if a.functor != b.functor or len(a) != len(b):
            return None
        for x, y in zip(a.args, b.args):
            if (s := unify(x, y, s)) is None:
                return None
        return s
    return s if type(a) is type(b) and a == b else None
def resolve(t, s):
    t = walk(t, s)
    return Term(t.functor, *(resolve(a, s) for a in t.args)) if isinstance(t, Term) else t
class Cut(Exception):
    def __init__(self, depth):
        self.depth = depth
class Prolog:
    fresh = count()
    ops = {"plus": lambda a, b: a + b, "times": lambda a, b: a * b, "minus": lambda a, b: a - b}
    def __init__(self, program):
        self.rules = list(parse(program))
        self.inferences = 0
    def rename(self, t, m):
        if isinstance(t, Var):
            return m.setdefault(t, Var(f"{t.name}{next(self.fresh)}")) if t.name != "_" else Var("_")
        return Term(t.functor, *(self.rename(a, m) for a in t.args)) if isinstance(t, Term) else t
    def solve(self, goals, s, depth=0):
        if not goals:
            yield s
            return
        goal, *rest = goals
        goal = walk(goal, s)
        if goal.functor == "!":
            yield from self.solve(rest, s, depth)
            raise Cut(goal[1] if len(goal) > 1 else depth)
        if goal.functor in ("neq", "lt", "is"):
            a, b = (resolve(x, s) for x in goal.args)
            if goal.functor == "is":
                s2 = unify(a, self.ops[b.functor](*b.args) if isinstance(b, Term) else b, s)
            else:
                s2 = s if (a != b if goal.functor == "neq" else a < b) else None
            if s2 is not None:
                yield from self.solve(rest, s2, depth)
            return
        if goal.functor == "not":
            if next(self.solve([goal[1]], s, depth + 1), None) is None:
                yield from self.solve(rest, s, depth)
            return
        if not any(h.functor == goal.functor and len(h) == len(goal) for h, _ in self.rules):
            raise LookupError(f"unknown predicate {goal.functor}/{len(goal.args)}")
        here = next(self.fresh)
        try:
            for head, body in self.rules:
                self.inferences += 1
                m = {}
                s2 = unify(goal, self.rename(head, m), s)
                if s2 is not None:
                    body = [Term("!", here) if g == Term("!") else self.rename(g, m) for g in body]
                    yield from self.solve(body + rest, s2, depth + 1)
        except Cut as c:
            if c.depth != here:
                raise
    def query(self, text, limit=10):
        (goal, more), = parse(text if ":-" in text else "q :- " + text)
        names = {}
        def collect(t):
            if isinstance(t, Var) and t.name != "_":
                names.setdefault(t.name, t)
            elif isinstance(t, Term):
                for a in t.args:
                    collect(a)
        for g in more:
            collect(g)
        out = []
        for s in self.solve(more, {}):
            out.append(", ".join(f"{n}={resolve(v, s)!r}" for n, v in names.items()) or "yes")
            if len(out) == limit:
                out.append("...")
                break
        return out or ["no"]
KB = Prolog("""
parent(tom, bob). parent(tom, liz). parent(bob, ann). parent(bob, pat). parent(pat, jim).
grand(X, Z) :- parent(X, Y), parent(Y, Z).
anc(X, Y) :- parent(X, Y).
anc(X, Z) :- parent(X, Y), anc(Y, Z).
sib(X, Y) :- parent(P, X), parent(P, Y), neq(X, Y).
app([], L, L).  app([H|T], L, [H|R]) :- app(T, L, R).
mem(X, [X|_]).  mem(X, [_|T]) :- mem(X, T).
rev([], []).    rev([H|T], R) :- rev(T, S), app(S, [H], R).
len([], 0).     len([_|T], N) :- len(T, M), is(N, plus(M, 1)).
first(X, L) :- mem(X, L), !.
max(X, Y, Y) :- lt(X, Y), !.
max(X, _, X).
fact(0, 1) :- !.
fact(N, F) :- is(M, minus(N, 1)), fact(M, G), is(F, times(N, G)).
orphan(X) :- mem(X, [tom, bob, zed]), not(parent(_, X)).
loop(X, f(X)).
""")
for q in ("grand(tom, X).", "anc(X, jim).", "anc(tom, X).", "sib(ann, S).", "app(X, Y, [1, 2]).", "app([1], [2, 3], Z).", "rev([a, b, c], R).", "len([x, [y], Z], N).", "mem(X, [1, 2, 3]), lt(1, X).", "first(X, [p, q]).", "max(3, 7, M).", "max(9, 7, M).",
          "fact(20, F).", "orphan(X).", "parent(bob, tom).", "loop(X, X).", "app(X, [3], [1, 2, 3]), rev(X, Y).", "mem(a, L).", "sib(X, Y), grand(tom, X)."):
    print(f"?- {q:<38}", "; ".join(KB.query(q, 6)))
print(KB.inferences > 1000, len(KB.rules), KB.rules[5], KB.rules[-1])
for bad in ("foo(X).", "grand(X.", "Foo(", "lt(a, 1).", "is(X, divide(1, 2))."):
    try:
        print(KB.query(bad))
    except (LookupError, ParseError, TypeError, AttributeError) as e:
        print(bad, type(e).__name__, e)
