class Pair(tuple):
    def __call__(self, scale):
        return Pair(item * scale for item in self)

    def __getattr__(self, name):
        if name == "first":
            return self[0]
        raise AttributeError(name)


class Stop(Exception):
    def __call__(self):
        return f"called {self.args}"


pair = Pair((1, 2))
print(pair(3), callable(pair), pair.first, hasattr(pair, "second"), list(map(pair, [1, 2])))
print(Stop("a")(), callable(Stop("b")), callable((1, 2)), callable(ValueError("x")))
for bad in (lambda: pair[0](3), lambda: pair.first(1)):
    try:
        bad()
    except TypeError as error:
        print(error)
print("bit_length" in int.__dict__, "bit_length" in bool.__dict__, "nothing" in str.__dict__, "area" in Exception.__dict__, any("upper" in vars(kind) for kind in (int, str)))
