def counters(n):
    made = []
    for i in range(n):
        count = 0

        def inc(by=1):
            nonlocal count
            count += by
            return i, count
        made.append(inc)
    return made


cs = counters(3)
print(cs[0](), cs[1](5), cs[2](), cs[0](by=10))


def separate(n):
    def one(i):
        count = 0

        def inc(by=1):
            nonlocal count
            count += by
            return i, count

        def reset():
            nonlocal count
            old, count = count, 0
            return old
        return inc, reset
    return [one(i) for i in range(n)]


ss = separate(3)
ss[0][0]()
ss[1][0](5)
ss[0][0](7)
print([inc(0) for inc, _ in ss], [r() for _, r in ss], [inc() for inc, _ in ss])

table = {}
for name in ("add", "sub", "mul"):
    for k in (1, 2):
        table[name, k] = lambda x, name=name: (name, k, x)
print([table[key](0) for key in table])

acts = {"late": [], "early": [], "maker": []}
for n in range(3):
    acts["late"].append(lambda: n ** 2)
    acts["early"].append(lambda n=n: n ** 2)
    acts["maker"].append((lambda n: lambda: n ** 2)(n))
n = 10
print({k: [f() for f in v] for k, v in acts.items()})
del n
try:
    acts["late"][0]()
except NameError as e:
    print(repr(e))


def outer():
    x = "outer"

    def read():
        return x

    def write(v):
        nonlocal x
        x = v

    def shadow():
        x = "shadow"
        return x, read()

    def delete():
        nonlocal x
        del x
    return read, write, shadow, delete


read, write, shadow, delete = outer()
print(read(), shadow())
write([1])
print(read(), shadow())
read().append(2)
print(read())
delete()
try:
    read()
except NameError as e:
    print(repr(e))
write("back")
print(read())

x = "global"


def local_before_assign():
    try:
        print(x)
    except UnboundLocalError as e:
        print(repr(e))
    x = 1
    return x


print(local_before_assign(), x)


def level1():
    x = 1

    def level2():
        global x
        x = "changed global"

        def level3():
            return x
        return level3()
    return level2(), x


print(level1(), x)


def tree(depth):
    total = 0

    def walk(d, path):
        nonlocal total
        total += d
        if d == depth:
            yield path, total
            return
        for step in "LR":
            yield from walk(d + 1, path + step)
    return list(walk(0, "")), total


print(tree(2))


def compose(*fs):
    def run(v):
        for f in reversed(fs):
            v = f(v)
        return v
    return run


pipeline = compose(str, abs, lambda v: v - 100, lambda v: v * 3)
print(pipeline(5), compose()(None))


def late_self():
    fact = lambda n: 1 if n < 2 else n * fact(n - 1)
    g = fact
    r1 = g(5)
    fact = lambda n: 1000
    return r1, g(5)


print(late_self())
gen_fs = [lambda: [v for v in vals] for vals in ([1], [2, 3])]
print([f() for f in gen_fs])


def loop_var_after():
    for i in []:
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)


print(loop_var_after())


def accumulate():
    buf = []

    def add(item):
        buf.append(item)
        return buf
    add.buf = buf
    return add


p, q = accumulate(), accumulate()
p(1), p(2), q("z")
print(p.buf, q.buf, p.buf is q.buf)
p.buf = "replaced"
print(p(3), p.buf, p.__name__, sorted(vars(p)))
