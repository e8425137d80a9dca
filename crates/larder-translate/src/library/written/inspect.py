"""`inspect`: what kind of thing something is, and what is written of it. What asks for source or frames is refused."""

import enum
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
            doc = getattr(base, "__doc__", None)
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def getmro(cls):
    return cls.__mro__


def iscoroutine(object):
    return not callable(object) and _native.asynchronous(object) == "coroutine"


def isasyncgen(object):
    return not callable(object) and _native.asynchronous(object) == "async_generator"


def iscoroutinefunction(obj):
    return callable(obj) and _native.asynchronous(obj) == "coroutine"


def isasyncgenfunction(obj):
    return callable(obj) and _native.asynchronous(obj) == "async_generator"


def isawaitable(object):
    kind = "" if callable(object) else _native.asynchronous(object)
    return kind not in ("", "async_generator") or hasattr(type(object), "__await__")


def getcoroutinestate(coroutine):
    return coroutine.cr_state


GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
    return func


class _empty:
    __module__ = "inspect"


class _Kind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    @property
    def description(self):
        return _DESCRIPTIONS[self.value]


_Kind.__name__ = _Kind.__qualname__ = "_ParameterKind"
_DESCRIPTIONS = (
    "positional-only",
    "positional or keyword",
    "variadic positional",
    "keyword-only",
    "variadic keyword",
)


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type(list[int])):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    __module__ = "inspect"

    POSITIONAL_ONLY = _Kind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _Kind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _Kind.VAR_POSITIONAL
    KEYWORD_ONLY = _Kind.KEYWORD_ONLY
    VAR_KEYWORD = _Kind.VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._name = name
        self._kind = _Kind(kind)
        self._default = default
        self._annotation = annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        return Parameter(
            self._name if name is _empty else name,
            self._kind if kind is _empty else kind,
            default=self._default if default is _empty else default,
            annotation=self._annotation if annotation is _empty else annotation,
        )

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        if self._kind == _Kind.VAR_POSITIONAL:
            return "*" + text
        if self._kind == _Kind.VAR_KEYWORD:
            return "**" + text
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name,
            other._kind,
            other._default,
            other._annotation,
        )

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))


class BoundArguments:
    __module__ = "inspect"

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        found = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_Kind.VAR_KEYWORD, _Kind.KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _Kind.VAR_POSITIONAL:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        is_by_name = False
        for name, parameter in self._signature.parameters.items():
            if not is_by_name:
                if parameter.kind in (_Kind.VAR_KEYWORD, _Kind.KEYWORD_ONLY):
                    is_by_name = True
                elif name not in self.arguments:
                    is_by_name = True
                    continue
            if not is_by_name or name not in self.arguments:
                continue
            if parameter.kind == _Kind.VAR_KEYWORD:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        filled = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == _Kind.VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind == _Kind.VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        args = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<BoundArguments ({args})>"

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments


class Signature:
    __module__ = "inspect"

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self._parameters = {one.name: one for one in parameters or ()}
        self._return_annotation = return_annotation

    @property
    def parameters(self):
        return types.MappingProxyType(self._parameters)

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return Signature(
            self._parameters.values() if parameters is _empty else parameters,
            return_annotation=self._return_annotation if return_annotation is _empty else return_annotation,
        )

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (
            list(self._parameters.values()) == list(other._parameters.values())
            and self._return_annotation == other._return_annotation
        )

    def __str__(self):
        shown = []
        is_after_places = False
        has_star = False
        for one in self._parameters.values():
            if one.kind == _Kind.POSITIONAL_ONLY:
                is_after_places = True
            elif is_after_places:
                shown.append("/")
                is_after_places = False
            if one.kind == _Kind.VAR_POSITIONAL:
                has_star = True
            elif one.kind == _Kind.KEYWORD_ONLY and not has_star:
                shown.append("*")
                has_star = True
            shown.append(str(one))
        if is_after_places:
            shown.append("/")
        text = "(" + ", ".join(shown) + ")"
        if self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation)
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, is_partial):
        found = {}
        left = list(args)
        kwargs = dict(kwargs)
        rest = None
        for name, one in self._parameters.items():
            if one.kind == _Kind.VAR_KEYWORD:
                rest = name
            elif one.kind == _Kind.VAR_POSITIONAL:
                if left:
                    found[name] = tuple(left)
                left = []
            elif one.kind != _Kind.KEYWORD_ONLY and left:
                if name in kwargs and one.kind == _Kind.POSITIONAL_OR_KEYWORD:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = left.pop(0)
            elif name in kwargs and one.kind != _Kind.POSITIONAL_ONLY:
                found[name] = kwargs.pop(name)
            elif name in kwargs:
                raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
            elif one.default is _empty and not is_partial:
                if left or one.kind == _Kind.KEYWORD_ONLY:
                    raise TypeError(f"missing a required argument: {name!r}")
                raise TypeError(f"missing a required argument: {name!r}")
        if left:
            raise TypeError("too many positional arguments")
        if kwargs:
            if rest is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            found[rest] = kwargs
        return BoundArguments(self, found)


