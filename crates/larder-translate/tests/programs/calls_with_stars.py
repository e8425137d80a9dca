print("tab\tq", r"raw\n", b"by\x00", 'q"q', "new\\n", ("t",), {"k": "v"}, {"s"}, end=" <\n", flush=True)
for f in (lambda: super().foo, lambda: (lambda *a: a)(*5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class G:
    def add(self, *a):
        return a
g = G()
for f in (lambda: g.add(*5), lambda: g.add(**3), lambda: g.nope(*[1]), lambda: "{}-{}".format(*[1, 2]), lambda: [].append(*[3]), lambda: g.add(*[1, 2], *(3,)), lambda: "a,b".split(*[","]), lambda: {}.update(**{"a": 1}), lambda: (5).to_bytes(*[2, "big"]), lambda: "x".join(*[["a", "b"]])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
