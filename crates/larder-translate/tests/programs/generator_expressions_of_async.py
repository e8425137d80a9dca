"""A generator expression with `async for` in it is an asynchronous generator."""
import asyncio


async def ticker(n, log):
    log.append("start")
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        log.append("closed")


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n <= 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    log = []
    doubled = (i * 2 async for i in ticker(3, log))
    print(type(doubled).__name__, log)
    print([x async for x in doubled], log)
    factor = 10
    mixed = ((i, j * factor) async for i in Countdown(3) if i != 1 for j in range(2))
    factor = 100
    print([pair async for pair in mixed])
    outer = (i + j for i in range(2) for j in [10, 20])
    print(list(outer))
    later = (i + j for i in [1, 2] for j in [3])
    nested = (x async for x in (y + 1 async for y in Countdown(3)))
    print([x async for x in nested], sum(later))
    inner_async = ((a, b) for a in "ab" for b in [1])
    print(list(inner_async))
    crossed = [(a, b) for a in [1, 2] async for b in Countdown(2)]
    print(crossed)
    late = ((a, b) for a in [1, 2] async for b in Countdown(a))
    print([pair async for pair in late])
    try:
        (x async for x in 5)
    except TypeError as e:
        print("TypeError:", e)
    gen = (i async for i in ticker(5, log))
    print(await anext(gen), await gen.__anext__())
    await gen.aclose()
    print(log)
    async for i in (i async for i in Countdown(4) if i % 2):
        print("odd", i, end="; ")
    for n in "xyz":
        print(n, end=" ")
    print()


asyncio.run(main())
