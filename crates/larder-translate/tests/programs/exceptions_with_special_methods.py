class E(Exception):
    def __new__(cls, a, b):
        return super().__new__(cls, a)
class F(Exception):
    def __init__(self, a): self.a = a
class L(ValueError):
    def __len__(self): return len(self.args)
    def __iter__(self): return iter(self.args)
    def __contains__(self, x): return x in self.args
    def __getitem__(self, i): return self.args[i]
    def __call__(self, x): return x
    def __add__(self, o): return L(*self.args, *o.args)
    def __lt__(self, o): return len(self) < len(o)
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __format__(self, s): return "fmt" + s
    def __int__(self): return 7
    def __index__(self): return 2
    def __neg__(self): return "neg"
    def __setitem__(self, i, v): self.note = (i, v)
    def __delitem__(self, i): self.note = "del"
    def __iadd__(self, o): self.args += o; return self
    def __radd__(self, o): return ("radd", o)
    def __hash__(self): return 5
    def __eq__(self, o): return isinstance(o, L)
    def __float__(self): return 1.5
    def __bytes__(self): return b"x"
    def __round__(self, n=None): return n
    def __abs__(self): return "abs"
    def __reversed__(self): return iter("rev")
    def __next__(self): raise StopIteration
    def __dir__(self): return ["q"]
    def __getattr__(self, n): return n.upper()
    def __setattr__(self, n, v): super().__setattr__(n, (v, 1) if n == "note" else v)
class B(Exception):
    def __bool__(self): return False
print(E(1, 2).args, repr(E(1, 2)), F(3).args)
l = L(1, 2)
def t(name, f):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
t("bool", lambda: (bool(L()), bool(l), bool(B()), not B(), 1 if B() else 2, B() or 5, any([B()]), all([B()]), list(filter(None, [B(), 1]))))
t("len", lambda: len(l)); t("list", lambda: list(l)); t("in", lambda: 2 in l); t("item", lambda: l[0]); t("call", lambda: l(4)); t("add", lambda: (l + L(3)).args)
t("lt", lambda: l < L()); t("fmt", lambda: f"{l:x}"); t("int", lambda: int(l)); t("idx", lambda: [1, 2, 3][l]); t("neg", lambda: -l); t("radd", lambda: 5 + l); t("hash", lambda: hash(l)); t("eq", lambda: l == L()); t("float", lambda: float(l)); t("bytes", lambda: bytes(l)); t("round", lambda: round(l, 3)); t("abs", lambda: abs(l)); t("rev", lambda: list(reversed(l))); t("next", lambda: next(l, "end")); t("dir", lambda: dir(l)); t("ga", lambda: l.zork); t("unp", lambda: [*l]); t("set", lambda: len({l, L()})); t("sorted", lambda: [x.args for x in sorted([L(1, 2), L(1)])]); t("max", lambda: max(L(1), L(1, 2)).args)
l[1] = 5
print(l.note)
del l[0]
print(l.note)
l += (9,)
print(l.args)
with l as w:
    raise KeyError
a, b, c = l
print(a, b, c)
while B():
    print("never")
else:
    print("else")
x = B()
if x: print("bad")
elif not x: print("good")
print("B" if x else "notB", x and 1, bool(x) is False)
assert not x
match l:
    case L(args=(1, *rest)): print(rest)
