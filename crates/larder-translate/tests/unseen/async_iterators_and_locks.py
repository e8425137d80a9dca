import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing

log = []

class Countdown:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        await asyncio.sleep(0)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n + 1

class Conn:
    def __init__(self, name, fail=False, swallow=False):
        self.name, self.fail, self.swallow = name, fail, swallow
    async def __aenter__(self):
        await asyncio.sleep(0)
        if self.fail:
            raise ConnectionError(self.name)
        log.append(f"open {self.name}")
        return self
    async def __aexit__(self, et, ev, tb):
        log.append(f"close {self.name} {et.__name__ if et else None}")
        return self.swallow

async def ticker(limit):
    try:
        for i in range(limit):
            got = yield i
            if got:
                log.append(f"got {got}")
    finally:
        await asyncio.sleep(0)
        log.append("ticker closed")

@asynccontextmanager
async def traced(name):
    log.append(f">{name}")
    try:
        yield name.upper()
    except ZeroDivisionError as e:
        log.append(f"!{e}")
    else:
        log.append("no error")
    finally:
        log.append(f"<{name}")

def flush(label):
    print(f"{label}: {', '.join(map(str, log))}")
    log.clear()

async def iteration():
    print([x async for x in Countdown(4)], {x: x * x async for x in Countdown(3) if x % 2}, sum([x async for x in Countdown(10)]))
    async for x in Countdown(2):
        log.append(x)
    else:
        log.append("else")
    async for x in ticker(5):
        if x == 2:
            break
    g = ticker(9)
    print(await g.__anext__(), await g.asend("hello"), await anext(g))
    await g.aclose()
    print(await anext(g, "default"))
    g = ticker(3)
    await anext(g)
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        log.append(e)
    async with aclosing(ticker(4)) as t:
        print([i async for i in t if i != 1])
    genexp = (i * 2 async for i in ticker(2))
    print(type(genexp).__name__, [v async for v in genexp])

async def contexts():
    async with Conn("a") as a, Conn("b", swallow=True) as b:
        log.append(a.name + b.name)
        raise KeyError("inside")
    try:
        async with Conn("c"), Conn("d", fail=True):
            log.append("never")
    except ConnectionError as e:
        log.append(repr(e))
    async with traced("t") as up:
        log.append(up)
        1 / 0
    async with traced("u"):
        pass
    async with AsyncExitStack() as stack:
        for n in "xyz":
            await stack.enter_async_context(Conn(n))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(log.append, "sync callback")

async def worker(name, lock, sem, shared):
    for _ in range(2):
        async with lock:
            seen = shared["n"]
            await asyncio.sleep(0)
            shared["n"] = seen + 1
        async with sem:
            shared["in"] += 1
            shared["max"] = max(shared["max"], shared["in"])
            await asyncio.sleep(0.001)
            shared["in"] -= 1
    return name

async def syncing():
    lock, sem, shared = asyncio.Lock(), asyncio.Semaphore(2), dict(n=0, max=0)
    shared["in"] = 0
    print(await asyncio.gather(*(worker(n, lock, sem, shared) for n in "pqrst")), shared, lock.locked())
    cond, stock = asyncio.Condition(), []
    async def consumer(i):
        async with cond:
            await cond.wait_for(lambda: stock)
            log.append((i, stock.pop(0)))
    async def producer():
        for item in "uvw":
            async with cond:
                stock.append(item)
                cond.notify()
            await asyncio.sleep(0)
    await asyncio.gather(*(consumer(i) for i in range(3)), producer())
    ev = asyncio.Event()
    waiters = [asyncio.create_task(ev.wait(), name=f"w{i}") for i in range(2)]
    await asyncio.sleep(0)
    print([t.done() for t in waiters], [t.get_name() for t in waiters], ev.is_set())
    ev.set()
    print(await asyncio.gather(*waiters))
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    done = await asyncio.gather(asyncio.sleep(0, 1), Conn("bad", fail=True).__aenter__(), return_exceptions=True)
    print(done)
    try:
        async for _ in [1, 2]:
            pass
    except TypeError as e:
        print(e)
    coro = worker("z", None, None, None)
    try:
        await coro
    except TypeError as e:
        print(e)
    try:
        await coro
    except RuntimeError as e:
        print(e)
    fut = asyncio.get_running_loop().create_future()
    fut.add_done_callback(lambda f: log.append(f.result()))
    fut.set_result("future")
    await fut
    print(fut.done(), fut.cancelled(), fut.result(), ev.is_set())
    ev.clear()
    print(ev.is_set(), cond.locked(), sem.locked(), asyncio.iscoroutinefunction(worker))

for job in (iteration, contexts, syncing):
    asyncio.run(job())
    flush(job.__name__)

async def last():
    async with traced("last"):
        raise LookupError("nobody handles this")

try:
    asyncio.run(last())
finally:
    flush("end")
