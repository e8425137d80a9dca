import asyncio

async def fetch(n, delay):
    print("start", n)
    await asyncio.sleep(delay)
    print("end", n)
    return n * 10

async def agen(k):
    for i in range(k):
        yield i
        await asyncio.sleep(0)

class Res:
    async def __aenter__(self):
        print("enter")
        return self
    async def __aexit__(self, t, v, tb):
        print("exit", t)
        return True

async def bad():
    await asyncio.sleep(0.01)
    raise ValueError("bad")

async def main():
    r = await asyncio.gather(fetch(1, 0.02), fetch(2, 0.01))
    print(r)
    print([x async for x in agen(3)])
    async for q in agen(2):
        print("q", q)
    else:
        print("done")
    async with Res() as res:
        raise KeyError("x")
    t = asyncio.create_task(fetch(3, 0.01), name="third")
    print(t.get_name(), t.done())
    print(await t, t.done(), t.result())
    res = await asyncio.gather(bad(), fetch(4, 0), return_exceptions=True)
    print(res)
    try:
        await asyncio.wait_for(asyncio.sleep(10), timeout=0.01)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e))
    x = [await fetch(i, 0) for i in range(2)]
    print(x)
    return "ok"

print(asyncio.run(main()))
