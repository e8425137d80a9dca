"""The name of a handler ends with it, and so does what it hid."""
import sys

try:
    e = "outer e"
    raise ValueError("v")
except ValueError as e:
    keep = e
try:
    e
except NameError as missing:
    print(missing, "|", keep, missing.name)


def f():
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    try:
        return err
    except UnboundLocalError as missing:
        print(missing)


f()


class A:
    pass


try:
    A().zip
except AttributeError as missing:
    print(missing, missing.name)
for cause in (None, KeyError, ValueError("v"), 3):
    try:
        raise TypeError("t") from cause
    except TypeError as e:
        print(repr(e), repr(e.__cause__), e.__suppress_context__)
noted = ValueError("noted")
noted.add_note("one")
noted.add_note("two")
print(noted.__notes__)
for exc in (OSError(13, "no", "f.txt"), OSError(2, "gone"), OSError("one")):
    print(type(exc).__name__, exc.args, exc.filename, exc.errno, exc)
try:
    b"caf\xe9 \xff".decode()
except UnicodeDecodeError as e:
    print(e, e.start, e.end, e.encoding, e.reason)
try:
    "née".encode("ascii")
except UnicodeEncodeError as e:
    print(e, e.start, e.object, repr(e))
try:
    raise LookupError
except LookupError as e:
    print(sys.exc_info()[2] is not None, e.__traceback__ is not None, LookupError().__traceback__)
