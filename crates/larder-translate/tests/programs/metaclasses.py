class Registry(type):
    classes = {}
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.classes[name] = cls
        return cls
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        cls.tag = name.lower()
    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        obj.made = True
        return obj
    def describe(cls):
        return f"<{cls.__name__}>"
    def __len__(cls): return 7
    def __iter__(cls): return iter([1, 2])
    def __repr__(cls): return 'R:' + cls.__name__
    @property
    def prop(cls): return cls.tag * 2
class A(metaclass=Registry):
    def __init__(self, x): self.x = x
class B(A): pass
print(list(Registry.classes), A.tag, B.tag, A(3).x, A(4).made, B.describe(), len(A), list(B), A, B.prop)
print(type(A), type(A) is Registry, isinstance(A, Registry), isinstance(A, type), type(Registry))
class Singleton(type):
    _inst = {}
    def __call__(cls, *a, **k):
        if cls not in cls._inst:
            cls._inst[cls] = super().__call__(*a, **k)
        return cls._inst[cls]
class S(metaclass=Singleton):
    def __init__(self, v=0): self.v = v
print(S(1) is S(2), S().v)
