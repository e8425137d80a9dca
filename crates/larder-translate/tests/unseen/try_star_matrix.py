# Exceptions: custom hierarchies, args, attributes, notes, comparing, pickling by hand, mapping to codes, retry logic.
class Base(Exception):
    code = 1

    def __init__(self, msg='base', *details, **ctx):
        super().__init__(msg, *details)
        self.ctx = ctx

    def __str__(self):
        s = super().__str__()
        return f'[{self.code}] {s}' + (f' {self.ctx}' if self.ctx else '')


class NotFound(Base, KeyError):
    code = 404


class Conflict(Base, ValueError):
    code = 409
    __slots__ = ('extra',)


class Wrapped(Base):
    def __init__(self, inner):
        super().__init__(f'wrapped {inner!r}', cause=type(inner).__name__)
        self.__cause__ = inner


class Silent(Exception):
    def __str__(self):
        return ''


class Broken(Exception):
    def __str__(self):
        raise RuntimeError('cannot show')


class Eq(Exception):
    def __eq__(self, o):
        return type(o) is Eq and self.args == o.args

    def __hash__(self):
        return hash(self.args)


for make in (Base, lambda: Base('m', 1, k=2), lambda: NotFound('key'), lambda: Conflict(), lambda: Wrapped(NotFound('x', id=5)), Silent, lambda: Silent('hidden'), lambda: Eq(1, 2)):
    e = make()
    try:
        raise e
    except (KeyError, ValueError) as x:
        kind = 'lookup/value'
    except Base as x:
        kind = 'base'
    except Exception as x:
        kind = 'other'
    print(kind, str(e), repr(e), e.args, getattr(e, 'code', None), getattr(e, 'ctx', '-'), e.__cause__)
print(Eq(1) == Eq(1), {Eq(1), Eq(1)} == {Eq(1)}, ValueError('a') == ValueError('a'), Eq(1) in [Eq(1)])
try:
    print(str(Broken()))
except RuntimeError as e:
    print(e)


def code_of(fn, *a):
    try:
        fn(*a)
    except Base as e:
        return e.code
    except LookupError as e:
        return -1 if isinstance(e, IndexError) else -2
    except (ArithmeticError, AttributeError, TypeError) as e:
        return type(e).__mro__[1].__name__
    else:
        return 0
    finally:
        calls.append(getattr(fn, '__name__', '?'))


calls = []


def bad_key():
    {}['k']


def bad_attr():
    None.x


def custom(n):
    raise (NotFound, Conflict, Base)[n]('n')


print(code_of(bad_key), code_of(bad_attr), code_of(custom, 0), code_of(custom, 1), code_of(custom, 2), code_of(custom, 3), code_of(len, []), code_of(len, 5), code_of(divmod, 1, 0), calls)


def retry(times, *kinds, log):
    def deco(f):
        def run(*a, **k):
            last = None
            for n in range(times):
                try:
                    return f(n, *a, **k)
                except kinds as e:
                    last = e
                    log.append(f'{n}:{e}')
            raise Wrapped(last)
        return run
    return deco


log = []


@retry(3, ValueError, KeyError, log=log)
def flaky(n, upto, kind=ValueError):
    if n < upto:
        raise kind(f'try {n}')
    return n


print(flaky(2), log)
try:
    flaky(9, KeyError)
except Wrapped as w:
    print(w, '|', repr(w.__cause__), w.ctx)
try:
    flaky(1, kind=OSError)
except OSError as e:
    print(type(e).__name__, e, e.errno, len(log))


def classify(e):
    match e:
        case NotFound(args=[first, *_]):
            return 'nf', first
        case Base(code=c, ctx={'cause': cause}):
            return 'wrapped', c, cause
        case OSError(errno=2 as n) | OSError(errno=13 as n):
            return 'os', n
        case OSError():
            return 'os', None
        case StopIteration(value=v):
            return 'stop', v
        case KeyError() | IndexError():
            return 'lookup'
        case Exception(args=()):
            return 'bare'
        case BaseException():
            return 'base', type(e).__name__


for e in (NotFound('q', 1), Wrapped(KeyError(1)), FileNotFoundError(2, 'no'), PermissionError(13, 'no'), OSError('x'), StopIteration(5), KeyError(), ValueError(), KeyboardInterrupt('k'), UnicodeError('u')):
    print(classify(e), end=' ')
print()
try:
    raise NotFound
except NotFound as e:
    print(e, e.args, e.ctx)
try:
    raise Wrapped
except TypeError as e:
    print(e)
try:
    raise len
except TypeError as e:
    print(e)
e = Base('x')
e.args = ('new', 2)
e.code = 7
e.add_note('first')
e.add_note('second')
print(e, e.args, e.__notes__, Base.code, repr(e))
try:
    e.add_note(5)
except TypeError as t:
    print(t)
try:
    try:
        raise e
    except Base as inner:
        inner.ctx['seen'] = True
        raise
    finally:
        e.ctx['finally'] = len(e.ctx)
except Base as outer:
    print(outer is e, outer)
x = [OSError(2, 'gone', 'file.txt'), OSError(5), OSError('a', 'b', 'c'), SystemExit(3), StopIteration(1, 2), UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad'), ImportError('m', name='n'), AttributeError('a', name='q', obj=1)]
for e in x:
    print(type(e).__name__, str(e), e.args, getattr(e, 'errno', '-'), getattr(e, 'filename', '-'), getattr(e, 'code', '-'), getattr(e, 'value', '-'))
raise Conflict('end', 1, why='mean')
