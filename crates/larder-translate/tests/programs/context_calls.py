"""What is being handled becomes the context of whatever is raised meanwhile, by a call too."""
import sys


def chain(exc):
    names = []
    while exc is not None:
        names.append(f"{type(exc).__name__}({exc})")
        exc = exc.__context__
    return " <- ".join(names)


def parse(text):
    return int(text)


def quiet():
    try:
        parse("quiet")
    except ValueError as error:
        return chain(error)


try:
    try:
        {}["a"]
    except KeyError:
        parse("x")
except ValueError as error:
    print(chain(error))

try:
    [].pop()
except IndexError:
    print(quiet())
print(quiet())

try:
    try:
        1 // 0
    finally:
        parse("finally")
except ValueError as error:
    print(chain(error))


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print("exc_info", sys.exc_info()[0], sys.exc_info()[1])
        parse("exit")


try:
    with Manager():
        raise LookupError("body")
except ValueError as error:
    print(chain(error))


def again():
    raise


try:
    try:
        raise KeyError("again")
    except KeyError:
        again()
except KeyError as error:
    print(repr(error), error.__context__)

try:
    again()
except RuntimeError as error:
    print(error)


def steps():
    try:
        raise ValueError("in generator")
    except ValueError:
        yield sys.exc_info()[1]
        try:
            parse("generator")
        except ValueError as error:
            yield chain(error)
        yield 3


walk = steps()
print(next(walk))
print(sys.exc_info())
try:
    raise OSError("outside")
except OSError:
    print(next(walk))
    print(sys.exc_info()[1])
try:
    walk.throw(TypeError("thrown"))
except TypeError as error:
    print(chain(error))
print(sys.exc_info()[1])

saved = None
try:
    raise ValueError("first")
except ValueError as error:
    saved = error
try:
    raise KeyError("second")
except KeyError:
    try:
        raise saved
    except ValueError as error:
        print(chain(error))
made = None
try:
    raise KeyError("made in")
except KeyError:
    made = ValueError("never raised here")
print(chain(made))
try:
    try:
        raise KeyError("a")
    except KeyError as a:
        try:
            raise ValueError("b")
        except ValueError as b:
            raise a
except KeyError as error:
    print(chain(error))
try:
    try:
        raise KeyError("k")
    except KeyError as k:
        raise ValueError("v") from TypeError("t")
except ValueError as error:
    print(chain(error), repr(error.__cause__), error.__cause__.__context__, error.__suppress_context__)


def loop():
    for number in range(3):
        try:
            if number == 1:
                continue
            if number == 2:
                return "left"
            raise ValueError(number)
        except ValueError:
            continue
        finally:
            print("finally", number, sys.exc_info()[1])


print(loop(), sys.exc_info()[1])


def last():
    try:
        raise ValueError("dropped")
    except ValueError:
        yield 1
        yield 2


for number in last():
    break
try:
    raise KeyError("after")
except KeyError as error:
    print(chain(error))
    error.__context__ = ValueError("set by hand")
    print(chain(error))
print(sys.exception())
