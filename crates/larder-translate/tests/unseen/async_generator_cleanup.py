"""Async generators: send, throw, close, finally; async comprehensions, context managers, custom awaitables."""
import asyncio
import contextlib

log = []


def flush(label):
    print(f"{label:<12}", "; ".join(map(str, log)))
    log.clear()


class Value:
    """Awaitable without any loop: gives control zero or more times, then a value."""

    def __init__(self, value, turns=0):
        self.value, self.turns = value, turns

    def __await__(self):
        for _ in range(self.turns):
            yield
        return self.value


async def ticker(n):
    total = 0
    try:
        for i in range(n):
            got = yield i
            if got is not None:
                total += got
                log.append(f"got {got}")
    except ValueError as e:
        log.append(f"caught {e}")
        yield "recovered"
    except GeneratorExit:
        log.append("exit seen")
        raise
    finally:
        await asyncio.sleep(0)
        log.append(f"finally total={total}")


async def attempt(label, aw):
    try:
        log.append(f"{label}={await aw!r}")
    except BaseException as e:
        log.append(f"{label}!{type(e).__name__}({e})")


class Countdown:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return await Value(self.n, 1)


class Room:
    def __init__(self, name, swallow=()): self.name, self.swallow = name, swallow

    async def __aenter__(self):
        log.append(f"enter {self.name}")
        return self

    async def __aexit__(self, kind, value, tb):
        log.append(f"leave {self.name} {kind and kind.__name__}")
        return kind is not None and issubclass(kind, self.swallow)


async def protocol():
    g = ticker(5)
    await attempt("first", g.__anext__())
    await attempt("send", g.asend(10))
    await attempt("send", g.asend(5))
    await attempt("throw", g.athrow(ValueError("oops")))
    await attempt("after", g.__anext__())
    await attempt("again", g.asend(None))
    flush("protocol")
    g = ticker(3)
    await attempt("early send", g.asend(1))
    await attempt("next", anext(g))
    await attempt("close", g.aclose())
    await attempt("closed", anext(g, "default"))
    await attempt("close twice", g.aclose())
    flush("close")
    g = ticker(1)
    await attempt("throw unstarted", g.athrow(KeyError("k")))
    await attempt("then", anext(g, "dflt"))
    flush("unstarted")


async def loops():
    t = ticker(4)
    async for i in t:
        if i == 1:
            continue
        if i == 3:
            break
        log.append(i)
    else:
        log.append("else")
    await t.aclose()
    async for i in Countdown(2):
        log.append(i)
    else:
        log.append("else")
    log.append([i * j async for i in Countdown(3) for j in range(2) if i])
    log.append({i: await Value(i * 10) async for i in Countdown(2)})
    log.append([await Value(x, x) for x in range(3)])
    gen = (x + 1 async for x in Countdown(3))
    log.append([type(gen).__name__, await gen.__anext__(), [y async for y in gen]])
    log.append(sum([x async for x in Countdown(5)]))
    for bad in ("iter", "aiter"):
        try:
            if bad == "iter":
                [x for x in Countdown(1)]
            else:
                async for x in [1]:
                    pass
        except TypeError as e:
            log.append(e)
    flush("loops")


async def rooms():
    async with Room("a") as a, Room("b", (KeyError,)) as b:
        log.append(a.name + b.name)
        raise KeyError("inside")
    try:
        async with Room("c", (KeyError,)):
            raise IndexError("out")
    except IndexError as e:
        log.append(f"escaped {e}")

    async def early():
        async with Room("d"):
            for i in range(3):
                async with Room(f"d{i}"):
                    if i == 1:
                        return i
    log.append(await early())
    flush("rooms")
    async with contextlib.AsyncExitStack() as stack:
        for n in "xy":
            await stack.enter_async_context(Room(n))
        stack.push_async_callback(Value, None)
        stack.callback(log.append, "sync callback")
        stack.push_async_exit(Room("pushed", (Exception,)))
        1 / 0
    log.append("after stack")
    async with contextlib.aclosing(ticker(9)) as t:
        log.append(await anext(t))
    flush("stack")


async def returns():
    async def nothing(): pass
    async def early(x):
        try:
            return x
        finally:
            log.append("fin")
    await attempt("nothing", nothing())
    await attempt("early", early(3))
    await attempt("value", Value("v", 3))
    for thing in (5, None, [1]):
        try:
            await thing
        except TypeError as e:
            log.append(e)
    async def stops(): raise StopIteration("s")
    async def astops(): raise StopAsyncIteration("a")
    await attempt("stop", stops())
    await attempt("astop", astops())
    c = nothing()
    await c
    await attempt("twice", c)
    flush("returns")


async def group():
    async def fail(n):
        await Value(None, n)
        raise OSError(n, f"disk {n}")
    try:
        async with asyncio.TaskGroup() as tg:
            for n in (1, 1):
                tg.create_task(fail(n))
    except* OSError as eg:
        log.append([e.strerror for e in eg.exceptions])
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log.append("refuses")
            return "kept"
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel("msg")
    log.append((await t, t.cancelled(), t.exception()))
    flush("group")


async def main():
    for part in (protocol, loops, rooms, returns, group):
        await part()

asyncio.run(main())
manual = Value("no loop", 2).__await__()
try:
    while True:
        print("step", next(manual))
except StopIteration as s:
    print("done", s.value)


async def plain():
    return [await Value(i) for i in range(3)]

co = plain()
try:
    co.send(None)
except StopIteration as s:
    print(s.value)
try:
    co.send(None)
except RuntimeError as e:
    print(e)
