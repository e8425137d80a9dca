class Box:
    """A box."""

    size = 3

    def __init__(self):
        self.width = 1
        self._hidden = 2

    def area(self):
        return self.width * self.size


box = Box()
print([name for name in dir(box) if not name.startswith("__")], vars(box), [name for name in dir(Box) if not name.startswith("__")])
for bad in (lambda: vars(5), lambda: vars("a"), lambda: vars([])):
    try:
        print(bad())
    except TypeError as error:
        print(error)
vars(box)["depth"] = 9
print(box.depth, sorted(box.__dict__), Box.__dict__["size"], "area" in vars(Box), Box.__doc__, __doc__)
print(list(map(type, (Box.__dict__, vars(box)))), callable(vars(Box)["area"]))
try:
    super(int, "a")
except TypeError as error:
    print(error)
print(all(name in dir(box) for name in vars(box)), sorted(set(dir(box)) - set(dir(object()))))
