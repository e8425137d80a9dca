class A:
    def __init__(self, x): self.x = x
    def m(self, k=1): return self.x + k
a = A(1)
a.__dict__['x'] = 'hello'
print(a.x, a.m('z'))
a.__dict__.update(x=2.5)
print(a.m())
