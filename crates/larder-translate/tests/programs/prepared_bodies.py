class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"added": 1}

    def __new__(mcs, name, bases, ns, **kw):
        print(sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcs, name, bases, dict(ns))

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)


class A(metaclass=Meta, flag=1):
    x = added + 1

    def f(self):
        return self.x


print(A.added, A.x, A().f())


class Multi(dict):
    def __setitem__(self, k, v):
        if k in self and not k.startswith("__"):
            print("again", k)
        super().__setitem__(k, v)


class M2(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Multi()

    def __new__(mcs, name, bases, ns):
        return super().__new__(mcs, name, bases, dict(ns))


class B(metaclass=M2):
    def go(self): return 1
    def go(self): return 2
    y = 1
    y = 2


print(B().go(), B.y)
