# Exception groups: except*, split, subgroup, derive, nesting, and what stays uncaught.
def leaf(e):
    if isinstance(e, BaseExceptionGroup):
        return [e.message, [leaf(x) for x in e.exceptions]]
    return f'{type(e).__name__}:{e}'


def attempt(jobs):
    errors = []
    done = []
    for name, job in jobs.items():
        try:
            done.append((name, job()))
        except Exception as e:
            e.add_note(name)
            errors.append(e)
    if errors:
        raise ExceptionGroup(f'{len(errors)} of {len(jobs)} failed', errors)
    return done


def nested():
    raise ExceptionGroup('inner', [KeyError('k'), attempt_error()])


def attempt_error():
    try:
        attempt({'z': lambda: 1 // 0, 'o': lambda: 'ok'})
    except ExceptionGroup as g:
        return g


jobs = {
    'fine': lambda: 42,
    'int': lambda: int('x1'),
    'index': lambda: [][3],
    'nested': nested,
    'type': lambda: 'a' + 1,
}
try:
    attempt(jobs)
except* ValueError as g:
    print('value', leaf(g), [e.__notes__ for e in g.exceptions])
except* LookupError as g:
    print('lookup', leaf(g), len(g.exceptions))
except* ArithmeticError as g:
    print('arith', leaf(g))
except* TypeError as g:
    print('type', leaf(g))
else:
    print('none')
finally:
    print('finally')

try:
    print(attempt({'a': lambda: 1}))
except* Exception:
    print('no')
else:
    print('clean')

try:
    attempt(jobs)
except ExceptionGroup as g:
    m, rest = g.split(LookupError)
    print(leaf(m), '|', leaf(rest))
    print(leaf(g.subgroup(lambda e: 'x1' in str(e))))
    print(g.subgroup(OSError), g.split(ExceptionGroup)[1])
    print(leaf(g.derive([OSError('new')])))
    print(str(g), repr(g.exceptions[0]), len(g.exceptions))

try:
    try:
        attempt(jobs)
    except* LookupError:
        raise RuntimeError('while handling')
    except* TypeError as t:
        raise
except ExceptionGroup as g:
    print(leaf(g))

try:
    try:
        raise ValueError('alone')
    except* ValueError as g:
        print('wrapped', leaf(g), repr(g.message))
        raise KeyError('from star')
except KeyError as e:
    print('key', e, type(e.__context__).__name__)
except ExceptionGroup as g:
    print('group', leaf(g))

for bad in (lambda: ExceptionGroup('m', []), lambda: ExceptionGroup('m', 'ab'), lambda: ExceptionGroup(1, [OSError()]),
            lambda: ExceptionGroup('m', [KeyboardInterrupt()]), lambda: BaseExceptionGroup('m', [OSError()])):
    try:
        print(type(bad()).__name__)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Bag(ExceptionGroup):
    def derive(self, excs):
        return Bag(self.message + "'", excs)


b = Bag('bag', [OSError('o'), ValueError('v'), ExceptionGroup('in', [OSError('p')])])
y, n = b.split(OSError)
print(type(y).__name__, leaf(y), type(n).__name__, leaf(n))


def walk(g, depth=0):
    for e in g.exceptions:
        if isinstance(e, ExceptionGroup):
            yield from walk(e, depth + 1)
        else:
            yield depth, e


print([(d, str(e)) for d, e in walk(b)])
try:
    raise b
except* OSError:
    pass
print('not reached')
