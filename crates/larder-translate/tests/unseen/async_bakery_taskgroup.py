# asyncio: gather, TaskGroup, semaphores, events, cancellation and results in a fixed order.
import asyncio

log = []


async def bake(name, steps, sem, fail=None):
    async with sem:
        for i in range(steps):
            log.append(f'{name}{i}')
            await asyncio.sleep(0)
            if fail is not None and i == fail:
                raise ValueError(f'{name} burned')
        return name * steps


async def gather_all():
    sem = asyncio.Semaphore(2)
    r = await asyncio.gather(bake('a', 2, sem), bake('b', 3, sem), bake('c', 1, sem))
    print(r, log)
    log.clear()
    r = await asyncio.gather(bake('x', 2, sem, fail=1), bake('y', 1, sem), return_exceptions=True)
    print([repr(v) for v in r], log)
    log.clear()
    try:
        await asyncio.gather(bake('p', 3, sem), bake('q', 2, sem, fail=0))
    except ValueError as e:
        print('gather raised', e)
    await asyncio.sleep(0)


async def groups():
    sem = asyncio.Semaphore(5)
    async with asyncio.TaskGroup() as tg:
        t1 = tg.create_task(bake('g', 1, sem))
        t2 = tg.create_task(bake('h', 2, sem), name='second')
    print(t1.result(), t2.result(), t2.get_name(), t1.done(), t1.cancelled(), t1.exception())
    try:
        async with asyncio.TaskGroup() as tg:
            ok = tg.create_task(bake('long', 10, sem))
            tg.create_task(bake('bad', 2, sem, fail=1))
            tg.create_task(bake('worse', 2, sem, fail=1))
    except* ValueError as g:
        print(g.message, sorted(str(e) for e in g.exceptions), ok.cancelled())


async def cancelling():
    async def worker():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as e:
            log.append('cleanup')
            await asyncio.sleep(0)
            log.append('cleaned')
            raise
        finally:
            log.append('finally')

    log.clear()
    t = asyncio.create_task(worker())
    await asyncio.sleep(0)
    print(t.cancel(), t.done())
    try:
        await t
    except asyncio.CancelledError:
        print('cancelled', t.cancelled(), log, t.cancel())
    try:
        await asyncio.wait_for(asyncio.sleep(30, 'never'), timeout=0.01)
    except asyncio.TimeoutError as e:
        print('timeout', type(e).__name__, isinstance(e, TimeoutError))
    print(await asyncio.wait_for(asyncio.sleep(0, 'quick'), 1))


async def signals():
    ev = asyncio.Event()
    fut = asyncio.get_running_loop().create_future()
    order = []

    async def waiter(n):
        await ev.wait()
        order.append(n)
        return await fut

    ts = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(order, ev.is_set())
    ev.set()
    await asyncio.sleep(0)
    print(order)
    fut.set_result('gold')
    print([await t for t in ts])
    try:
        fut.set_result('again')
    except asyncio.InvalidStateError as e:
        print('invalid', e)


async def producer(q, n):
    for i in range(n):
        await q.put(i * i)
    await q.put(None)


async def consumer(q):
    total = 0
    while (v := await q.get()) is not None:
        total += v
        q.task_done()
    return total


async def agen(n):
    try:
        for i in range(n):
            sent = yield i
            if sent:
                log.append(('sent', sent))
    finally:
        log.append('agen closed')


async def main():
    await gather_all()
    await groups()
    await cancelling()
    await signals()
    q = asyncio.Queue(maxsize=2)
    _, total = await asyncio.gather(producer(q, 6), consumer(q))
    print(total, q.empty())
    log.clear()
    print([x async for x in agen(4) if x % 2], {x: x * x async for x in agen(3)})
    g = agen(3)
    print(await g.__anext__(), await g.asend('hey'))
    await g.aclose()
    print(log)
    lock = asyncio.Lock()
    async with lock:
        print(lock.locked())
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0, k)) for k in 'ab'])
    print(sorted(t.result() for t in done), pending)
    for f in asyncio.as_completed([asyncio.sleep(0.02, 'slow'), asyncio.sleep(0.001, 'fast')]):
        print(await f)
    coro = bake('z', 1, asyncio.Semaphore())
    print(type(coro).__name__, asyncio.iscoroutine(coro), asyncio.iscoroutinefunction(bake))
    return await coro


print(asyncio.run(main()))
try:
    asyncio.run(bake('m', 1, asyncio.Semaphore(), fail=0))
except ValueError as e:
    print(e)


async def final():
    raise KeyError('end of', 'the loop')

asyncio.run(final())
