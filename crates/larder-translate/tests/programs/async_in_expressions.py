import asyncio, sys
class Server:
    def __init__(self): self.handlers = {}
    def on(self, name):
        def deco(fn):
            self.handlers[name] = fn
            return fn
        return deco
    async def emit(self, name, *args):
        return await self.handlers[name](*args)
s = Server()
@s.on('add')
async def add(a, b=2):
    await asyncio.sleep(0)
    return a + b
async def retry(fn, n):
    for i in range(n):
        try:
            return await fn(i)
        except ValueError as e:
            print('retry', e)
    raise RuntimeError('gave up') from None
async def flaky(i):
    if i < 2: raise ValueError(i)
    return i
async def main():
    print(await s.emit('add', 1), await s.emit('add', 1, 5))
    print(await retry(flaky, 4))
    x = await add(1) if True else 0
    y = (await add(2)) and (await add(3)) or 0
    print(x, y, f'{await add(4)}', [await add(i) for i in range(3) if await add(i) > 2])
    z = {k: await add(k) for k in (1, 2)}
    print(z, max([await add(1), await add(9)]), sorted([3,1], key=lambda q: -q))
    with open('/dev/null') as f:
        print(await add(0), f.read())
    lst = [1]
    lst[0] += await add(5)
    lst.append(await add(6))
    print(lst, *[await add(7)], sep='|')
    n = 0
    while await add(n) < 5:
        n += 1
    print(n)
    match await add(1):
        case 3: print('three')
        case _: print('other')
    try:
        await retry(flaky, 1)
    except RuntimeError as e:
        print(e)
    finally:
        print(await add(8))
    assert await add(1) == 3
    del lst
    def sync(): return 5
    async def closure():
        nonlocal n
        n += sync()
        return n
    print(await closure(), n)
    sys.exit(await add(1))
asyncio.run(main())