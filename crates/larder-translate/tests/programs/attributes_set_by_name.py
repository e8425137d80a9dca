class A:
    def __init__(self, x): self.x = x
    def m(self, k=1): return self.x + k
def setit(o, n, v): setattr(o, n, v)
a = A(1); setit(a, 'x', 'str'); print(a.x, a.m('z'))
