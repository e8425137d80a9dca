"""What `functools` has beside what the runtime has: functions by the class of what they are given."""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def _nearest(registry, kind):
    """The function of the first class in the order of resolution that has one."""
    for one in kind.__mro__:
        if one in registry:
            found = registry[one]
            if one is not object:
                return found
            for known, function in registry.items():
                if known is not object and issubclass(kind, known):
                    return function
            return found
    return registry[object]


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        return _nearest(registry, cls)

    def register(cls, func=None):
        if not isinstance(cls, type):
            raise NotImplementedError("singledispatch by an annotation: register(CLASS) says the same")
        if func is None:
            return lambda function: register(cls, function)
        registry[cls] = func
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


class partialmethod:
    __module__ = "functools"

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        if not callable(self.func):
            raise NotImplementedError("partialmethod of a descriptor")

        def call(*args, **keywords):
            start = () if obj is None else (obj,)
            if obj is None:
                start, args = args[:1], args[1:]
            return self.func(*start, *self.args, *args, **{**self.keywords, **keywords})

        return call


class singledispatchmethod:
    __module__ = "functools"

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(type(args[0]))
            return found(obj, *args, **kwargs)

        return method
