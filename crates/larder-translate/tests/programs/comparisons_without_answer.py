class Silent:
    def __eq__(self, other):
        assert other, "eq"

    def __lt__(self, other):
        if other:
            return True


s = Silent()
print(s == 1, s < 0, s < 1, [s == 2], s == 3 or "none")
f = lambda: s == 1
print(f(), bool(f()))
try:
    print(s == 0)
except AssertionError as error:
    print(error)
