"""`contextvars`: variables of a context, and contexts that are copied."""


_NOTHING = object()


class Context:
    __module__ = "_contextvars"

    def __init__(self):
        self._values = {}
        self._outer = None
        self._is_entered = False

    def run(self, callable, *args, **kwargs):
        global _current
        if self._is_entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        outer = _current
        self._is_entered = True
        _current = self
        try:
            return callable(*args, **kwargs)
        finally:
            _current = outer
            self._is_entered = False

    def copy(self):
        new = Context()
        new._values = self._values.copy()
        return new

    def get(self, var, default=None):
        return self._values.get(var, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __getitem__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return self._values[var]

    def __contains__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values


_current = Context()


class Token:
    __module__ = "_contextvars"

    MISSING = _NOTHING

    def __init__(self, var, old):
        self.var = var
        self._old = old
        self._context = _current
        self._is_used = False

    @property
    def old_value(self):
        return self._old


class ContextVar:
    __module__ = "_contextvars"

    def __init__(self, name, *, default=_NOTHING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        default = "" if self._default is _NOTHING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"

    @property
    def name(self):
        return self._name

    def get(self, default=_NOTHING, /):
        value = _current._values.get(self, _NOTHING)
        if value is not _NOTHING:
            return value
        if default is not _NOTHING:
            return default
        if self._default is not _NOTHING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        token = Token(self, _current._values.get(self, _NOTHING))
        _current._values[self] = value
        return token

    def reset(self, token, /):
        if token._is_used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._is_used = True
        if token._old is _NOTHING:
            del _current._values[self]
        else:
            _current._values[self] = token._old


def copy_context():
    return _current.copy()
