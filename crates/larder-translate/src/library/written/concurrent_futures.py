"""`concurrent.futures`: what is submitted runs at once, which is one of the orders that CPython may choose."""

import threading
import time
import _native

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
TimeoutError = _native.TimeoutError


class CancelledError(Exception):
    __module__ = "concurrent.futures._base"


class InvalidStateError(Exception):
    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    __module__ = "concurrent.futures._base"


class Future:
    __module__ = "concurrent.futures._base"

    def __init__(self):
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._callbacks = []

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        text = f"<Future at {id(self):#x} state={self._state.lower()}"
        if self._state == "FINISHED":
            if self._exception is not None:
                return f"{text} raised {type(self._exception).__name__}>"
            return f"{text} returned {type(self._result).__name__}>"
        return text + ">"

    def cancel(self):
        if self._state in ("RUNNING", "FINISHED"):
            return False
        if self._state == "PENDING":
            self._state = "CANCELLED"
            self._call_back()
        return True

    def cancelled(self):
        return self._state == "CANCELLED"

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state in ("CANCELLED", "FINISHED")

    def _call_back(self):
        for fn in self._callbacks:
            self._told(fn)

    def _told(self, fn):
        try:
            fn(self)
        except Exception as exc:
            _native.tell(f"exception calling callback\n{type(exc).__name__}: {exc}\n")

    def add_done_callback(self, fn):
        if self.done():
            self._told(fn)
        else:
            self._callbacks.append(fn)

    def _ready(self, timeout):
        if self._state == "CANCELLED":
            raise CancelledError()
        if self._state != "FINISHED":
            if timeout is None:
                _native.refuse("concurrent.futures: waiting for a future that nobody works on")
            time.sleep(timeout)
            raise TimeoutError()

    def result(self, timeout=None):
        self._ready(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._ready(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == "CANCELLED":
            return False
        self._state = "RUNNING"
        return True

    def set_result(self, result):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result = result
        self._state = "FINISHED"
        self._call_back()

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._exception = exception
        self._state = "FINISHED"
        self._call_back()


class Executor:
    __module__ = "concurrent.futures._base"

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(futures):
    for future in futures:
        yield future.result()


_pools = 0


class ThreadPoolExecutor(Executor):
    __module__ = "concurrent.futures.thread"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        global _pools
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = 4 if max_workers is None else max_workers
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{_pools}"
            _pools += 1
        self._prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._is_shut = False
        self._worker = None

    def _begin(self):
        if self._worker is None:
            self._worker = threading.Thread(name=self._prefix + "_0")
            self._worker.start()
            if self._initializer is not None:
                self._inside(self._initializer, self._initargs, {})

    def _inside(self, fn, args, kwargs):
        return threading.run_inside(self._worker, fn, args, kwargs)

    def submit(self, fn, /, *args, **kwargs):
        if self._is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        self._begin()
        future = Future()
        future._state = "RUNNING"
        try:
            result = self._inside(fn, args, kwargs)
        except BaseException as exc:
            future.set_exception(exc)
        else:
            future.set_result(result)
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._is_shut = True


class ProcessPoolExecutor(Executor):
    __module__ = "concurrent.futures.process"

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        _native.refuse("concurrent.futures.ProcessPoolExecutor: there are no processes")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    return DoneAndNotDoneFutures(set(f for f in fs if f.done()), set(f for f in fs if not f.done()))


class DoneAndNotDoneFutures(tuple):
    __module__ = "concurrent.futures._base"

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"

    @property
    def done(self):
        return self[0]

    @property
    def not_done(self):
        return self[1]


def as_completed(fs, timeout=None):
    waiting = list(dict.fromkeys(fs))
    for future in waiting:
        if not future.done():
            _native.refuse("concurrent.futures: waiting for a future that nobody works on")
    yield from waiting
