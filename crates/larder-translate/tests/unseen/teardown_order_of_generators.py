# In which order finally blocks of nested generators run.
import sys

trace = []


def resource(name, fail=False):
    trace.append(f'open {name}')
    try:
        for i in range(3):
            yield f'{name}{i}'
        if fail:
            raise OSError(f'{name} broke')
    except ValueError as e:
        trace.append(f'{name} saw {e}')
        yield f'{name}-saved'
    else:
        trace.append(f'{name} complete')
    finally:
        trace.append(f'close {name}')


def pair(a, b):
    try:
        x = yield from resource(a)
        trace.append(('a gave', x))
        yield from resource(b, fail=True)
    except OSError as e:
        trace.append(repr(e))
        yield 'replacement'
    finally:
        trace.append('pair done')


def show(title):
    print(title + ':', *trace, sep='\n   ')
    trace.clear()


print(list(pair('p', 'q')))
show('full run')
g = pair('m', 'n')
print(next(g), next(g))
g.close()
show('closed early')
g = pair('u', 'v')
next(g)
print(g.throw(ValueError('bad u')))
print(next(g))
print(g.throw(ValueError, ValueError('bad v')))
try:
    print(next(g))
    print(next(g))
except StopIteration as e:
    print('stop', e.value)
show('thrown')


def first(gen, pred):
    for x in gen:
        if pred(x):
            return x
    else:
        return None


g = pair('r', 's')
print(first(g, lambda x: x.endswith('1')))
print(first(g, lambda x: x == 'repl'))
show('searched')


def loop_with_break():
    for i, x in enumerate(resource('k')):
        try:
            if i == 1:
                break
            trace.append(x)
        finally:
            trace.append(('after', i))
    else:
        trace.append('never')
    return len(trace)


n = loop_with_break()
print(n > 3, trace[:5])
trace.clear()


def inner():
    try:
        yield 1
    finally:
        return 'from finally'


def mid():
    r = yield from inner()
    yield r
    try:
        r2 = yield from inner()
    except BaseException as e:
        r2 = type(e).__name__
    yield r2


m = mid()
print(next(m))
print(m.throw(KeyError('swallowed by return in finally')))
print(next(m))
print(next(m))


def zipper(*its):
    its = [iter(i) for i in its]
    while its:
        row = []
        for it in its:
            try:
                row.append(next(it))
            except StopIteration:
                return row
        yield tuple(row)


z = zipper('abc', range(2), resource('z'))
while True:
    try:
        print(next(z))
    except StopIteration as s:
        print('partial', s.value)
        break
show('zip')


def explode():
    yield 1
    next(iter([]))
    yield 2


try:
    print([x for x in explode()])
except RuntimeError as e:
    print(e, type(e.__cause__).__name__, e.__cause__ is e.__context__)


def bye():
    try:
        yield 'last'
    finally:
        print('goodbye')
        sys.exit('left through a generator')


for x in bye():
    print(x)
