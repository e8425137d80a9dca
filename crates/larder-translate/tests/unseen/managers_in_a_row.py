# Context managers: order, suppression, exceptions in enter and exit, generators as managers.
from contextlib import contextmanager, suppress, ExitStack, nullcontext

log = []


class Step:
    def __init__(self, name, swallow=(), bad_enter=None, bad_exit=None):
        self.name = name
        self.swallow = swallow
        self.bad_enter = bad_enter
        self.bad_exit = bad_exit

    def __enter__(self):
        log.append(f'+{self.name}')
        if self.bad_enter:
            raise self.bad_enter
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        log.append(f'-{self.name}' + (f'({kind.__name__})' if kind else ''))
        if self.bad_exit:
            raise self.bad_exit
        return kind is not None and issubclass(kind, tuple(self.swallow) or (type(None),))


def run(title, fn):
    log.clear()
    try:
        r = fn()
    except Exception as e:
        r = f'{type(e).__name__}({e}) ctx={e.__context__!r}'
    print(f'{title:>10}: {r}\n{"":>12}{" ".join(log)}')


def plain():
    with Step('a') as a, Step('b') as b, Step('c'):
        log.append('body')
        return a + b


def swallowed():
    with Step('a', [ValueError]) as a:
        with Step('b', [KeyError, TypeError]):
            raise ValueError('v')
        log.append('unreached')
    return 'after'


def bad_enter():
    with (Step('a') as a, Step('b', bad_enter=RuntimeError('no door')) as b, Step('c')):
        log.append('unreached')


def bad_exit():
    with Step('a'), Step('b', bad_exit=OSError('stuck')):
        raise ValueError('first')


def in_loop():
    out = []
    for i in range(4):
        with Step(str(i), [ZeroDivisionError]) as n:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(6 // (i - 2))
        out.append('end' + n)
    return out


for f in (plain, swallowed, bad_enter, bad_exit, in_loop):
    run(f.__name__, f)


@contextmanager
def section(name, *, catch=None):
    log.append(f'<{name}>')
    try:
        yield [name]
    except Exception as e:
        log.append(f'!{e}')
        if catch is None or not isinstance(e, catch):
            raise
    else:
        log.append('ok')
    finally:
        log.append(f'</{name}>')


def generated():
    with section('x', catch=LookupError) as x, section('y') as y:
        x += y
        {}['missing']
    return x, y


def twice():
    s = section('once')
    with s:
        pass
    with s:
        pass


@contextmanager
def forgetful():
    if log is None:
        yield


@contextmanager
def chatty():
    yield 1
    yield 2


@section('deco', catch=ZeroDivisionError)
def decorated(x):
    return 1 / x


def stack():
    with ExitStack() as st:
        vals = [st.enter_context(Step(n)) for n in 'pq']
        st.callback(log.append, 'called')
        st.push(lambda *a: log.append(a[0].__name__) or True)
        with suppress(KeyError, IndexError):
            vals.append([][1])
        with nullcontext(7) as n:
            vals.append(n)
        raise OSError('out')
    return vals


run('generated', generated)
run('twice', twice)
run('forgetful', lambda: forgetful().__enter__())


def talk():
    with chatty() as c:
        log.append(str(c))


run('chatty', talk)
run('decorated', lambda: (decorated(2), decorated(0), decorated(4)))
run('stack', stack)


class NoExit:
    def __enter__(self):
        return self


def missing():
    with NoExit():
        pass


run('missing', missing)
run('none', lambda: exec_with(None))


def exec_with(m):
    with m:
        return 1


run('none', lambda: exec_with(None))
with Step('final', bad_exit=SystemExit(3)) as s:
    print(s)
