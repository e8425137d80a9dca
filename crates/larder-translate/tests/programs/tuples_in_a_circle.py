tpl = ([],)
tpl[0].append(tpl)
print(tpl, tpl[0][0] is tpl, len(tpl))


class Q:
    pass


try:
    type("D", (Q, Q), {})
except TypeError as e:
    print(e)
for base in (5, 1.5, None):
    try:
        class Odd(base):
            pass
    except TypeError as e:
        print(e)


class A:
    def show(self):
        sup = super()
        return sup.__thisclass__.__name__, sup.__self_class__.__name__, sup.__self__ is self


class B(A):
    pass


print(A().show(), B().show())
