"""`warnings`: warnings that are kept, raised or ignored. Where in its source a program warns, nobody knows here: what
would be told on the standard error is refused, and so is one that may have been told before."""

import re
import _native

_filters = []
_recorded = [None]
_told = set()


class WarningMessage:
    __module__ = "warnings"

    def __init__(self, message, category):
        self.message = message
        self.category = category

    def __getattr__(self, name):
        if name in ("filename", "lineno", "file", "line", "source"):
            _native.refuse(f"warnings: {name} of a warning")
        raise AttributeError(f"'WarningMessage' object has no attribute '{name}'")

    def __str__(self):
        _native.refuse("warnings: a warning with its place in the source")


def _checked(category):
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    else:
        _checked(category)
    error = message if isinstance(message, Warning) else category(message)
    action = "default"
    for kind, pattern, known in _filters:
        if issubclass(category, known) and (pattern is None or pattern.match(str(error))):
            action = kind
            break
    if action == "ignore":
        return
    if action == "error":
        raise error
    key = (str(error), category)
    if action != "always" and key in _told:
        if action != "once" and _recorded[0] is not None:
            _native.refuse("warnings: one that was told before, perhaps from another line")
        return
    if action != "always":
        _told.add(key)
    if _recorded[0] is not None:
        _recorded[0].append(WarningMessage(error, category))
    else:
        _native.refuse("warnings: a warning on the standard error, with its line of the source")


def _action(action):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")


def _add(entry, append):
    if entry in _filters:
        if append:
            return
        _filters.remove(entry)
    _filters.insert(len(_filters) if append else 0, entry)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _action(action)
    _add((action, None, category), append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _action(action)
    if module or lineno:
        _native.refuse("warnings: a filter by the place in the source")
    _add((action, re.compile(message, re.IGNORECASE) if message else None, category), append)


def resetwarnings():
    _filters.clear()


class catch_warnings:
    __module__ = "warnings"

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._start = None if action is None else (action, category, append)
        self._is_entered = False

    def __enter__(self):
        if self._is_entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._is_entered = True
        self._filters = list(_filters)
        self._kept = _recorded[0]
        _told.clear()
        if self._start is not None:
            simplefilter(self._start[0], self._start[1], append=self._start[2])
        if not self._record:
            return None
        _recorded[0] = []
        return _recorded[0]

    def __exit__(self, *exc):
        if not self._is_entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        _filters[:] = self._filters
        _recorded[0] = self._kept
        _told.clear()
