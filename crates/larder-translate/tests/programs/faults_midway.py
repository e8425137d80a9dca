def fill(xs, bad):
    for i in range(len(xs)):
        xs[i] = 10 // (bad - i)
    return xs


xs = [1, 2, 3, 4]
try:
    fill(xs, 2)
except ZeroDivisionError as e:
    print(e, xs)
d = {"a": 1, "b": 2, "c": 3}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e, d)
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e, d)
for k in d:
    d[k] = 0
print(d)
try:
    for k in d:
        d.pop(k)
        d[k] = 1
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
try:
    for v in s:
        s.add(v + 10)
except RuntimeError as e:
    print(e)
xs = [1, 2, 3, 4, 5, 6]
for x in xs:
    if x % 2:
        xs.remove(x)
print(xs)
try:
    xs.extend(1 // (3 - i) for i in range(5))
except ZeroDivisionError:
    print(xs)
ys = [3, 1, 2]
try:
    ys.sort(key=lambda v: 1 // (v - 2))
except ZeroDivisionError:
    print(ys)
def cmp(v):
    ys.append(v)
    return v
try:
    ys.sort(key=cmp)
except ValueError as e:
    print(e, ys)
try:
    a, b = 1, 2
    a, b, c = [7, 8]
except ValueError as e:
    print(a, b, e)
try:
    xs[0], xs[99] = "first", "second"
except IndexError:
    print(xs)
try:
    xs[1:2], xs[50] = ["x", "y"], 1
except IndexError:
    print(xs)
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as e:
    print(t, e)
class P:
    def __init__(self):
        self.v = 1
    def set(self, n):
        self.v = n
        raise ValueError(n)
p = P()
try:
    p.v += p.set(5) or 1
except ValueError:
    print(p.v)
def g():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
it = g()
print(next(it))
del it
def two():
    total = 0
    try:
        for i in [1, 2, 0, 4]:
            total += 10 // i
    except ZeroDivisionError:
        total += 1000
    else:
        total = -1
    finally:
        total += 1
    return total
print(two())
def ret():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
print(ret())
def ret2():
    x = 1
    try:
        return x
    finally:
        x = 2
print(ret2())
with open("/dev/null") as fh:
    pass
try:
    fh.read()
except ValueError as e:
    print(e)
