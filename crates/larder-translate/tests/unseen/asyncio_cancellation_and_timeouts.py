"""asyncio without real waiting: ordering, cancellation, shielding, timeouts, locks, async generators, groups."""
from __future__ import annotations
import asyncio
from contextlib import asynccontextmanager

log: list[str] = []


def note(text: object) -> None:
    log.append(str(text))


def flush(title: str) -> None:
    print(f"{title}: {', '.join(log)}")
    log.clear()


async def worker(name: str, steps: int, fail: Exception | None = None) -> str:
    try:
        for i in range(steps):
            note(f"{name}{i}")
            await asyncio.sleep(0)
        if fail:
            raise fail
        return name.upper()
    except asyncio.CancelledError:
        note(f"{name} cancelled")
        raise
    finally:
        note(f"{name} out")


async def ordering() -> None:
    one = asyncio.create_task(worker("a", 2))
    note("created")
    two = asyncio.create_task(worker("b", 1))
    result = await worker("c", 1)
    note(result)
    note(await one + await two)


async def gathering() -> None:
    res = await asyncio.gather(worker("x", 2), worker("y", 1, ValueError("bad y")), worker("z", 0), return_exceptions=True)
    note([repr(r) for r in res])
    try:
        await asyncio.gather(worker("p", 3), worker("q", 1, KeyError("q")))
    except KeyError as e:
        note(f"gather raised {e!r}")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    note(await asyncio.gather())


async def cancelling() -> None:
    t = asyncio.create_task(worker("long", 50))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    note(t.cancel())
    note(t.cancelled())
    try:
        await t
    except asyncio.CancelledError:
        note("caller saw it")
    note((t.done(), t.cancelled(), t.cancel()))
    never = asyncio.create_task(worker("never", 1))
    never.cancel()
    await asyncio.gather(never, return_exceptions=True)
    note(never.cancelled())


async def timeouts() -> None:
    try:
        await asyncio.wait_for(asyncio.sleep(30, "late"), timeout=0.01)
    except asyncio.TimeoutError as e:
        note(f"timeout {type(e).__name__}")
    note(await asyncio.wait_for(worker("quick", 1), timeout=5))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()
    except TimeoutError:
        note("timeout block")
    inner = asyncio.create_task(worker("shielded", 3))
    outer = asyncio.ensure_future(asyncio.shield(inner))
    await asyncio.sleep(0)
    outer.cancel()
    note(await inner)


class Account:
    def __init__(self) -> None:
        self.balance = 100
        self.lock = asyncio.Lock()

    async def take(self, n: int, safe: bool) -> bool:
        if safe:
            async with self.lock:
                return await self.take(n, False)
        if self.balance >= n:
            await asyncio.sleep(0)
            self.balance -= n
            return True
        return False


async def racing() -> None:
    for safe in (False, True):
        acc = Account()
        note((await asyncio.gather(*(acc.take(60, safe) for _ in range(3))), acc.balance))
    sem, active, peak = asyncio.Semaphore(2), 0, 0

    async def job(i: int) -> int:
        nonlocal active, peak
        async with sem:
            active += 1
            peak = max(peak, active)
            await asyncio.sleep(0)
            active -= 1
            return i * i
    note((await asyncio.gather(*map(job, range(5))), peak))


async def ticker(n: int):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        note("ticker closed")


@asynccontextmanager
async def session(name: str):
    note(f"open {name}")
    try:
        yield name * 2
    except LookupError as e:
        note(f"swallowed {e!r}")
    finally:
        await asyncio.sleep(0)
        note(f"close {name}")


async def streaming() -> None:
    note([i async for i in ticker(4) if i % 2 == 0])
    gen = ticker(10)
    async for i in gen:
        if i == 2:
            break
    await gen.aclose()
    async with session("s") as s, session("t"):
        note(s)
        raise KeyError("inside")
    note({k: v async for k, v in pairs()})


async def pairs():
    for p in zip("ab", (1, 2)):
        yield p


async def grouping() -> None:
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(worker("g", 5))
            tg.create_task(worker("h", 1, ValueError("h failed")))
    except* ValueError as eg:
        note([str(e) for e in eg.exceptions])
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(worker(n, k)) for n, k in (("m", 2), ("n", 1))]
    note([t.result() for t in tasks])


async def events() -> None:
    ready, queue = asyncio.Event(), asyncio.Queue(maxsize=2)

    async def producer():
        for i in range(4):
            await queue.put(i)
            note(f"put {i}")
        ready.set()
        await queue.put(None)

    async def consumer():
        while (item := await queue.get()) is not None:
            note(f"got {item}")
        return ready.is_set()

    note(await asyncio.gather(producer(), consumer()))
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(fut.set_result, "from callback")
    note(await fut)


for coro in (ordering, gathering, cancelling, timeouts, racing, streaming, grouping, events):
    asyncio.run(coro())
    flush(coro.__name__)
try:
    asyncio.run(worker("last", 1, RuntimeError("top level")))
except RuntimeError as e:
    flush(f"error {e}")
