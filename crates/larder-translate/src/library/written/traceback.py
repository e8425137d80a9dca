"""`traceback`: the last lines of exceptions. The lines of the source above them are not there at run time."""

import sys
import _native


def _refuse(name):
    _native.refuse(f"traceback.{name}: frames do not exist at run time")


def _error_of(name, exc, value):
    if isinstance(exc, BaseException):
        return exc
    if isinstance(value, BaseException) or value is None:
        return value
    _refuse(name)


def format_exception_only(exc, /, value=None):
    error = _error_of("format_exception_only", exc, value)
    if error is None:
        return ["NoneType: None\n"]
    if isinstance(error, SyntaxError):
        _refuse("format_exception_only of a SyntaxError")
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    text = str(error)
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(error, "__notes__", ()):
        lines += [line + "\n" for line in str(note).split("\n")]
    return lines


def _report(error):
    lines = ""
    if error.__cause__ is not None:
        lines = _report(error.__cause__)
        lines += "\nThe above exception was the direct cause of the following exception:\n\n"
    elif error.__context__ is not None and not error.__suppress_context__:
        lines = _report(error.__context__)
        lines += "\nDuring handling of the above exception, another exception occurred:\n\n"
    return lines + "Traceback (most recent call last):\n" + "".join(format_exception_only(error))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    if file is not None and file is not sys.stderr:
        _refuse("print_exception elsewhere than to the standard error")
    sys.stderr.write(_report(_error_of("print_exception", exc, value)))


def print_exc(limit=None, file=None, chain=True):
    if file is not None and file is not sys.stderr:
        _refuse("print_exc elsewhere than to the standard error")
    error = sys.exc_info()[1]
    sys.stderr.write("NoneType: None\n" if error is None else _report(error))


def format_exc(limit=None, chain=True):
    if sys.exc_info()[1] is None:
        return "NoneType: None\n"
    _refuse("format_exc")


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    _refuse("format_exception")


def print_stack(f=None, limit=None, file=None):
    _refuse("print_stack")


def print_tb(tb, limit=None, file=None):
    _refuse("print_tb")


def format_tb(tb, limit=None):
    _refuse("format_tb")


def extract_tb(tb, limit=None):
    _refuse("extract_tb")


def format_stack(f=None, limit=None):
    _refuse("format_stack")


def extract_stack(f=None, limit=None):
    _refuse("extract_stack")
