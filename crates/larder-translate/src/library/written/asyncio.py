"""`asyncio`: an event loop with CPython's order of callbacks, tasks, locks and queues; no sockets and no processes."""

import atexit
import collections
import contextvars
import functools
import heapq
import math
import time
import _native

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
TimeoutError = _native.TimeoutError


class CancelledError(BaseException):
    __module__ = "asyncio.exceptions"


class InvalidStateError(Exception):
    __module__ = "asyncio.exceptions"


class BrokenBarrierError(RuntimeError):
    __module__ = "asyncio.exceptions"


class QueueEmpty(Exception):
    __module__ = "asyncio.queues"


class QueueFull(Exception):
    __module__ = "asyncio.queues"


_running = None
_current = None
_of_thread = None
_is_set = False
_count = 0
_current_tasks = {}
_untold = []


def iscoroutine(obj):
    return _native.asynchronous(obj) == "coroutine" and not callable(obj)


def iscoroutinefunction(func):
    while isinstance(func, functools.partial):
        func = func.func
    return callable(func) and _native.asynchronous(func) == "coroutine"


def isfuture(obj):
    return isinstance(obj, Future)


class Handle:
    __module__ = "asyncio.events"

    def __init__(self, callback, args, loop, context=None):
        self._context = contextvars.copy_context() if context is None else context
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False

    def __repr__(self):
        _native.refuse("repr of a handle of asyncio: it says where the function stands")

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler(
                {"message": "Exception in callback", "exception": exc, "handle": self}
            )


class TimerHandle(Handle):
    __module__ = "asyncio.events"

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when

    def __lt__(self, other):
        return self._when < other._when


class AbstractEventLoop:
    __module__ = "asyncio.events"


def _told(exc):
    name = type(exc).__qualname__
    module = type(exc).__module__
    if module not in ("builtins", "__main__"):
        name = module + "." + name
    text = str(exc)
    return name + ": " + text if text else name


class BaseEventLoop(AbstractEventLoop):
    __module__ = "asyncio.base_events"

    def __init__(self):
        self._ready = collections.deque()
        self._scheduled = []
        self._stopping = False
        self._is_closed = False
        self._is_running = False
        self._handler = None
        self._factory = None
        self._debug = False
        # The loop's own clock: it goes on where the loop waits, and real time is waited for. What runs between
        # takes as good as no time, so that a busy machine does not change which of two timers is first.
        self._began = time.monotonic()
        self._now = self._began
        self._slept = _native.slept()
        self._tasks = {}

    def __repr__(self):
        _native.refuse("repr of an event loop")

    def time(self):
        slept = _native.slept()
        self._now += slept - self._slept + 2e-06
        self._slept = slept
        return self._now

    def _wait(self, seconds):
        # Clocks of the system are waited for in thousandths of a second.
        self._now += math.ceil(seconds * 1000) / 1000 + 6e-05
        early = self._now - time.monotonic()
        if early > 0:
            _native.pause(early)

    def _check_closed(self):
        if self._is_closed:
            raise RuntimeError("Event loop is closed")

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        return self.call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        handle = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, handle)
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._factory is None:
            return Task(coro, loop=self, name=name, context=context)
        if context is None:
            task = self._factory(self, coro)
        else:
            task = self._factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._factory = factory

    def get_task_factory(self):
        return self._factory

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        future = self.create_future()
        if executor is not None:
            done = executor.submit(func, *args)
            try:
                value = done.result()
            except Exception as exc:
                future.set_exception(exc)
            else:
                future.set_result(value)
            return future
        guard = _native.guard_sleep(self._guard)
        try:
            value = func(*args)
        except StopIteration as exc:
            future.set_exception(RuntimeError("StopIteration raised in a thread"))
        except Exception as exc:
            future.set_exception(exc)
        else:
            self.call_soon(_finish, future, value)
        finally:
            _native.guard_sleep(guard)
        return future

    def _guard(self, seconds):
        if self._ready or self._scheduled:
            _native.refuse("asyncio: a function in a thread that sleeps while tasks could go on")

    def set_default_executor(self, executor):
        pass

    def is_running(self):
        return self._is_running

    def is_closed(self):
        return self._is_closed

    def stop(self):
        self._stopping = True

    def close(self):
        if self._is_running:
            raise RuntimeError("Cannot close a running event loop")
        if not self._is_closed:
            self._is_closed = True
            self._ready.clear()
            self._scheduled.clear()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def default_exception_handler(self, context):
        message = context.get("message") or "Unhandled exception in event loop"
        exc = context.get("exception")
        _native.tell(message + "\n")
        if exc is not None:
            _native.tell("Traceback (most recent call last):\n" + _told(exc) + "\n")

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self.default_exception_handler(
                {"message": "Unhandled error in exception handler", "exception": exc}
            )

    def run_forever(self):
        global _running
        self._check_closed()
        if self._is_running:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._is_running = True
        _running = self
        _native.set_generator_finalizer(self._end_generator)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._is_running = False
            _running = None
            _native.set_generator_finalizer(None)

    def _end_generator(self, generator):
        if not self._is_closed:
            self.call_soon(self.create_task, generator.aclose())

    def run_until_complete(self, future):
        self._check_closed()
        if self._is_running:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_with)
        try:
            self.run_forever()
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_with)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _run_once(self):
        scheduled = self._scheduled
        ready = self._ready
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)
        if not ready and not self._stopping:
            if not scheduled:
                _native.refuse("asyncio: all tasks wait, and nothing is left that could wake them")
            wait = scheduled[0]._when - self.time()
            if wait > 0:
                self._wait(wait)
        if scheduled:
            end = self.time() + 1e-09
            while scheduled and scheduled[0]._when < end:
                ready.append(heapq.heappop(scheduled))
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    async def shutdown_asyncgens(self):
        open = _native.open_generators()
        if open:
            results = await gather(*[one.aclose() for one in open], return_exceptions=True)
            for result in results:
                if isinstance(result, Exception):
                    self.call_exception_handler(
                        {
                            "message": "an error occurred during closing of asynchronous generator",
                            "exception": result,
                        }
                    )

    async def shutdown_default_executor(self):
        pass

    def add_signal_handler(self, sig, callback, *args):
        _native.refuse("asyncio: signals")

    async def create_connection(self, *args, **settings):
        _native.refuse("asyncio: sockets")

    async def create_server(self, *args, **settings):
        _native.refuse("asyncio: sockets")


