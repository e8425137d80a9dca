import asyncio
import time

order = []

async def worker(name, q, out):
    while True:
        item = await q.get()
        if item is None:
            q.task_done()
            break
        await asyncio.sleep(0)
        out.append((name, item))
        print(name, "got", item)
        q.task_done()

async def producer(q, n):
    for i in range(n):
        await q.put(i)
        print("put", i)
    for _ in range(2):
        await q.put(None)

async def queues():
    q = asyncio.Queue(maxsize=2)
    out = []
    ws = [asyncio.create_task(worker(f"w{i}", q, out)) for i in range(2)]
    await producer(q, 6)
    await q.join()
    await asyncio.gather(*ws)
    print(out)
    pq = asyncio.PriorityQueue()
    for x in [3, 1, 2]:
        pq.put_nowait(x)
    print([await pq.get() for _ in range(3)])
    try:
        pq.get_nowait()
    except asyncio.QueueEmpty as e:
        print("empty", repr(e))

async def locks():
    lock = asyncio.Lock()
    async def crit(n):
        async with lock:
            print("in", n)
            await asyncio.sleep(0)
            print("out", n)
    await asyncio.gather(*(crit(i) for i in range(3)))
    sem = asyncio.Semaphore(2)
    active = 0
    peak = 0
    async def limited(n):
        nonlocal active, peak
        async with sem:
            active += 1
            peak = max(peak, active)
            await asyncio.sleep(0.001)
            active -= 1
        return n
    print(await asyncio.gather(*[limited(i) for i in range(5)]), peak)
    ev = asyncio.Event()
    async def waiter(n):
        print("wait", n)
        await ev.wait()
        print("go", n)
    ts = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    print("setting")
    ev.set()
    await asyncio.gather(*ts)
    cond = asyncio.Condition()
    data = []
    async def consumer():
        async with cond:
            await cond.wait_for(lambda: len(data) >= 2)
            print("consumed", data)
    c = asyncio.create_task(consumer())
    for i in range(2):
        async with cond:
            data.append(i)
            cond.notify_all()
        await asyncio.sleep(0)
    await c

async def cancelling():
    async def sleeper():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("cancelled!")
            raise
        finally:
            print("cleanup")
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel("why")
    try:
        await t
    except asyncio.CancelledError as e:
        print("got", e.args, t.cancelled())
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return "survived"
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled())
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(0.01))
            async def boom():
                raise ValueError("boom")
            tg.create_task(boom())
            tg.create_task(sleeper())
    except* ValueError as eg:
        print("group", eg.exceptions, eg)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(asyncio.sleep(0.001, "A"))
        b = tg.create_task(asyncio.sleep(0, "B"))
    print(a.result(), b.result())

async def gen():
    try:
        for i in range(10):
            yield i
            await asyncio.sleep(0)
    finally:
        print("gen closed")

async def gens():
    async for x in gen():
        if x == 2:
            break
        print("x", x)
    await asyncio.sleep(0)
    g = gen()
    print(await g.__anext__(), await anext(g), await g.asend(None))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("stop")
    print({k: v async for k, v in pairs()}, {i async for i in gen() if i % 2})

async def pairs():
    for k in "ab":
        yield k, ord(k)

async def waits():
    async def f(n, d):
        await asyncio.sleep(d)
        if n == 2:
            raise RuntimeError("two")
        return n
    ts = [asyncio.create_task(f(i, 0.003 * (i + 1)), name=f"t{i}") for i in range(3)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.get_name() for t in done), len(pending))
    done, pending = await asyncio.wait(ts)
    for t in sorted(done, key=lambda t: t.get_name()):
        print(t.get_name(), t.exception() or t.result())
    for c in asyncio.as_completed([f(1, 0.004), f(0, 0.002), f(5, 0.006)]):
        print("completed", await c)
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_soon(print, "soon")
    loop.call_later(0.001, fut.set_result, "later")
    fut.add_done_callback(lambda f: print("callback", f.result()))
    print(await fut, fut)
    print(await asyncio.to_thread(sum, [1, 2, 3]), await loop.run_in_executor(None, len, "abc"))
    r = await asyncio.shield(f(3, 0))
    print(r)
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))

async def main():
    for f in (queues, locks, cancelling, gens, waits):
        print("==", f.__name__)
        await f()

asyncio.run(main())

async def coro():
    return 5
c = coro()
print(type(c).__name__, c.__name__, asyncio.iscoroutine(c), asyncio.iscoroutinefunction(coro))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
loop = asyncio.new_event_loop()
print(loop.run_until_complete(coro()))
loop.close()
async def bad():
    await 5
try:
    asyncio.run(bad())
except TypeError as e:
    print(e)
async def fails():
    raise KeyError("final")
asyncio.run(fails())
