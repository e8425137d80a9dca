"""Terms of the lambda calculus as classes with match: parser, capture-free substitution, de Bruijn, Church numerals; recursion and unions of types."""
import itertools
import string
import sys
from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True)
class Var:
    name: str
    def __str__(self): return self.name


@dataclass(frozen=True)
class Lam:
    param: str
    body: "Var | Lam | App"
    def __str__(self):
        params, body = [self.param], self.body
        while isinstance(body, Lam):
            params.append(body.param)
            body = body.body
        return f"\\{' '.join(params)}.{body}"


@dataclass(frozen=True)
class App:
    fn: object
    arg: object
    def __str__(self):
        left = f"({self.fn})" if isinstance(self.fn, Lam) else str(self.fn)
        right = f"({self.arg})" if not isinstance(self.arg, Var) else str(self.arg)
        return f"{left} {right}"


class ParseError(SyntaxError):
    pass


def parse(text):
    tokens = list(text.replace("(", " ( ").replace(")", " ) ").replace("\\", " \\ ").replace(".", " . ").split())
    pos = 0

    def peek():
        return tokens[pos] if pos < len(tokens) else None

    def take(want=None):
        nonlocal pos
        tok = peek()
        if tok is None or want is not None and tok != want:
            raise ParseError(f"wanted {want or 'a token'}, found {tok!r} at {pos}")
        pos += 1
        return tok

    def atom():
        match peek():
            case "(":
                take()
                inner = expr()
                take(")")
                return inner
            case "\\":
                take()
                params = []
                while peek() != ".":
                    params.append(take())
                take(".")
                return reduce(lambda body, p: Lam(p, body), reversed(params), expr())
            case ")" | "." | None as bad:
                raise ParseError(f"unexpected {bad!r} at {pos}")
            case digits if digits.isdigit():
                take()
                return church(int(digits))
            case _:
                return Var(take())

    def expr():
        terms = [atom()]
        while peek() not in (None, ")"):
            terms.append(atom())
        return reduce(App, terms)

    result = expr()
    if pos != len(tokens):
        raise ParseError(f"left over: {' '.join(tokens[pos:])}")
    return result


def church(n):
    body = Var("x")
    for _ in range(n):
        body = App(Var("f"), body)
    return Lam("f", Lam("x", body))


def unchurch(term):
    match term:
        case Lam(f, Lam(x, body)):
            n = 0
            while True:
                match body:
                    case App(Var(g), rest) if g == f:
                        n, body = n + 1, rest
                    case Var(y) if y == x:
                        return n
                    case _:
                        return None
        case Lam(f, Var(g)) if f == g:
            return 1
        case _:
            return None


def free(term):
    match term:
        case Var(n):
            return {n}
        case Lam(p, b):
            return free(b) - {p}
        case App(f, a):
            return free(f) | free(a)


def fresh(name, avoid):
    base = name.rstrip(string.digits)
    for k in itertools.count(1):
        if (new := f"{base}{k}") not in avoid:
            return new


def subst(term, name, value):
    match term:
        case Var(n):
            return value if n == name else term
        case App(f, a):
            return App(subst(f, name, value), subst(a, name, value))
        case Lam(p, _) if p == name:
            return term
        case Lam(p, b) if p in free(value) and name in free(b):
            q = fresh(p, free(value) | free(b) | {name})
            return Lam(q, subst(subst(b, p, Var(q)), name, value))
        case Lam(p, b):
            return Lam(p, subst(b, name, value))


def step(term):
    match term:
        case App(Lam(p, b), a):
            return subst(b, p, a)
        case App(f, a):
            if (g := step(f)) is not None:
                return App(g, a)
            if (b := step(a)) is not None:
                return App(f, b)
        case Lam(p, b) if (c := step(b)) is not None:
            return Lam(p, c)
    return None


def normal(term, limit=400, trace=None):
    for n in range(limit):
        if trace is not None:
            trace.append(str(term))
        nxt = step(term)
        if nxt is None:
            return term, n
        term = nxt
    raise TimeoutError(f"no normal form in {limit} steps: {str(term)[:30]}")


def bruijn(term, env=()):
    match term:
        case Var(n):
            return str(env.index(n)) if n in env else n
        case Lam(p, b):
            return "L" + bruijn(b, (p, *env))
        case App(f, a):
            return f"({bruijn(f, env)} {bruijn(a, env)})"


LIB = {
    "S": r"\x y z.x z (y z)", "K": r"\x y.x", "I": r"\x.x", "true": r"\a b.a", "false": r"\a b.b",
    "succ": r"\n f x.f (n f x)", "add": r"\m n f x.m f (n f x)", "mul": r"\m n f.m (n f)", "pow": r"\b e.e b",
    "pair": r"\a b s.s a b", "fst": r"\p.p (\a b.a)", "snd": r"\p.p (\a b.b)", "not": r"\p.p (\a b.b) (\a b.a)",
    "pred": r"\n f x.n (\g h.h (g f)) (\u.x) (\u.u)", "zero": r"\n.n (\x a b.b) (\a b.a)", "Y": r"\f.(\x.f (x x)) (\x.f (x x))",
}
LIB = {k: parse(v) for k, v in LIB.items()}


def run(text):
    term = parse(text)
    for name in sorted(free(term) & LIB.keys()):
        term = subst(term, name, LIB[name])
    return normal(term)


for text in ("S K K", "succ 2", "add 2 3", "mul 2 3", "pow 2 3", "pred 4", "fst (pair 1 2)", "not true", "zero 0", "zero 3", r"(\x y.x) y", r"(\x.\y1.x y y1) (y y1)", "add 1 q", r"\x.(\y.y) x", "K a b c"):
    term, n = run(text)
    print(f"{text:<24} {term!s:<28} {n:>3} {unchurch(term)} {bruijn(term)}")
trace = []
normal(parse(r"(\f x.f (f x)) (\y.y) z"), trace=trace)
print(*trace, sep="  ->  ")
print(repr(parse("a b")), Var("x") == Var("x"), {Var("x"), Var("x")}, parse(r"\x.x") == parse(r"\y.y"), bruijn(parse(r"\x.x")) == bruijn(parse(r"\y.y")), hash(App(Var("a"), Var("b"))) == hash(App(Var("a"), Var("b"))), Lam.__match_args__)
for bad in ("", "(", "a)", r"\x", r"\.x", "a . b", "()", r"(\x.x x) (\x.x x)", r"Y I", "add 1 2 )"):
    try:
        print(run(bad)[0])
    except ParseError as e:
        print(f"{bad:<12} ParseError: {e}")
    except TimeoutError as e:
        print(f"{bad:<12} {e}")
    except RecursionError:
        print(f"{bad:<12} too deep")
print(str(run(r"Y (\r n.zero n 1 (mul n (r (pred n)))) 3")[0] if sys.getrecursionlimit() > 500 else "") and "factorial done")
Var("x").name = "y"
