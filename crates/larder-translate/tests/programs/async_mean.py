import asyncio

async def never():
    return 1

class Ctx:
    async def __aenter__(self):
        raise RuntimeError("enter")
    async def __aexit__(self, *a):
        print("not reached")

async def agen():
    try:
        x = yield 1
        print("sent", x)
        y = yield 2
        print("sent", y)
    except ValueError as e:
        print("thrown", e)
        yield 99
    finally:
        print("fin")

async def main():
    c = never()
    try:
        await c
        await c
    except RuntimeError as e:
        print(e)
    try:
        async with Ctx():
            pass
    except RuntimeError as e:
        print(e)
    try:
        async with 5:
            pass
    except TypeError as e:
        print(e)
    try:
        async for x in [1]:
            pass
    except TypeError as e:
        print(e)
    try:
        for x in agen():
            pass
    except TypeError as e:
        print(e)
    g = agen()
    print(await g.asend(None), await g.asend("a"))
    print(await g.athrow(ValueError("v")))
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("over")
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    f = asyncio.get_running_loop().create_future()
    try:
        f.result()
    except asyncio.InvalidStateError as e:
        print(e)
    f.set_result(1)
    try:
        f.set_result(2)
    except asyncio.InvalidStateError as e:
        print(type(e).__module__, type(e).__name__)
    async def deep(n):
        if n:
            return await deep(n - 1) + 1
        return 0
    print(await deep(150))
    t1 = asyncio.create_task(asyncio.sleep(1))
    t2 = asyncio.ensure_future(never())
    done, pending = await asyncio.wait({t1, t2}, timeout=0.01)
    print(len(done), len(pending))
    for p in pending:
        p.cancel()
    r = await asyncio.gather(*pending, return_exceptions=True)
    print(r)
    async def slow():
        try:
            await asyncio.sleep(1)
        finally:
            print("slow cleaned")
    try:
        await asyncio.wait_for(slow(), 0.005)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(slow())
            await asyncio.sleep(0)
            raise KeyError("body")
    except* KeyError as eg:
        print(eg.exceptions)
    background = asyncio.create_task(slow())
    await asyncio.sleep(0)
    return "end"

print(asyncio.run(main()))
try:
    asyncio.run(5)
except ValueError as e:
    print(e)
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
def not_async():
    return 3
try:
    asyncio.run(not_async())
except ValueError as e:
    print(e)
never()
