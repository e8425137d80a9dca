# asyncio: shielded tasks, timeouts, queues with sentinels, conditions, nested groups, context variables, generators.
import asyncio
import contextlib

events = []


def note(*a):
    events.append(' '.join(map(str, a)))


def flush(title):
    print(f'{title}: ' + '; '.join(events))
    events.clear()


@contextlib.asynccontextmanager
async def section(name, fail_exit=False):
    note('enter', name)
    await asyncio.sleep(0)
    try:
        yield name.upper()
    except ValueError as e:
        note('section saw', e)
        raise RuntimeError('wrapped') from e
    finally:
        note('leave', name)
        if fail_exit:
            raise KeyError(name)


async def chunks(n, *, pause=0):
    for i in range(n):
        await asyncio.sleep(pause)
        got = yield i
        if got:
            note('got', got)


async def worker(name, q, out):
    while True:
        item = await q.get()
        try:
            if item is None:
                return name
            if item < 0:
                raise ValueError(item)
            await asyncio.sleep(0)
            out.append((name, item))
        except ValueError as e:
            out.append((name, repr(e)))
        finally:
            q.task_done()


async def pool():
    q, out = asyncio.Queue(), []
    for i in (1, -2, 3, 4):
        q.put_nowait(i)
    for _ in 'ab':
        q.put_nowait(None)
    names = await asyncio.gather(*(worker(n, q, out) for n in 'ab'))
    await q.join()
    print(names, sorted(out, key=str), q.qsize())


async def sections():
    async with section('one') as a, section('two') as b:
        note(a, b)
    flush('ok')
    try:
        async with section('bad'):
            raise ValueError('inside')
    except RuntimeError as e:
        note(e, repr(e.__cause__))
    flush('bad')
    try:
        async with section('outer'):
            async with section('exit', fail_exit=True):
                note('body')
    except KeyError as e:
        note(repr(e))
    flush('exit')


async def shielded():
    done = []

    async def inner():
        await asyncio.sleep(0.01)
        done.append('inner finished')
        return 'value'
    task = asyncio.ensure_future(inner())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.001)
    except asyncio.TimeoutError:
        done.append('timed out')
    print(done, await task, done)
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(1)
    except TimeoutError as e:
        print('timeout', type(e).__name__)


async def conditions():
    cond = asyncio.Condition()
    ready = []

    async def consumer(n):
        async with cond:
            await cond.wait_for(lambda: len(ready) >= n)
            note('consumer', n, ready[:])

    ts = [asyncio.create_task(consumer(n)) for n in (2, 1)]
    for i in range(2):
        await asyncio.sleep(0)
        async with cond:
            ready.append(i)
            cond.notify_all()
    await asyncio.gather(*ts)
    flush('cond')


async def agens():
    g = chunks(3)
    note(await anext(g), await g.asend('hello'))
    note(await anext(g, 'x'), await anext(g, 'default'))
    async for i in chunks(3):
        if i == 1:
            break
        note('i', i)
    note([i * 2 async for i in chunks(3) if i != 1], [j async for i in chunks(2) async for j in chunks(i + 1)])
    squares = (i * i async for i in chunks(4))
    note([s async for s in squares])
    try:
        await g.athrow(KeyError('thrown'))
    except KeyError as e:
        note('out', e)
    except StopAsyncIteration:
        note('over')
    flush('agens')


async def cancel_tree():
    async def leaf(n):
        try:
            await asyncio.sleep(10)
        finally:
            note('leaf', n)

    async def branch():
        try:
            await asyncio.gather(leaf(1), leaf(2))
        except asyncio.CancelledError:
            note('branch cancelled')
            raise

    t = asyncio.create_task(branch())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel('stop now')
    r = await asyncio.gather(t, return_exceptions=True)
    note(type(r[0]).__name__, t.cancelled())
    flush('cancel')

    async def stubborn():
        for _ in range(2):
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                note('ignored')
        return 'finished anyway'
    t = asyncio.create_task(stubborn())
    for _ in range(2):
        await asyncio.sleep(0)
        t.cancel()
    note(await t, t.cancelled(), t.cancelling())
    flush('stubborn')


async def callbacks():
    loop = asyncio.get_running_loop()
    loop.call_soon(note, 'soon', 1)
    h = loop.call_later(0.001, note, 'later')
    loop.call_later(0.002, note, 'latest')
    h.cancel()
    t = asyncio.create_task(asyncio.sleep(0, 'res'))
    t.add_done_callback(lambda f: note('done', f.result()))
    await asyncio.sleep(0.01)
    flush('callbacks')
    fut = loop.create_future()
    loop.call_soon(fut.set_exception, LookupError('set'))
    try:
        await fut
    except LookupError as e:
        print(e, fut.done(), fut.exception() is e)


async def main():
    for f in (pool, sections, shielded, conditions, agens, cancel_tree, callbacks):
        await f()
    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(asyncio.sleep(0))
                outer.create_task(asyncio.sleep(0))
            raise ValueError('after inner')
    except* ValueError as g:
        print(repr(g))
    return 3


raise SystemExit(asyncio.run(main()))