SelectorEventLoop = BaseEventLoop


def _finish(future, value):
    if not future.cancelled():
        future.set_result(value)


def _stop_with(future):
    if not future.cancelled():
        exc = future.exception()
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            return
    future.get_loop().stop()


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def _get_running_loop():
    return _running


def get_event_loop():
    global _of_thread, _is_set
    if _running is not None:
        return _running
    if _of_thread is None and not _is_set:
        _of_thread = new_event_loop()
        _is_set = True
    if _of_thread is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _of_thread


def set_event_loop(loop):
    global _of_thread, _is_set
    _of_thread = loop
    _is_set = True


def new_event_loop():
    return BaseEventLoop()


class DefaultEventLoopPolicy:
    __module__ = "asyncio.unix_events"

    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


def get_event_loop_policy():
    return DefaultEventLoopPolicy()


def set_event_loop_policy(policy):
    if policy is not None and not isinstance(policy, DefaultEventLoopPolicy):
        _native.refuse("asyncio: a policy of the program")


class Future:
    __module__ = "_asyncio"

    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._is_told = True
        self._message = None
        self._cancelled_by = None
        self._callbacks = []
        self._asyncio_future_blocking = False

    def __repr__(self):
        if type(self) is not Future:
            _native.refuse("repr of a task: it says where its function stands")
        if self._callbacks:
            _native.refuse("repr of a future with callbacks: it says where they stand")
        if self._state == "PENDING":
            return "<Future pending>"
        if self._state == "CANCELLED":
            return "<Future cancelled>"
        if self._exception is not None:
            return f"<Future finished exception={self._exception!r}>"
        return f"<Future finished result={self._result!r}>"

    def __class_getitem__(cls, item):
        return cls

    def get_loop(self):
        return self._loop

    def _make_cancelled_error(self):
        if self._cancelled_by is not None:
            exc = self._cancelled_by
            self._cancelled_by = None
            return exc
        exc = CancelledError() if self._message is None else CancelledError(self._message)
        return exc

    def cancel(self, msg=None):
        self._is_told = True
        if self._state != "PENDING":
            return False
        self._state = "CANCELLED"
        self._message = msg
        self._call_back()
        return True

    def _call_back(self):
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            for callback, context in callbacks:
                self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == "CANCELLED"

    def done(self):
        return self._state != "PENDING"

    def result(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Result is not set.")
        self._is_told = True
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        self._is_told = True
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != "PENDING":
            self._loop.call_soon(fn, self, context=context)
        else:
            if context is None:
                context = contextvars.copy_context()
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [one for one in self._callbacks if one[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks = kept
        return removed

    def set_result(self, result):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = "FINISHED"
        self._call_back()

    def set_exception(self, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if type(exception) is StopIteration:
            raise TypeError(
                "StopIteration interacts badly with generators and cannot be raised into a Future"
            )
        self._exception = exception
        self._state = "FINISHED"
        self._is_told = False
        _untold.append(self)
        self._call_back()

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
        if self._state == "PENDING":
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def _tell_untold():
    untold = _untold.copy()
    _untold.clear()
    for one in untold:
        if not one._is_told:
            kind = "Task" if isinstance(one, Task) else "Future"
            one._loop.call_exception_handler(
                {
                    "message": kind + " exception was never retrieved",
                    "exception": one._exception,
                    "future": one,
                }
            )


atexit.register(_tell_untold)


class Task(Future):
    __module__ = "_asyncio"

    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _count
        super().__init__(loop=loop)
        if not iscoroutine(coro) and _native.asynchronous(coro) != "async_generator_athrow":
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _count += 1
            name = f"Task-{_count}"
        self._name = str(name)
        self._coro = coro
        self._context = contextvars.copy_context() if context is None else context
        self._waits_for = None
        self._must_cancel = False
        self._requests = 0
        self._loop.call_soon(self._step, context=self._context)
        self._loop._tasks[self] = True

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_stack(self, *, limit=None):
        _native.refuse("Task.get_stack: frames do not exist at run time")

    def print_stack(self, *, limit=None, file=None):
        _native.refuse("Task.print_stack: frames do not exist at run time")

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        self._is_told = True
        if self._state != "PENDING":
            return False
        self._requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._message = msg
        return True

    def cancelling(self):
        return self._requests

    def uncancel(self):
        if self._requests > 0:
            self._requests -= 1
        return self._requests

    def _end(self):
        self._loop._tasks.pop(self, None)

    def _step(self, exc=None):
        if self._state != "PENDING":
            raise InvalidStateError("_step(): already done")
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        outer = _current_tasks.get(self._loop)
        _current_tasks[self._loop] = self
        try:
            if exc is None:
                result = self._coro.send(None)
            else:
                result = self._coro.throw(exc)
        except StopIteration as stop:
            self._end()
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, msg=self._message)
            else:
                Future.set_result(self, stop.value)
        except CancelledError as cancelled:
            self._end()
            self._cancelled_by = cancelled
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as fault:
            self._end()
            Future.set_exception(self, fault)
            self._is_told = True
            raise
        except BaseException as fault:
            self._end()
            Future.set_exception(self, fault)
        else:
            self._wait_for(result)
        finally:
            if outer is None:
                _current_tasks.pop(self._loop, None)
            else:
                _current_tasks[self._loop] = outer

    def _wait_for(self, result):
        if isinstance(result, Future):
            if result._loop is not self._loop:
                fault = RuntimeError(
                    "Task got Future attached to a different loop"
                )
            elif not result._asyncio_future_blocking:
                fault = RuntimeError("yield was used instead of yield from in task")
            elif result is self:
                fault = RuntimeError("Task cannot await on itself")
            else:
                result._asyncio_future_blocking = False
                result.add_done_callback(self._wake, context=self._context)
                self._waits_for = result
                if self._must_cancel and result.cancel(msg=self._message):
                    self._must_cancel = False
                return
            _native.refuse("asyncio: " + str(fault))
        if result is None:
            self._loop.call_soon(self._step, context=self._context)
            return
        fault = RuntimeError(f"Task got bad yield: {result!r}")
        self._loop.call_soon(self._step, fault, context=self._context)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as exc:
            self._step(exc)
        else:
            self._step()


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    return _current_tasks.get(loop)


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return set(task for task in loop._tasks if not task.done())


def create_task(coro, *, name=None, context=None):
    loop = get_running_loop()
    if context is None:
        task = loop.create_task(coro)
    else:
        task = loop.create_task(coro, context=context)
    if name is not None:
        task.set_name(name)
    return task


async def _awaiting(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError(
                "The future belongs to a different loop than the one specified as the loop argument"
            )
        return coro_or_future
    coro = coro_or_future
    is_ours = iscoroutine(coro)
    if not is_ours:
        if _native.asynchronous(coro) == "" and not hasattr(type(coro), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro = _awaiting(coro)
    if loop is None:
        loop = get_event_loop()
    return loop.create_task(coro)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    wrapped = (get_event_loop() if loop is None else loop).create_future()
    try:
        value = future.result()
    except BaseException as exc:
        wrapped.set_exception(exc)
    else:
        wrapped.set_result(value)
    return wrapped


def run_coroutine_threadsafe(coro, loop):
    _native.refuse("asyncio.run_coroutine_threadsafe")


class _Once:
    """Gives one `None`: the task goes to the end of the queue."""

    def __await__(self):
        yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _Once()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _wake_with, future, result)
    try:
        return await future
    finally:
        handle.cancel()


def _wake_with(future, result):
    if not future.cancelled():
        future.set_result(result)


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()
    release = functools.partial(_release, waiter)
    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        future = ensure_future(fut, loop=loop)
        if future.done():
            return future.result()
        await _cancel_and_wait(future, loop)
        try:
            return future.result()
        except CancelledError as exc:
            raise TimeoutError() from exc
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _release, waiter)
    release = functools.partial(_release, waiter)
    future = ensure_future(fut, loop=loop)
    future.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if future.done():
                return future.result()
            future.remove_done_callback(release)
            await _cancel_and_wait(future, loop)
            raise
        if future.done():
            return future.result()
        future.remove_done_callback(release)
        await _cancel_and_wait(future, loop)
        try:
            return future.result()
        except CancelledError as exc:
            raise TimeoutError() from exc
    finally:
        handle.cancel()


class _Waiting:
    """Counts those that are waited for, and lets the waiter go when it is enough."""

    def __init__(self, loop, count, timeout, return_when):
        self.waiter = loop.create_future()
        self.left = count
        self.return_when = return_when
        self.handle = None
        if timeout is not None:
            self.handle = loop.call_later(timeout, _release, self.waiter)

    def completed(self, future):
        self.left -= 1
        is_enough = self.left <= 0 or self.return_when == FIRST_COMPLETED
        if self.return_when == FIRST_EXCEPTION and not future.cancelled():
            is_enough = is_enough or future.exception() is not None
        if is_enough:
            if self.handle is not None:
                self.handle.cancel()
            _release(self.waiter)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = list(dict.fromkeys(fs))
    for one in futures:
        if iscoroutine(one):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    waiting = _Waiting(get_running_loop(), len(futures), timeout, return_when)
    for one in futures:
        one.add_done_callback(waiting.completed)
    try:
        await waiting.waiter
    finally:
        if waiting.handle is not None:
            waiting.handle.cancel()
        for one in futures:
            one.remove_done_callback(waiting.completed)
    done = set()
    pending = set()
    for one in futures:
        if one.done():
            done.add(one)
        else:
            pending.add(one)
    return done, pending


class _Completing:
    """What `as_completed` has not seen yet, and a queue of what it has."""

    def __init__(self, loop, fs):
        self.done = Queue()
        self.todo = list(dict.fromkeys(ensure_future(one, loop=loop) for one in dict.fromkeys(fs)))
        self.handle = None

    def timed_out(self):
        for one in self.todo:
            one.remove_done_callback(self.completed)
            self.done.put_nowait(None)
        self.todo.clear()

    def completed(self, future):
        if self.todo:
            self.todo.remove(future)
            self.done.put_nowait(future)
            if not self.todo and self.handle is not None:
                self.handle.cancel()

    async def next(self):
        future = await self.done.get()
        if future is None:
            raise TimeoutError
        return future.result()


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    loop = get_event_loop()
    completing = _Completing(loop, fs)
    for one in completing.todo:
        one.add_done_callback(completing.completed)
    if completing.todo and timeout is not None:
        completing.handle = loop.call_later(timeout, completing.timed_out)
    for _ in range(len(completing.todo)):
        yield _next_completed(completing)


async def _wait_for_one(completing):
    return await completing.next()


def _next_completed(completing):
    return _wait_for_one(completing)


class _Gathering(Future):
    __module__ = "asyncio.tasks"

    def __init__(self, children, return_exceptions, loop):
        super().__init__(loop=loop)
        self._children = children
        self._return_exceptions = return_exceptions
        self._is_cancel_asked = False
        self._left = len(dict.fromkeys(children))

    def __repr__(self):
        _native.refuse("repr of what gather gives")

    def cancel(self, msg=None):
        if self.done():
            return False
        is_any = False
        for child in self._children:
            if child.cancel(msg=msg):
                is_any = True
        if is_any:
            self._is_cancel_asked = True
        return is_any

    def _child_done(self, child):
        self._left -= 1
        if self.done():
            if not child.cancelled():
                child.exception()
            return
        if not self._return_exceptions:
            if child.cancelled():
                self.set_exception(child._make_cancelled_error())
                return
            exc = child.exception()
            if exc is not None:
                self.set_exception(exc)
                return
        if self._left:
            return
        results = []
        for one in self._children:
            if one.cancelled():
                results.append(CancelledError("" if one._message is None else one._message))
            else:
                exc = one.exception()
                results.append(one.result() if exc is None else exc)
        if self._is_cancel_asked:
            self.set_exception(child._make_cancelled_error())
        else:
            self.set_result(results)


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        nothing = get_event_loop().create_future()
        nothing.set_result([])
        return nothing
    loop = None
    known = {}
    for arg in coros_or_futures:
        if arg not in known:
            future = ensure_future(arg, loop=loop)
            if loop is None:
                loop = future._loop
            known[arg] = future
    children = [known[arg] for arg in coros_or_futures]
    outer = _Gathering(children, return_exceptions, loop)
    for future in known.values():
        future.add_done_callback(outer._child_done)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
            return
        exc = inner.exception()
        if exc is not None:
            outer.set_exception(exc)
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def to_thread(func, /, *args, **kwargs):
    context = contextvars.copy_context()
    call = functools.partial(context.run, func, *args, **kwargs)
    return await get_running_loop().run_in_executor(None, call)


class Timeout:
    __module__ = "asyncio.timeouts"

    def __init__(self, when):
        self._stage = "created"
        self._handle = None
        self._task = None
        self._when = when

    def __repr__(self):
        info = ""
        if self._stage == "active":
            when = round(self._when, 3) if self._when is not None else None
            info = f" when={when}"
        return f"<Timeout [{self._stage}]{info}>"

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._stage != "active":
            if self._stage == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._stage} Timeout")
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
        if when is None:
            self._handle = None
        else:
            loop = get_running_loop()
            if when <= loop.time():
                self._handle = loop.call_soon(self._on_timeout)
            else:
                self._handle = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._stage in ("expiring", "expired")

    async def __aenter__(self):
        if self._stage != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._stage = "active"
        self._task = task
        self._before = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._stage == "expiring":
            self._stage = "expired"
            if self._task.uncancel() <= self._before and exc_type is CancelledError:
                raise TimeoutError from exc_val
        elif self._stage == "active":
            self._stage = "finished"
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._stage = "expiring"
        self._handle = None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


class TaskGroup:
    __module__ = "asyncio.taskgroups"

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent = None
        self._has_asked = False
        self._tasks = {}
        self._errors = []
        self._base_error = None
        self._completed = None

    def __repr__(self):
        info = []
        if self._tasks:
            info.append(f" tasks={len(self._tasks)}")
        if self._errors:
            info.append(f" errors={len(self._errors)}")
        if self._aborting:
            info.append(" cancelling")
        elif self._entered:
            info.append(" entered")
        return "<TaskGroup" + "".join(info) + ">"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if et is CancelledError else None
        if self._has_asked and self._parent.uncancel() == 0:
            cancelled = None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._completed is None:
                self._completed = self._loop.create_future()
            try:
                await self._completed
            except CancelledError as ex:
                if not self._aborting:
                    cancelled = ex
                    self._abort()
            self._completed = None
        if self._base_error is not None:
            raise self._base_error
        if cancelled is not None and not self._errors:
            raise cancelled
        if et is not None and et is not CancelledError:
            self._errors.append(exc)
        if self._errors:
            errors = self._errors
            self._errors = None
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        if context is None:
            task = self._loop.create_task(coro)
        else:
            task = self._loop.create_task(coro, context=context)
        if name is not None:
            task.set_name(name)
        task.add_done_callback(self._task_done)
        self._tasks[task] = True
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _task_done(self, task):
        self._tasks.pop(task, None)
        if self._completed is not None and not self._tasks and not self._completed.done():
            self._completed.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        if not self._aborting and not self._has_asked:
            self._abort()
            self._has_asked = True
            self._parent.cancel()


class Runner:
    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._stage = "created"
        self._debug = debug
        self._factory = loop_factory
        self._loop = None
        self._context = None
        self._has_set = False

    def __enter__(self):
        self._begin()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _begin(self):
        if self._stage == "closed":
            raise RuntimeError("Runner is closed")
        if self._stage == "initialized":
            return
        if self._factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
            self._has_set = True
        else:
            self._loop = self._factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._stage = "initialized"

    def close(self):
        if self._stage != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._has_set:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._stage = "closed"
        _tell_untold()

    def get_loop(self):
        self._begin()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError("a coroutine was expected, got {!r}".format(coro))
        if _running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._begin()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        return self._loop.run_until_complete(task)


def _cancel_all(loop):
    left = [task for task in loop._tasks if not task.done()]
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler(
                {
                    "message": "unhandled exception during asyncio.run() shutdown",
                    "exception": task.exception(),
                    "task": task,
                }
            )


def run(main, *, debug=None):
    if _running is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


class _Shown:
    """What locks say of themselves."""

    def _show(self, extra):
        waiters = len(self._waiters) if self._waiters else 0
        if waiters:
            extra = f"{extra}, waiters:{waiters}"
        text = object.__repr__(self)
        return f"<{text[1:-1]} [{extra}]>"


class _Entered(_Shown):
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Entered):
    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        return self._show("locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and (
            self._waiters is None or all(one.cancelled() for one in self._waiters)
        ):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters:
            future = self._waiters[0]
            if not future.done():
                future.set_result(True)


class Event(_Shown):
    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = collections.deque()
        self._value = False

    def __repr__(self):
        return self._show("set" if self._value else "unset")

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for future in self._waiters:
                if not future.done():
                    future.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            await future
            return True
        finally:
            self._waiters.remove(future)


class Condition(_Entered):
    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = collections.deque()

    def __repr__(self):
        return self._show("locked" if self.locked() else "unlocked")

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            future = get_running_loop().create_future()
            self._waiters.append(future)
            try:
                await future
                return True
            finally:
                self._waiters.remove(future)
        finally:
            is_cancelled = False
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError:
                    is_cancelled = True
            if is_cancelled:
                raise CancelledError

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        woken = 0
        for future in self._waiters:
            if woken >= n:
                break
            if not future.done():
                woken += 1
                future.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Entered):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value

    def __repr__(self):
        return self._show("locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        return self._value == 0 or any(not one.cancelled() for one in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not future.cancelled():
                self._value += 1
                self._wake_next()
            raise
        if self._value > 0:
            self._wake_next()
        return True

    def release(self):
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for future in self._waiters or ():
            if not future.done():
                self._value -= 1
                future.set_result(True)
                return


class BoundedSemaphore(Semaphore):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    __module__ = "asyncio.locks"

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition()
        self._parties = parties
        self._stage = "filling"
        self._inside = 0

    def __repr__(self):
        extra = self._stage
        if not self.broken:
            extra += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{extra}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            await self._cond.wait_for(lambda: self._stage not in ("draining", "resetting"))
            if self._stage == "broken":
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._inside
                self._inside += 1
                if index + 1 == self._parties:
                    self._stage = "draining"
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._stage != "filling")
                    if self._stage in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._inside -= 1
                if self._inside == 0:
                    if self._stage in ("resetting", "draining"):
                        self._stage = "filling"
                    self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            self._stage = "resetting" if self._inside > 0 else "filling"
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._stage = "broken"
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._inside if self._stage == "filling" else 0

    @property
    def broken(self):
        return self._stage == "broken"


