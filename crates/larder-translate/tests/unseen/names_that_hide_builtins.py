# Shadowed builtins, del, globals, unbound locals, class scopes and dynamic lookup.
import builtins

list_ = list
print(len('abc'))
len = lambda x: f'my len of {x!r}'
print(len('abc'), builtins.len('abc'))
del len
print(len('abc'))
try:
    del len
except NameError as e:
    print(e)


def sum(*a):
    return 'sum' + repr(a)


def uses():
    return sum([1, 2]), max(1, 2)


print(uses())
max = min
print(uses(), max is min)
del sum, max
print(uses())


def local_shadow(list, str=repr):
    dict = {'list': list}
    int = float
    return dict, int('3'), str(list), list_('ab')


print(local_shadow([1]))


def unbound(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as e:
        return e


print(unbound(True), unbound(False))
count = 10


def bad():
    try:
        count += 1
    except UnboundLocalError as e:
        print(e)
    count = 5
    del count
    try:
        print(count)
    except UnboundLocalError as e:
        print(e)
    for count in 'ab':
        pass
    return count


print(bad(), count)


def make_global():
    global created, count
    created = ['new']
    count += 1
    def inner():
        global count
        count = count * 2
        return count
    return inner()


try:
    created
except NameError as e:
    print(e)
print(make_global(), created, count)


class Scope:
    count = count + 1
    print('in class', count)
    def get(self):
        return count
    def own(self):
        return self.count, Scope.count
    id = 'shadow'
    def ident(self):
        return id is builtins.id


s = Scope()
print(s.get(), s.own(), s.ident(), s.id)
s.count = 0
print(s.own())
del s.count
print(s.own())
try:
    del s.count
except AttributeError as e:
    print(e)
for i in range(3):
    i *= 10
print(i)
for i in []:
    print('never')
print(i)
for print_ in [print]:
    print_('called by another name')
[int for int in range(2)]
print(int('5'))
input = iter(['line 1', 'line 2']).__next__
print(input(), input())
try:
    input()
except StopIteration:
    print('no more input')


def exc_scope():
    e = 'before'
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    try:
        return e
    except UnboundLocalError as u:
        return u


print(exc_scope())
x = 'global'


def outer():
    x = 'outer'
    class C:
        y = x
        x = 'class'
        z = x
        def m(self):
            return x
    return C.y, C.z, C.x, C().m()


print(outer())
print('x' in globals(), globals()['x'], 'created' in globals())
globals()['planted'] = 77
print(planted)


def loc(a, b=2):
    c = a + b
    return sorted(locals().items())


print(loc(1))
True_ = 1 == 1
None_ = None
print(True_ is True, None_ is None, not None_, __name__)


def recursive(n):
    global recursive
    if n == 0:
        recursive = lambda n: 'replaced %d' % n
        return 'base'
    return recursive(n - 1)


print(recursive(2), recursive(2))
type = 'a string now'
print(type, isinstance(type, str))
abs = -5
try:
    abs(3)
except TypeError as e:
    print(e)
del abs
print(abs(-3))
print(type(3))
