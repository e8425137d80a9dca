# Closures sharing, hiding and rebinding cells.
def account(start):
    balance = start
    history = []

    def deposit(n):
        nonlocal balance
        balance += n
        history.append(('+', n))
        return balance

    def withdraw(n, *, force=False):
        nonlocal balance, history
        if n > balance and not force:
            raise ValueError(f'{n} > {balance}')
        balance -= n
        history = history + [('-', n)]
        return balance

    def reset():
        nonlocal balance
        old, balance = balance, type(start)()
        del history[:]
        return old

    deposit.peek = lambda: (balance, list(history))
    return deposit, withdraw, reset


d, w, r = account(10)
d(5)
w(3)
print(d.peek())
d(1)
print(d.peek(), r(), d.peek())
d2, w2, r2 = account('ab')
print(d2('cd'), r2(), d2.peek())
try:
    w2('x')
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)
try:
    w(100)
except ValueError as e:
    print(e)
print(w(100, force=True))


def counter_family():
    n = 0

    def make(step):
        def bump():
            nonlocal n
            n += step
            return n
        return bump
    return [make(s) for s in (1, 10, 0.5)], lambda: n


bumps, read = counter_family()
print([b() for b in bumps], read(), bumps[0](), read())

fs = []
for i in range(3):
    def f(x, j=i):
        return x * i + j
    fs.append(f)
    fs.append(lambda x: (x, i))
print([f(10) for f in fs])
i = 'late'
try:
    print([f(2) for f in fs])
except TypeError as e:
    print(e)


def late():
    def use():
        return helper(3) + offset
    def helper(x):
        return x * 2
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    offset = 1
    a = use()
    def helper(x):
        return -x
    b = use()
    offset = offset * 100
    return a, b, use()


print(late())


def shadow(x):
    y = [x]
    def a():
        x = 'mine'
        def b():
            nonlocal x
            x += '!'
            y.append(x)
            return lambda: x
        return b(), x
    get, seen = a()
    return get(), seen, x, y


print(shadow(1))


def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run


print(compose(str, abs, int)('-12'), compose()(5), compose(len)([1]))


def memo():
    cache = {}
    hits = 0

    def fib(n):
        nonlocal hits
        if n in cache:
            hits += 1
            return cache[n]
        cache[n] = v = n if n < 2 else fib(n - 1) + fib(n - 2)
        return v
    fib.stats = lambda: {'hits': hits, 'size': len(cache)}
    return fib


fib = memo()
print(fib(90), fib.stats(), fib.__name__, fib.__closure__ is not None)


def outer():
    try:
        raise LookupError('inner')
    except LookupError as err:
        def later():
            return err
    return later


print(outer().__name__)
outer()()
