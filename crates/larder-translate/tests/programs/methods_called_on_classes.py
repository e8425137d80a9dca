class C:
    def __init__(self):
        self.n = 0

    def bump(self, by=1):
        if isinstance(by, int):
            self.n += by
        return self.n

    def both(self, a=0.5, b=2):
        return a * b


c = C()
print(c.bump(), c.bump(3))
k = type(c)
print(k.bump(c))
print(c.both(), c.both(1.5))
for cls in [C]:
    print(cls.bump(c))
    print(cls.both(c, 2.5))
    try:
        print(cls.both(2.5))
    except Exception as e:
        print(type(e).__name__, e)
def f(kind):
    return kind.bump(c)
print(f(C))


class Slotted:
    __slots__ = ("right",)

    def __init__(self):
        self.right = "text"


print(type(Slotted.right).__name__, Slotted().right)
