class P:
    def __init__(self, v):
        self.v = v


class Q(P):
    pass


def clone(kind, v):
    return kind(v)


p = P(1)
for k in map(type, [P(1), Q(2)]):
    print(clone(k, "s").v)
t = type
print(t(p)(2.5).v)
