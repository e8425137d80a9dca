class A: pass
class A(): pass
class A(B, C, metaclass=D, **kw):
    x: int = 1
    def f(self): return super().f()
    class E(F): ...
@d
class A(*bases):
    "doc"
class A(B,): x = 1; y = 2
