class A:
    def who(self): return 'A'
class B:
    def who(self): return 'B'
a = A(); a.x = 1
a.__class__ = B
print(a.who(), a.x, type(a).__name__, isinstance(a, A))
class D:
    def __set_name__(self, owner, name): self.n = name; self.o = owner.__name__
    def __get__(self, obj, cls=None): return (self.n, self.o, obj is None)
class E:
    f = D()
print(E.f, E().f)
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(G[int], G['x'])
