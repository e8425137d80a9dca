import asyncio
from contextlib import asynccontextmanager

class Ticker:
    def __init__(self, n): self.n = n

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(0)
        return self.i


async def agen(n):
    try:
        for i in range(n):
            got = yield i * i
            if got:
                print("  sent", got)
    finally:
        print("  agen closed")


@asynccontextmanager
async def session(name):
    print("open", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("suppressed", e)
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def worker(name, queue, results):
    while True:
        item = await queue.get()
        try:
            if item == 13:
                raise ValueError("unlucky")
            await asyncio.sleep(0)
            results.append(item * item)
        except ValueError as e:
            results.append(str(e))
        finally:
            queue.task_done()


async def step(label, delay, log, fail=False):
    log.append(f"start {label}")
    try:
        await asyncio.sleep(delay)
        if fail:
            raise RuntimeError(f"{label} failed")
    except asyncio.CancelledError:
        log.append(f"cancelled {label}")
        raise
    log.append(f"end {label}")
    return label


async def main():
    print([x async for x in Ticker(3)], [x async for x in agen(4) if x % 2 == 0])
    g = agen(5)
    print(await anext(g), await g.asend("hi"))
    await g.aclose()
    async with session("db") as s:
        print("in", s)
        raise KeyError("lost")
    queue, results = asyncio.Queue(maxsize=2), []
    tasks = [asyncio.create_task(worker(f"w{i}", queue, results)) for i in range(2)]
    for i in (1, 2, 13, 4):
        await queue.put(i)
    await queue.join()
    for t in tasks:
        t.cancel()
    print(sorted(results, key=str), await asyncio.gather(*tasks, return_exceptions=True) == [], [t.cancelled() for t in tasks])
    log = []
    print(await asyncio.gather(step("slow", 0.04, log), step("fast", 0.01, log), step("instant", 0, log)), log)
    log.clear()
    out = await asyncio.gather(step("a", 0, log), step("b", 0, log, fail=True), return_exceptions=True)
    print(out, log)
    try:
        await asyncio.wait_for(step("late", 5, log), timeout=0.01)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e), log[-1], asyncio.TimeoutError is TimeoutError)
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(step("g1", 5, log))
            tg.create_task(step("g2", 0, log, fail=True))
    except* RuntimeError as eg:
        print("group", eg.exceptions, log)
    lock, order = asyncio.Lock(), []

    async def critical(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)
            order.append(-n)
    await asyncio.gather(*(critical(n) for n in (1, 2, 3)))
    event = asyncio.Event()
    waiter = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    event.set()
    print(order, await waiter, waiter.done(), lock.locked())
    done, pending = await asyncio.wait([asyncio.create_task(step(c, d, [])) for c, d in (("x", 0), ("y", 9))], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending), [t.cancel() for t in pending])
    return "finished"


print(asyncio.run(main()))
coro = step("never awaited properly", 0, [])
print(asyncio.iscoroutine(coro), asyncio.iscoroutinefunction(step), type(coro).__name__, coro.close())
