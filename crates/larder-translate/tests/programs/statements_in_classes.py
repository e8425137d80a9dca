class A:
    xs = []
    for i in range(3):
        xs.append(i)
    if len(xs) > 2:
        big = True
    else:
        small = True
    n = 3
    ys = [k for k in range(n)]
    d = {}
    while n:
        d[n] = n * n
        n -= 1
    def f(self): return self.i
    import math
    r = math.pi
    from math import pi as _p
    a, *b = 1, 2, 3
    del a
    def helper(x): return x + 1
    z = helper(3)
    with_ = [helper(q) for q in [1]] if False else 1
    lam = lambda self: self.z
print(A.xs, A.big, A.ys, A.d, A.n, A().f(), A.r, A.b, A.z, A().lam(), hasattr(A, 'a'))
try:
    class B:
        base = 2
        bad = [base * k for k in range(2)]
except NameError as e:
    print(e)
