# Every way of leaving try/except/else/finally inside loops and generators.
def path(kind):
    log = []
    for i in range(4):
        try:
            log.append(f'try{i}')
            if i == 0 and kind == 'continue':
                continue
            if i == 1 and kind == 'break':
                break
            if i == 1 and kind == 'return':
                return log
            if i == 1 and kind == 'raise':
                raise ValueError(i)
            if i == 2 and kind == 'index':
                [][i]
        except ValueError as e:
            log.append(f'except {e}')
            if kind == 'raise':
                continue
        except (IndexError, KeyError):
            log.append('lookup')
            break
        else:
            log.append('else')
        finally:
            log.append(f'fin{i}')
            if kind == 'swallow' and i == 1:
                break
        log.append('after')
    else:
        log.append('loop else')
    return log


for k in ('none', 'continue', 'break', 'return', 'raise', 'index', 'swallow'):
    print(k, path(k))


def nested(depth, action):
    out = []

    def go(n):
        try:
            out.append(f'in{n}')
            if n == depth:
                if action == 'raise':
                    raise KeyError(n)
                return 'bottom'
            return go(n + 1)
        except KeyError as e:
            if n == 1:
                out.append(f'caught {e.args[0]} at {n}')
                return 'handled'
            raise
        finally:
            out.append(f'out{n}')
    return go(0), out


print(nested(2, 'return'))
print(nested(3, 'raise'))


def returns(n):
    for _ in range(3):
        try:
            if n == 0:
                return 'try'
            if n == 1:
                1 / 0
            if n == 2:
                raise TypeError
        except ZeroDivisionError:
            return 'except'
        finally:
            if n == 2:
                return 'finally'
            if n == 3:
                continue
            n += 10
    return n


print([returns(n) for n in range(5)])


def value_kept():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
        x = 'rebound'


def value_copied():
    x = 1
    try:
        return x
    finally:
        x = 2


print(value_kept(), value_copied())


def while_true():
    n = 0
    last = None
    while True:
        n += 1
        try:
            try:
                if n < 3:
                    continue
                if n == 3:
                    raise OSError('three')
                if n == 5:
                    break
            finally:
                n += 0.5
                if n > 4 and n < 5:
                    n = 4
        except OSError as e:
            n = 3.5
            last = e
    return n, str(last)


print(while_true())


def gen(stop):
    for i in range(5):
        try:
            if i == stop:
                return 'stopped'
            yield i
        finally:
            yield -i
    return 'ran out'


def collect(g):
    got = []
    while True:
        try:
            got.append(next(g))
        except StopIteration as s:
            return got, s.value


print(collect(gen(2)), collect(gen(9)))


def deep_break(rows):
    for r, row in enumerate(rows):
        for c, v in enumerate(row):
            try:
                if v is None:
                    break
                if v < 0:
                    raise LookupError(r, c)
            except TypeError:
                return 'type', r, c
            finally:
                rows[r][c] = 'seen'
        else:
            continue
        return 'none', r, c
    else:
        return 'all'


for rows in ([[1, 2], [3]], [[1, None, 2], [3]], [[1], ['a', 2]], [[5, -1]], []):
    try:
        print(deep_break(rows), rows)
    except LookupError as e:
        print('lookup', e.args, rows)


def handler_raises():
    try:
        try:
            raise ValueError('a')
        except ValueError:
            raise KeyError('b')
        else:
            print('never')
        finally:
            print('inner finally')
    except KeyError as e:
        return repr(e), repr(e.__context__), e.__context__.__context__


print(handler_raises())


def else_raises():
    try:
        pass
    except ValueError:
        return 'wrong'
    else:
        raise ValueError('from else')
    finally:
        print('finally after else')


try:
    else_raises()
except ValueError as e:
    print(e)


def del_in_finally(d):
    try:
        return d['k']
    finally:
        del d['k']


d = {'k': 1}
print(del_in_finally(d), d)
del_in_finally(d)
