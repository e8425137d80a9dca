# Methods by texts, and beside them by name.
class A:
    def __init__(self, x): self.x = x
    def m(self, k): return self.x + k
a = A(1)
name = 'm'
print(getattr(a, name)(2), getattr(a, 'x'), getattr(a, 'zz', 'dflt'))
print(getattr(a, 'm')('s') if False else getattr(a, 'm')(2.5))
class Visitor:
    def visit(self, n): return getattr(self, 'visit_' + type(n).__name__, self.generic)(n)
    def visit_int(self, n): return n + 1
    def visit_str(self, n): return n + '!'
    def generic(self, n): return ('?', n)
v = Visitor()
print([v.visit(x) for x in (1, 'a', 2.5, [1])], v.visit_int(2), v.visit_str('q'))
