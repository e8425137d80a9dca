"""MROs computed by hand and by Python, failures included; cooperative chains through them."""


def merge(seqs):
    result = []
    seqs = [list(s) for s in seqs if s]
    while seqs:
        for seq in seqs:
            head = seq[0]
            if not any(head in other[1:] for other in seqs):
                break
        else:
            return None
        result.append(head)
        seqs = [[x for x in s if x != head] for s in seqs]
        seqs = [s for s in seqs if s]
    return result


def c3(name, graph, cache={}):
    if name == "object":
        return ["object"]
    bases = graph[name] or ["object"]
    lines = [c3(b, graph) for b in bases]
    if None in lines:
        return None
    tail = merge(lines + [bases])
    return None if tail is None else [name] + tail


GRAPHS = {
    "diamond": "A; B A; C A; D B C",
    "wide": "A; B; C; D; E; K1 C A B; K3 A D; K2 B D E; Z K1 K3 K2",
    "crossed": "X; Y; A X Y; B Y X; G A B",
    "order": "A; B A; C A B",
    "deep": "A; B A; C B; D C; E A D; F D A",
    "ladder": "O1; P O1; Q O1; R P Q; S Q; T R S; U S R",
    "self": "A; B A; C B A; D A B",
}


def visit(cls):
    def hello(self, trail):
        trail.append(cls[0])
        up = super(classes[cls[0]], self)
        if hasattr(up, "hello"):
            up.hello(trail)
        return trail
    return hello


for title, text in GRAPHS.items():
    classes, graph = {}, {}
    for part in text.split("; "):
        name, *bases = part.split()
        graph[name] = bases
        mine = c3(name, graph)
        try:
            classes[name] = type(name, tuple(classes[b] for b in bases), {"hello": visit([name])})
        except TypeError as e:
            print(f"{title}: {name}({', '.join(bases)}): {str(e).splitlines()[0]} | mine {mine}")
            continue
        except KeyError as e:
            print(title, "needs", e)
            continue
        real = [c.__name__ for c in classes[name].__mro__]
        assert real == mine, (real, mine)
        print(f"{title}: {' '.join(real)} | {' '.join(classes[name]().hello([]))}")

print("-- cooperative init with kwargs")


class Root:
    def __init__(self, **kw):
        self.left = sorted(kw)
        if kw.pop("strict", False) and kw:
            raise TypeError(f"unused {sorted(kw)}")


class Named(Root):
    def __init__(self, name="?", **kw):
        print(" Named", name, sorted(kw))
        super().__init__(**kw)
        self.name = name


class Sized(Root):
    size = 0

    def __init__(self, *, size, **kw):
        print(" Sized", size, sorted(kw))
        super().__init__(**kw)
        self.size = size


class Box(Named, Sized):
    def __init__(self, *a, **kw):
        print(" Box", a, sorted(kw))
        super().__init__(*a, **kw)

    def __str__(self):
        return f"{self.name}:{self.size}:{self.left}"


class Crate(Sized, Named):
    pass


print(Box("b", size=3), Box(size=1, name="kw", color="x"), Crate(size=2, name="c").name)
for cls, kw in ((Box, {}), (Box, {"size": 1, "strict": True}), (Box, {"size": 1, "strict": True, "z": 0}), (Crate, {"size": 5, "strict": 1, "y": 2})):
    try:
        print(cls(**kw).left)
    except TypeError as e:
        print("TypeError", e)

print("-- super oddities")


class P:
    x = "P.x"

    @classmethod
    def make(cls): return cls.__name__

    @staticmethod
    def st(): return "static P"

    @property
    def prop(self): return "prop of P"

    def __getitem__(self, i): return f"P[{i}]"
    def __len__(self): return 10


class Q(P):
    x = "Q.x"

    @classmethod
    def make(cls): return "Q:" + super().make()

    @staticmethod
    def st(): return "static Q>" + super(Q, Q).st()

    @property
    def prop(self): return "Q " + super().prop

    def __getitem__(self, i): return super().__getitem__(i) + "!"
    def both(self): return super().x, self.x, super(Q, self).x, [super(Q, self).__getitem__(i) for i in range(2)]
    def broken(self): return super()[0]
    def lens(self): return len(self), super().__len__()
    def late(self): return (lambda: super(Q, self).prop)()
    def zero(self): return (lambda: super().x)() if False else "skipped"
    def nested(self):
        def inner():
            return super(Q, self).x
        return inner()


class S(Q):
    pass


s = S()
print(s.make(), S.make(), s.st(), s.prop, s[4], s.both(), s.lens(), s.late(), s.nested(), s.zero())
for f in (s.broken, lambda: super(Q, 5).x, lambda: super(P, s).x, lambda: super(Q, s).nope, lambda: super(5, s)):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(super(S, s).prop, super(Q, s).prop, super(Q, S).make(), super(S, S).__self_class__.__name__, super(S, s).__thisclass__.__name__)
