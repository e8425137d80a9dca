def world(seed):
    class A:
        def scale(self, p):
            return p * 2

        def apply(self, p0):
            yield self.scale(p0)

        def other(self):
            f = lambda: self.scale(3)
            return f() + sum(self.scale(x) for x in range(3))

        async def co(self):
            return self.scale(1)

    class B:
        def apply(self, a):
            yield a.scale(5)

    print(list(A().apply(3)), A().other(), list(B().apply(A())))


world(1)
import sys
def country(seed):
    class Base:
        def scale(self, p):
            return p * 2

        def twice(self):
            return self.scale(1)

    class D(Base):
        def use(self):
            return self.scale(2) + self.twice()

        class In:
            def go(self, d):
                return d.scale(4)

    print(D().use(), D.In().go(D()))


country(1)
if len(sys.argv) > 0:
    class C:
        def __init__(self, v):
            self.v = v

        def inc(self, n):
            self.v += n
            return self.get2()

        def get2(self):
            return self.v
else:
    class Z:
        def inc2(self):
            return 1


def f(c):
    return c.inc(2)


print(f(C(3)), C(1.5).inc(1))
try:
    class Q:
        def only(self, x):
            return x + 1
finally:
    pass
for i in range(2):
    class L:
        def loopy(self, x):
            return x + i + self.deeper()

        def deeper(self):
            return 1
    print(L().loopy(2), Q().only(3))
def outer():
    def inner():
        class W:
            def __init__(self, a):
                self.a = a

            def read2(self):
                return self.a

            def make(self):
                return W(self.a + 1)
        return W
    K = inner()
    w = K(1)
    return w.read2() + w.make().read2()
print(outer())
