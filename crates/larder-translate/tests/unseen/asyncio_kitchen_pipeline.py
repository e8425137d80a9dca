"""Orders pass chopper, cooks and a waiter through asyncio queues; nothing depends on real time."""
import asyncio
from collections import Counter
from contextlib import asynccontextmanager

log = []


def note(*parts):
    log.append(" ".join(map(str, parts)))


class Burnt(Exception):
    pass


@asynccontextmanager
async def station(name):
    note("open", name)
    try:
        yield name.upper()
    except Burnt as e:
        note(name, "cleans up after", e)
    finally:
        note("close", name)


async def chopper(orders, out):
    for dish in orders:
        await out.put(dish)
        note("chopped", dish, out.qsize())
    await out.put(None)


async def cook(name, inbox, outbox, stove):
    cooked = 0
    async with station(name) as label:
        while True:
            dish = await inbox.get()
            if dish is None:
                await inbox.put(None)
                break
            async with stove:
                await asyncio.sleep(0)
                if dish == "coal":
                    await outbox.put(("failed", dish))
                    raise Burnt(f"{label}:{dish}")
                cooked += 1
                await outbox.put((name, dish))
    return name, cooked


async def plates(queue, total):
    for _ in range(total):
        yield await queue.get()
        queue.task_done()


async def kitchen(orders):
    inbox, outbox, stove = asyncio.Queue(2), asyncio.Queue(), asyncio.Semaphore(1)
    served = Counter()

    async def waiter():
        async for who, dish in plates(outbox, len(orders)):
            served[who] += 1
            note("served", dish, "by", who)

    results = await asyncio.gather(chopper(orders, inbox), cook("ann", inbox, outbox, stove), cook("bo", inbox, outbox, stove), waiter())
    await outbox.join()
    return results, dict(sorted(served.items()))


async def timeouts():
    async def slow():
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            note("slow cancelled")
            raise
    try:
        await asyncio.wait_for(slow(), 0.01)
    except asyncio.TimeoutError as e:
        note("timeout", type(e).__name__, repr(str(e)))
    task = asyncio.create_task(slow(), name="slowpoke")
    await asyncio.sleep(0)
    note(task.get_name(), task.done(), task.cancel(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        note("main sees cancel", task.cancelled(), task.done())


async def failures():
    async def boom(n):
        await asyncio.sleep(0)
        if n % 2:
            raise ValueError(f"boom {n}")
        return n
    results = await asyncio.gather(*(boom(i) for i in range(5)), return_exceptions=True)
    note([r if isinstance(r, int) else repr(r) for r in results])
    try:
        await asyncio.gather(boom(2), boom(3), boom(5))
    except ValueError as e:
        note("first failure", e)
    try:
        async with asyncio.TaskGroup() as tg:
            good = tg.create_task(boom(4))
            tg.create_task(boom(7))
    except* ValueError as eg:
        note("group", [str(e) for e in eg.exceptions], good.result())


async def events():
    ready, lock, future = asyncio.Event(), asyncio.Lock(), asyncio.get_running_loop().create_future()

    async def wait_for(n):
        await ready.wait()
        async with lock:
            note("awake", n, lock.locked())
            await asyncio.sleep(0)
        return n * n

    tasks = [asyncio.create_task(wait_for(i)) for i in range(3)]
    await asyncio.sleep(0)
    note([t.done() for t in tasks], ready.is_set())
    ready.set()
    done, pending = await asyncio.wait(tasks)
    note(sorted(t.result() for t in done), len(pending))
    asyncio.get_running_loop().call_soon(future.set_result, "future value")
    note(await future, future.done())
    for first in asyncio.as_completed([wait_for(9)]):
        note("completed", await first)


async def main():
    print(await kitchen(["soup", "salad", "coal", "stew", "pie", "tea"]))
    for part in (timeouts, failures, events):
        await part()
    q = asyncio.PriorityQueue()
    for item in ((3, "c"), (1, "a"), (2, "b")):
        q.put_nowait(item)
    note([q.get_nowait() for _ in range(q.qsize())], q.empty())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        note(type(e).__name__)
    return "closed"


print(asyncio.run(main()))
print("\n".join(log))
coro = chopper([], None)
print(type(coro).__name__, coro.__name__, asyncio.iscoroutinefunction(chopper), asyncio.iscoroutine(coro))
coro.close()
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
