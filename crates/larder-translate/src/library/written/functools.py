"""What `functools` has beside what the runtime has: functions by the class of what they are given."""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def _nearest(registry, kind):
    """The function of the first class in the order of resolution that has one.

    An abstract class that holds another without being its ancestor stands right behind the first that it holds; behind
    all others where that has an abstract base already.
    """
    order = kind.__mro__
    last = []
    for one in order:
        if one is object:
            break
        if one in registry:
            return registry[one]
        around = [
            known
            for known in registry
            if known not in order
            and issubclass(one, known)
            and not any(issubclass(base, known) for base in one.__bases__)
        ]
        if any(hasattr(base, "__abstractmethods__") for base in one.__bases__):
            last += around
        elif around:
            return registry[_closest(around)]
    return registry[_closest(last)] if last else registry[object]


def _closest(around):
    """Of classes that hold one the class that no other of them stands below."""
    found = [one for one in around if not any(other is not one and issubclass(other, one) for other in around)]
    if len(found) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {found[0]} or {found[1]}")
    return found[0]


def _is_class(cls):
    """Whether something is a class, or a union of classes."""
    if isinstance(cls, type):
        return True
    members = getattr(cls, "__args__", ())
    is_union = type(cls).__name__ in ("UnionType", "_UnionGenericAlias")
    return is_union and all(isinstance(member, type) for member in members)


def _annotated_class(func):
    """The class of the first annotation of a function that is registered alone."""
    hints = getattr(func, "__annotations__", {})
    if not hints:
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. "
            "Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    name, cls = next(iter(hints.items()))
    if isinstance(cls, str):
        from typing import get_type_hints

        cls = get_type_hints(func)[name]
    elif cls is None:
        cls = type(None)
    if not _is_class(cls):
        raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
    return cls


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        return _nearest(registry, cls)

    def register(cls, func=None):
        if _is_class(cls):
            if func is None:
                return lambda function: register(cls, function)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            func = cls
            cls = _annotated_class(func)
        members = cls.__args__ if not isinstance(cls, type) else (cls,)
        for member in members:
            registry[member] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper.__name__ = func.__name__
    wrapper.__qualname__ = func.__qualname__
    wrapper.__doc__ = func.__doc__
    wrapper.__wrapped__ = func
    return wrapper


class singledispatchmethod:
    """A method by the class of its first argument after `self`."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            method = dispatch(args[0].__class__)
            if isinstance(method, staticmethod):
                return method.__func__(*args, **kwargs)
            if isinstance(method, classmethod):
                return method.__func__(cls, *args, **kwargs)
            if obj is None:
                return method(*args, **kwargs)
            return method(obj, *args, **kwargs)

        _method.register = self.register
        _method.__name__ = getattr(self.func, "__name__", "_method")
        _method.__doc__ = getattr(self.func, "__doc__", None)
        return _method


class partialmethod:
    """A method with arguments that are given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        own = self
        func = self.func
        if isinstance(func, partialmethod):
            bound = func.__get__(obj, cls)
        elif isinstance(func, (staticmethod, classmethod)):
            inner = func.__func__
            bound = inner if isinstance(func, staticmethod) else (lambda *a, **k: inner(cls, *a, **k))
        elif obj is None:
            bound = None
        else:
            bound = lambda *a, **k: func(obj, *a, **k)

        def _method(*args, **keywords):
            together = {**own.keywords, **keywords}
            if bound is None:
                return func(args[0], *own.args, *args[1:], **together)
            return bound(*own.args, *args, **together)

        return _method
