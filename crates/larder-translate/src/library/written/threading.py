"""`threading`: a thread runs to its end when it is started, which is one of the orders that CPython may choose.

A thread that would have to wait for another to go on, or that sleeps, is refused: others would run meanwhile.
"""

import time
import _native

TIMEOUT_MAX = 9223372036.0

_count = 0
_inside = []
_tokens = 1


def _stuck(what):
    _native.refuse(f"threading: {what} waits for another thread")


def _guard(seconds):
    if seconds > 0:
        _native.refuse("threading: a thread that sleeps while others could go on")


class BrokenBarrierError(RuntimeError):
    __module__ = "threading"


class local:
    __module__ = "_thread"

    def __init__(self, /, *args, **kw):
        object.__setattr__(self, "_of_threads", {})

    def _own(self):
        return object.__getattribute__(self, "_of_threads").setdefault(get_ident(), {})

    def __getattr__(self, name):
        own = self._own()
        if name not in own:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return own[name]

    def __setattr__(self, name, value):
        self._own()[name] = value

    def __delattr__(self, name):
        own = self._own()
        if name not in own:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        del own[name]


class Lock:
    __module__ = "_thread"

    def __init__(self):
        self._is_held = False

    def __repr__(self):
        kind = "locked" if self._is_held else "unlocked"
        return f"<{kind} _thread.lock object at {id(self):#x}>"

    def acquire(self, blocking=True, timeout=-1):
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if not self._is_held:
            self._is_held = True
            return True
        if not blocking:
            return False
        if timeout != -1 and not _inside:
            time.sleep(timeout)
            return False
        _stuck("a lock")

    def release(self):
        if not self._is_held:
            raise RuntimeError("release unlocked lock")
        self._is_held = False

    def locked(self):
        return self._is_held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type, exc, tb):
        self.release()


class RLock:
    __module__ = "_thread"

    def __init__(self):
        self._owner = None
        self._count = 0

    def __repr__(self):
        _native.refuse("repr of an RLock")

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        if self._owner is None:
            self._owner = me
            self._count = 1
            return True
        if not blocking:
            return False
        _stuck("a lock")

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None

    def _is_owned(self):
        return self._owner == get_ident()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type, exc, tb):
        self.release()


class Condition:
    __module__ = "threading"

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def _is_owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        if timeout is not None and not _inside:
            time.sleep(max(timeout, 0))
            return False
        _stuck("a condition")

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")

    def notify_all(self):
        self.notify()


class Semaphore:
    __module__ = "threading"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value > 0:
            self._value -= 1
            return True
        if not blocking:
            return False
        if timeout is not None and not _inside:
            time.sleep(timeout)
            return False
        _stuck("a semaphore")

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type, exc, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    __module__ = "threading"

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    __module__ = "threading"

    def __init__(self):
        self._flag = False

    def __repr__(self):
        kind = "set" if self._flag else "unset"
        return f"<threading.Event at {id(self):#x}: {kind}>"

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            if timeout is None or _inside:
                _stuck("an event")
            time.sleep(max(timeout, 0))
        return self._flag


class Barrier:
    __module__ = "threading"

    def __init__(self, parties, action=None, timeout=None):
        self.parties = parties
        self._action = action
        self.broken = False
        self.n_waiting = 0

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            _stuck("a barrier")
        if self._action is not None:
            self._action()
        return 0

    def reset(self):
        self.broken = False

    def abort(self):
        self.broken = True


class Thread:
    __module__ = "threading"

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _count
        if group is not None:
            raise AssertionError("group argument must be None for now")
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        if name is None:
            _count += 1
            name = f"Thread-{_count}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._name = str(name)
        self._daemon = current_thread().daemon if daemon is None else daemon
        self._is_started = False
        self._is_over = False
        self._ident = None

    def __repr__(self):
        if not self._is_started:
            return f"<{type(self).__name__}({self._name}, initial)>"
        _native.refuse("repr of a thread: it says a number of the system")

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        self._name = str(value)

    @property
    def daemon(self):
        return self._daemon

    @daemon.setter
    def daemon(self, value):
        if self._is_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemon = value

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._ident

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = str(name)

    def isDaemon(self):
        return self._daemon

    def is_alive(self):
        return self._is_started and not self._is_over

    def start(self):
        global _tokens
        if self._is_started:
            raise RuntimeError("threads can only be started once")
        _tokens += 1
        self._ident = _tokens
        self._is_started = True
        _inside.append(self)
        guard = _native.guard_sleep(_guard)
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as exc:
            excepthook(ExceptHookArgs((type(exc), exc, None, self)))
        finally:
            _native.guard_sleep(guard)
            _inside.pop()
            self._is_over = True

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")


def run_inside(thread, function, args, kwargs):
    """Calls a function as a thread of a pool does."""
    _inside.append(thread)
    guard = _native.guard_sleep(_guard)
    try:
        return function(*args, **kwargs)
    finally:
        _native.guard_sleep(guard)
        _inside.pop()


class ExceptHookArgs:
    __module__ = "_thread"

    def __init__(self, parts):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = parts


def _told(exc):
    name = type(exc).__qualname__
    if type(exc).__module__ not in ("builtins", "__main__"):
        name = f"{type(exc).__module__}.{name}"
    text = str(exc)
    return f"{name}: {text}" if text else name


def excepthook(args, /):
    _native.tell(
        f"Exception in thread {args.thread.name}:\nTraceback (most recent call last):\n{_told(args.exc_value)}\n"
    )


class Timer(Thread):
    __module__ = "threading"

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def start(self):
        if self._is_started:
            raise RuntimeError("threads can only be started once")
        self._is_started = True

    def is_alive(self):
        return self._is_started and not self.finished.is_set()

    def join(self, timeout=None):
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        if not self.finished.is_set():
            if timeout is not None:
                _native.refuse("threading: waiting for a timer for a time")
            time.sleep(self.interval)
            _inside.append(self)
            try:
                self.function(*self.args, **self.kwargs)
            finally:
                _inside.pop()
            self.finished.set()
        self._is_over = True


class _Main(Thread):
    __module__ = "threading"

    def __init__(self):
        self._name = "MainThread"
        self._daemon = False
        self._is_started = True
        self._is_over = False
        self._ident = 1
        self._target = None


_MainThread = _Main
_main = _Main()


def current_thread():
    return _inside[-1] if _inside else _main


def currentThread():
    return current_thread()


def main_thread():
    return _main


def get_ident():
    return _inside[-1]._ident if _inside else 1


def get_native_id():
    _native.refuse("threading.get_native_id")


def active_count():
    return 1 + len(_inside)


def enumerate():
    return [_main] + _inside.copy()


def settrace(func):
    _native.refuse("threading.settrace")


def stack_size(size=0, /):
    return 0
