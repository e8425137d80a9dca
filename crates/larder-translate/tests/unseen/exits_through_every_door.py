# sys.exit, atexit-like finallys, SystemExit payloads and output order.
import sys


def attempt(fn, *a):
    try:
        r = fn(*a)
    except SystemExit as e:
        return 'exit', e.code, str(e), e.args
    except BaseException as e:
        return type(e).__name__, str(e)
    return 'returned', r


class Code:
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return self.n

    def __str__(self):
        return f'Code<{self.n}>'


print(attempt(sys.exit), attempt(sys.exit, 0), attempt(sys.exit, None), attempt(sys.exit, 'text'), attempt(sys.exit, [1, 2])[1])
print(attempt(sys.exit, 256), attempt(sys.exit, -1), attempt(sys.exit, True), attempt(sys.exit, 2.5), attempt(sys.exit, (3, 4)))
print(attempt(exit_by_raise := lambda: (_ for _ in ()).throw(SystemExit(5))))


def nested():
    try:
        try:
            sys.exit('inner')
        finally:
            print('finally 1')
    except SystemExit as e:
        print('caught', e)
        raise SystemExit(7) from e
    finally:
        print('finally 2')


print(attempt(nested))


def swallow():
    while True:
        try:
            sys.exit(1)
        finally:
            break
    return 'escaped'


print(attempt(swallow))


def override():
    try:
        sys.exit(1)
    finally:
        return 'finally wins'


print(attempt(override))


def by_exception():
    try:
        sys.exit(1)
    except Exception:
        return 'Exception does not catch it'


print(attempt(by_exception))


def with_else():
    try:
        r = 1
    except SystemExit:
        r = 2
    else:
        sys.exit('from else')
    finally:
        print('still finally')


print(attempt(with_else))


def gen():
    try:
        yield 1
        sys.exit('in gen')
        yield 2
    except SystemExit as e:
        yield e.code
        raise KeyboardInterrupt('typed')


g = gen()
print(attempt(lambda: list(g)), attempt(next, g, 'over'))


class Quit(SystemExit):
    pass


class Loud(SystemExit):
    def __init__(self, who, code):
        super().__init__(code)
        self.who = who


def classes():
    try:
        raise Loud('me', 9)
    except Quit:
        return 'no'
    except SystemExit as e:
        return e.who, e.code, e.args, repr(e)


print(classes(), attempt(lambda: (_ for _ in ()).throw(Quit('q'))), SystemExit(3) == SystemExit(3), repr(SystemExit()), issubclass(SystemExit, Exception))
jobs = [0, 1, 'two', None, 4]


def process(job):
    match job:
        case 0 | None:
            return job
        case int(n) if n < 3:
            raise ValueError(n)
        case str():
            raise TypeError(job) from None
        case _:
            sys.exit(Code(job))


done = []
try:
    for j in jobs:
        try:
            done.append(process(j))
        except (ValueError, TypeError) as e:
            done.append(e)
    print('unreachable')
except SystemExit as e:
    print(done, e.code.n, str(e), int(e.code))
    last = e
finally:
    print('end of jobs')
print('partial line', end='')
sys.stdout.write(' written\n')
print('to stderr', file=sys.stderr)
sys.stdout.flush()
last.code = 40 + last.code.n
raise last