class Queue:
    __module__ = "asyncio.queues"

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = collections.deque()
        self._putters = collections.deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._init(maxsize)

    def __class_getitem__(cls, item):
        return cls

    def _init(self, maxsize):
        self._queue = collections.deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _info(self):
        text = f"maxsize={self._maxsize!r}"
        if self._queue:
            text += f" _queue={list(self._queue)!r}"
        if self._getters:
            text += f" _getters[{len(self._getters)}]"
        if self._putters:
            text += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            text += f" tasks={self._unfinished_tasks}"
        return text

    def __str__(self):
        return f"<{type(self).__name__} {self._info()}>"

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._info()}>"

    def _wake_next(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    async def put(self, item):
        while self.full():
            putter = get_running_loop().create_future()
            self._putters.append(putter)
            try:
                await putter
            except BaseException:
                putter.cancel()
                if putter in self._putters:
                    self._putters.remove(putter)
                if not self.full() and not putter.cancelled():
                    self._wake_next(self._putters)
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wake_next(self._getters)

    async def get(self):
        while self.empty():
            getter = get_running_loop().create_future()
            self._getters.append(getter)
            try:
                await getter
            except BaseException:
                getter.cancel()
                if getter in self._getters:
                    self._getters.remove(getter)
                if not self.empty() and not getter.cancelled():
                    self._wake_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        self._wake_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()