def _function_signature(function, skip):
    annotations = getattr(function, "__annotations__", {})
    parameters = [
        Parameter(
            name,
            kind,
            default=default[0] if default else _empty,
            annotation=annotations.get(name, _empty),
        )
        for name, kind, default in _native.parameters(function)
    ]
    if skip:
        if not parameters:
            raise ValueError("invalid method signature")
        if parameters[0].kind != _Kind.VAR_POSITIONAL:
            del parameters[0]
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        inner = signature(obj.__func__, follow_wrapped=follow_wrapped)
        kept = list(inner.parameters.values())
        if kept and kept[0].kind != _Kind.VAR_POSITIONAL:
            kept = kept[1:]
        return inner.replace(parameters=kept)
    if follow_wrapped and hasattr(obj, "__wrapped__") and not isinstance(obj, type):
        return signature(unwrap(obj))
    if isfunction(obj):
        return _function_signature(obj, False)
    if isinstance(obj, type):
        for one in obj.__mro__:
            if one.__module__ == "builtins":
                break
            if "__new__" in one.__dict__ and "__init__" not in one.__dict__:
                _native.refuse("inspect.signature of a class with __new__")
            made = one.__dict__.get("__init__")
            if made is not None:
                made = unwrap(made)
                if not isfunction(made):
                    _native.refuse("inspect.signature of this class")
                return _function_signature(made, True).replace(return_annotation=_empty)
        if all(one.__module__ != "builtins" or one is object for one in obj.__mro__) and type(obj) is type:
            return Signature()
        _native.refuse("inspect.signature of a class of the library")
    call = getattr(type(obj), "__call__", None)
    if call is not None and isfunction(call):
        return _function_signature(call, True)
    _native.refuse("inspect.signature of what the library has made")


class FullArgSpec(tuple):
    __module__ = "inspect"

    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    def __new__(cls, *values):
        return tuple.__new__(cls, values)

    def __repr__(self):
        return "FullArgSpec(" + ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self)) + ")"

    def __getattr__(self, name):
        if name in FullArgSpec._fields:
            return self[FullArgSpec._fields.index(name)]
        raise AttributeError(f"'FullArgSpec' object has no attribute '{name}'")


def getfullargspec(func):
    function = func.__func__ if ismethod(func) else func
    if not isfunction(function):
        _native.refuse("inspect.getfullargspec of what is no function")
    args, varargs, varkw, defaults, by_name, named = [], None, None, [], [], {}
    for name, kind, default in _native.parameters(function):
        if kind <= 1:
            args.append(name)
            defaults += default
        elif kind == 2:
            varargs = name
        elif kind == 3:
            by_name.append(name)
            if default:
                named[name] = default[0]
        else:
            varkw = name
    known = getattr(function, "__annotations__", {})
    annotations = {"return": known["return"]} if "return" in known else {}
    annotations.update(known)
    return FullArgSpec(
        args, varargs, varkw, tuple(defaults) if defaults else None, by_name, named if named else None, annotations
    )


def getsource(object):
    _native.refuse("inspect.getsource: there is no source at run time")


def currentframe():
    _native.refuse("inspect.currentframe: frames do not exist at run time")


def stack(context=1):
    _native.refuse("inspect.stack: frames do not exist at run time")


def getmembers(object, predicate=None):
    _native.refuse("inspect.getmembers")
