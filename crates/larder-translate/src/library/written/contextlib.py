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


def _chain(new, old, around):
    """As if the exits stood in each other: behind what the last has raised comes what it was told of."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is around:
            break
        new = context
    new.__context__ = old


def _raise_as_it_is(error):
    """Raises an exception, and leaves what stands behind it."""
    context = error.__context__
    try:
        raise error
    except BaseException:
        error.__context__ = context
        raise


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
        around = sys.exc_info()[1]
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
                _chain(error, pending, around)
                is_raised_here = True
                pending = error
        if is_raised_here:
            _raise_as_it_is(pending)
        return value is not None and is_suppressed and pending is None


class AbstractAsyncContextManager:
    __module__ = "contextlib"

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        return None


class _Giving(AbstractAsyncContextManager):
    """What a function of `asynccontextmanager` gives."""

    def __init__(self, func, args, kwds):
        self._gives = func(*args, **kwds)
        self._again = (func, args, kwds)

    def __call__(self, func):
        async def inner(*args, **kwds):
            made, given, named = self._again
            async with _Giving(made, given, named):
                return await func(*args, **kwds)

        inner.__name__ = func.__name__
        inner.__qualname__ = func.__qualname__
        inner.__doc__ = func.__doc__
        inner.__wrapped__ = func
        return inner

    async def __aenter__(self):
        try:
            return await anext(self._gives)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self._gives)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            await self._gives.athrow(value)
        except StopAsyncIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value:
                return False
            if isinstance(value, (StopIteration, StopAsyncIteration)) and exc.__cause__ is value:
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def asynccontextmanager(func):
    def helper(*args, **kwds):
        return _Giving(func, args, kwds)

    helper.__name__ = func.__name__
    helper.__qualname__ = func.__qualname__
    helper.__doc__ = func.__doc__
    helper.__wrapped__ = func
    return helper


class aclosing(AbstractAsyncContextManager):
    __module__ = "contextlib"

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class AsyncExitStack(AbstractAsyncContextManager):
    __module__ = "contextlib"

    def __init__(self):
        self._exits = []

    def pop_all(self):
        made = type(self)()
        made._exits = self._exits
        self._exits = []
        return made

    def push_async_exit(self, exit):
        if hasattr(type(exit), "__aexit__"):
            self._exits.append((True, exit.__aexit__))
        else:
            self._exits.append((True, exit))
        return exit

    def push(self, exit):
        if hasattr(type(exit), "__exit__"):
            self._exits.append((False, exit.__exit__))
        else:
            self._exits.append((False, exit))
        return exit

    def enter_context(self, cm):
        result = cm.__enter__()
        self._exits.append((False, cm.__exit__))
        return result

    async def enter_async_context(self, cm):
        if not hasattr(cm, "__aenter__") or not hasattr(cm, "__aexit__"):
            name = type(cm).__qualname__
            raise TypeError(
                f"'{type(cm).__module__}.{name}' object does not support the asynchronous context manager protocol"
            )
        result = await cm.__aenter__()
        self._exits.append((True, cm.__aexit__))
        return result

    def callback(self, callback, /, *args, **kwds):
        self._exits.append((False, lambda *exc: _ignored(callback(*args, **kwds))))
        return callback

    def push_async_callback(self, callback, /, *args, **kwds):
        async def call(*exc):
            await callback(*args, **kwds)

        self._exits.append((True, call))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *exc_details):
        around = sys.exc_info()[1]
        error = exc_details[1]
        has_error = error is not None
        is_new = False
        while self._exits:
            is_async, exit = self._exits.pop()
            try:
                kind = None if error is None else type(error)
                answer = exit(kind, error, None)
                if is_async:
                    answer = await answer
                if answer:
                    error = None
                    is_new = False
            except BaseException as exc:
                _chain(exc, error, around)
                error = exc
                is_new = True
        if is_new:
            _raise_as_it_is(error)
        return has_error and error is None


def _ignored(value):
    return None
