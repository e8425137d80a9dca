"""Calls that come back through operators, attributes and generators end as calls by name do."""


class R:
    def go(self, n):
        return self.go(n + 1)

    def __repr__(self):
        return f"R({self!r})"

    def __eq__(self, o):
        return o == self

    def __getattr__(self, name):
        return self.missing_thing

    @property
    def p(self):
        return self.p

    def __add__(self, o):
        return self + o

    def __getitem__(self, i):
        return self[i]

    def __call__(self):
        return self()

    def __iter__(self):
        n = self
        while n:
            yield 1

    def __len__(self):
        return sum(1 for _ in self)


def steps(n):
    yield from steps(n + 1)


table = {"a": lambda: table["a"]()}
r = R()
for f in (lambda: list(R()), lambda: r.go(0), lambda: repr(r), lambda: r == R(), lambda: r.zz, lambda: r.p,
          lambda: r + 1, lambda: r[0], lambda: r(), lambda: next(steps(0)), lambda: table["a"](), lambda: str(r)):
    try:
        f()
        print("no end")
    except RecursionError:
        print("RecursionError")
