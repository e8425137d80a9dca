class A:
    def __init__(self):
        self.v = 1

    def add(self, x):
        self.v += x
        return self.v

    def mul(self, x):
        self.v *= x
        return self.v


g = getattr
a = A()
print(a.add(2), a.mul(3))
for f in map(getattr, [a, a], ["add", "mul"]):
    print(f(0.5))
print(g(a, "ad" + "d")("x" and 2.5))
