"""What `contextlib` has beside what the runtime has: stacks of contexts, streams led elsewhere."""

import sys


class ContextDecorator:
    __module__ = "contextlib"

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        inner.__name__ = func.__name__
        inner.__qualname__ = func.__qualname__
        inner.__doc__ = func.__doc__
        inner.__wrapped__ = func
        return inner


class _Redirect:
    __module__ = "contextlib"

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    __module__ = "contextlib"
    _stream = "stdout"


class redirect_stderr(_Redirect):
    __module__ = "contextlib"
    _stream = "stderr"


class ExitStack:
    __module__ = "contextlib"

    def __init__(self):
        self._exits = []

    def pop_all(self):
        made = type(self)()
        made._exits = self._exits
        self._exits = []
        return made

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        if method is None:
            self._exits.append(exit)
        else:
            self._exits.append(exit.__exit__)
        return exit

    def enter_context(self, cm):
        kind = type(cm)
        if not hasattr(cm, "__enter__") or not hasattr(cm, "__exit__"):
            raise TypeError(
                f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager protocol"
            )
        result = cm.__enter__()
        self._exits.append(cm.__exit__)
        return result

    def callback(self, callback, /, *args, **kwds):
        def run(kind, value, trace):
            callback(*args, **kwds)

        self._exits.append(run)
        return callback

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        pending = value
        is_raised_here = False
        is_suppressed = False
        while self._exits:
            leave = self._exits.pop()
            try:
                if leave(None if pending is None else type(pending), pending, None):
                    is_suppressed = True
                    is_raised_here = False
                    pending = None
            except BaseException as error:
                is_raised_here = True
                pending = error
        if is_raised_here and pending is not None:
            raise pending
        return value is not None and is_suppressed and pending is None
