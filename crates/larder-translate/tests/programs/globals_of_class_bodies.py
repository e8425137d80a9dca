# global and nonlocal in the bodies of classes.
total = 1
made = []


class Reg:
    global total, helper, Inner, later
    total += 1
    later = total * 10
    own = total

    def helper(self):
        return 'helper', self

    class Inner:
        deep = later

    for total in (7, 8):
        made.append(total)

    def use(self):
        return helper(self.own), Inner.deep, later


print(total, later, Reg.own, hasattr(Reg, 'total'), hasattr(Reg, 'helper'), hasattr(Reg, 'Inner'), made, Reg().use(), helper(1), Inner.__qualname__, helper.__qualname__)


def outer(n):
    seen = []

    class A:
        nonlocal n
        first = n
        n = n * 2
        n += 1
        global total
        total = n
        seen.append(n)

        class B:
            nonlocal n
            inside = n
            n = f'from B {n}'

        def read(self):
            return n

        def bump(self):
            nonlocal n
            n += '!'
            return n
        for n in ('loop',):
            pass
        last = n
    return A, lambda: n, seen


A, get, seen = outer(5)
print(A.first, A.last, A.B.inside, get(), A().read(), A().bump(), get(), seen, total, 'n' in vars(A))
x = 'module'


def scopes():
    x = 'function'

    class C:
        print(x)
        x = 'class'
        print(x)
        y = [x for _ in range(1)]
        z = (lambda: x)()

        def m(self):
            return x

    class D:
        global x
        print(x)
        x = 'changed'
        y = [x for _ in range(1)]

        def m(self):
            return x
    return C.x, C.y, C.z, C().m(), D.y, D().m(), hasattr(D, 'x'), x


print(scopes(), x)
try:
    class E:
        global gone
        gone = 1
        del gone
        print(gone)
except NameError as e:
    print(e)


class F:
    try:
        print(undefined_yet)
    except NameError as e:
        caught = str(e)
    undefined_yet = 1
    e = 'kept'
    with open('/dev/null') as fh:
        n = fh.read()
    del fh
    while True:
        k = 3
        break
    if (w := k + 1) > 3:
        def cond(self):
            return self.w
    match w:
        case 4 as four:
            pass
        case _:
            other = 1
    assert four == 4
    a = b = []
    a += [1]
    a, *rest = 1, 2, 3


print(F.caught, F.e, hasattr(F, 'fh'), F.k, F().cond(), F.four, hasattr(F, 'other'), F.a, F.b, F.rest, repr(F.n))
