"""`atexit`: what is called when the program ends."""

import _native


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _native.at_exit(func, args, kwargs)
    return func


def unregister(func, /):
    _native.not_at_exit(func)
