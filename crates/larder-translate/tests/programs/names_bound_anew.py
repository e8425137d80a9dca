def f(x):
    return x + 1


def g(x):
    return f(x) * 2


print(g(1))
old = f
f = lambda x: x * 100
print(g(1), old(1))


class A:
    count = 0
    items = []

    def m(self):
        return "A.m"

    def bump(self):
        self.count += 1
        self.items.append(self.count)
        return self.count


a, b = A(), A()
print(a.bump(), a.bump(), b.bump(), A.count, A.items is a.items, a.items)
a.items = [9]
a.bump()
print(a.items, b.items, A.items)
A.count = 50
print(a.count, b.count, A().bump())
del a.count
print(a.count)
A.m = lambda self: "patched"
print(a.m(), b.m())
a.m = lambda: "instance"
print(a.m(), b.m())
del a.m
print(a.m())


def outer():
    def inner():
        return 1
    first = inner()
    if first:
        def inner():
            return 2
    return first, inner()


print(outer())


def rare(n):
    total = 0
    for i in range(n):
        total += i
        if i == 7:
            total = "text"
            break
    return total


print(rare(3), rare(9))


def kinds(flag):
    x = 1
    if flag == 1:
        x = 2.5
    elif flag == 2:
        x = None
    elif flag == 3:
        x = [x]
    return x


print([kinds(i) for i in range(4)])
import sys
def grow():
    x = 1
    for _ in range(64):
        x += x
    return x
print(grow())
def mix(n):
    acc = 0
    for i in range(n):
        acc = acc * 31 + i
    return acc
print(mix(20), mix(3))
def neg(n):
    r = n
    for _ in range(3):
        r = -r - 1
    return r
print(neg(2**63 - 1), neg(-2**63))
m = 2**62
s = [m, m]
print(sum(s), max(s) * 4, abs(-2**63), -(-2**63), (-2**63) // -1, divmod(-2**63, -1))
