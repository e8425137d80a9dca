"""`inspect`: what kind of thing something is, and what is written of it. What asks for source or frames is refused."""

import types
import _native


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType) and not isinstance(object, types.BuiltinFunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = line.lstrip()
        if content:
            indent = len(line) - len(content)
            margin = indent if margin is None else min(margin, indent)
    lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isinstance(object, type):
        for base in object.__mro__:
            doc = getattr(base, "__doc__", None) if base.__module__ != "builtins" else None
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def getmro(cls):
    return cls.__mro__


def signature(obj, **settings):
    _native.refuse("inspect.signature")


def getsource(object):
    _native.refuse("inspect.getsource: there is no source at run time")


def currentframe():
    _native.refuse("inspect.currentframe: frames do not exist at run time")


def stack(context=1):
    _native.refuse("inspect.stack: frames do not exist at run time")


def getmembers(object, predicate=None):
    _native.refuse("inspect.getmembers")
