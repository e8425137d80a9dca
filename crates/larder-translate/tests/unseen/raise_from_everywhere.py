# Chains of exceptions: cause, context, suppress, notes, re-raising and what the last line says.
class AppError(Exception):
    pass


class ConfigError(AppError, KeyError):
    def __str__(self):
        return 'config: ' + ', '.join(map(repr, self.args))


def chain(e):
    out = []
    seen = set()
    while e is not None and id(e) not in seen:
        seen.add(id(e))
        out.append(f'{type(e).__name__}({e})')
        if e.__cause__ is not None:
            out.append('<-cause-')
            e = e.__cause__
        elif e.__context__ is not None and not e.__suppress_context__:
            out.append('<-context-')
            e = e.__context__
        else:
            e = None
    return ' '.join(out)


def parse(text):
    try:
        return int(text)
    except ValueError as v:
        if text == '':
            raise ConfigError('empty') from None
        if text.startswith('x'):
            raise ConfigError('hex', text) from v
        try:
            return {'one': 1}[text]
        except KeyError:
            raise AppError('unknown ' + text)


for t in ('5', 'one', '', 'xff', 'two'):
    try:
        print(parse(t))
    except AppError as e:
        print(chain(e), isinstance(e, LookupError))


def reraise(kind):
    try:
        try:
            raise kind('first')
        except (ValueError, TypeError) as e:
            e.add_note('seen once')
            raise
        finally:
            print('finally of', kind.__name__)
    except Exception as e:
        same = e
        try:
            raise RuntimeError('second') from same
        except RuntimeError as r:
            return chain(r), getattr(same, '__notes__', None)


print(reraise(ValueError))
print(reraise(IndexError))


def swap():
    try:
        1 / 0
    except ZeroDivisionError as z:
        err = z
        try:
            [][0]
        except IndexError as i:
            i.__context__ = None
            err = i
    try:
        raise err
    except Exception as e:
        return chain(e), e is err


print(swap())


def explicit():
    cause = KeyError('c')
    e = ValueError('v')
    e.__cause__ = cause
    print(e.__suppress_context__)
    try:
        raise e
    except ValueError as got:
        print(chain(got), got.__suppress_context__)
    try:
        raise ValueError('w') from 'text'
    except TypeError as t:
        print(t)
    try:
        raise 'just text'
    except TypeError as t:
        print(t)
    try:
        raise ValueError from KeyError
    except ValueError as v:
        print(repr(v), repr(v.__cause__))


explicit()


def loop_reuse():
    saved = None
    for n in range(3):
        try:
            if saved:
                raise saved
            raise OSError(n, 'msg %d' % n)
        except OSError as e:
            saved = e
            print(n, e, e.errno, e.strerror, e.args, e.__context__)
    return saved


last = loop_reuse()
try:
    e
except NameError as n:
    print(n)
try:
    raise
except RuntimeError as r:
    print(r)


def cleanup():
    try:
        try:
            raise AppError('body')
        finally:
            raise AppError('cleanup')
    except AppError as e:
        return chain(e)


print(cleanup())
exc = ConfigError('a', 2)
print(repr(exc), str(exc), exc.args, exc == ConfigError('a', 2), exc.with_traceback(None) is exc)
try:
    parse('two')
except AppError as e:
    raise ConfigError('gave up', e) from e
