# Methods that are called on objects of other classes.
class A:
    def __init__(self, x):
        self.x = x
    def label(self):
        return 'A' + str(self.x)
    def describe(self):
        return '<' + self.label() + '>'
    def shown(self, mark):
        return mark + self.label()
    def __repr__(self):
        return 'repr ' + self.label()
class B:
    describe = A.describe
    __repr__ = A.__repr__
    def label(self):
        return 'B'
class C:
    def label(self):
        return 'C'
print(A(1).describe(), B().describe(), A.shown(C(), '!'), A(2).shown('?'), A(3), B())
def make(base):
    class D(base):
        def label(self):
            return 'D' + super().label()
    return D
D = make(A)
print(D(4).describe(), D(5).shown('#'), repr(D(6)))
Alias = A
class E(Alias):
    def label(self):
        return 'E'
print(E(7).describe(), E(8).shown('$'))
class F(A if len('ab') == 2 else B):
    def __init__(self, x):
        super().__init__([x])
    def label(self):
        return 'F' + repr(self.x)
print(F(9).describe())
def fresh(n):
    class G:
        def __init__(self, v):
            self.v = v + n
        def only(self):
            return self.v
    class H:
        def __init__(self, v):
            self.v = v
    return (G, H)[n % 2]
for n in range(6):
    thing = fresh(n)(n)
    try:
        print(thing.only())
    except AttributeError as e:
        print(e)
