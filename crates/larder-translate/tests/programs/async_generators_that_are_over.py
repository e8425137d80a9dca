# Asynchronous generators that are over: what throw, close, send and next say.
import asyncio


async def agen(n):
    for i in range(n):
        yield i


async def tell(label, coro):
    try:
        r = await coro
        print(label, 'gave', r)
    except StopAsyncIteration:
        print(label, 'stop')
    except BaseException as e:
        print(label, type(e).__name__, e)


async def main():
    g = agen(1)
    print([x async for x in g])
    await tell('throw', g.athrow(KeyError('k')))
    await tell('close', g.aclose())
    await tell('send', g.asend(None))
    await tell('next', g.__anext__())
    g = agen(1)
    await tell('fresh throw', g.athrow(ValueError('v')))
    await tell('then next', anext(g))
    await tell('then throw', g.athrow(ValueError('w')))
    g = agen(1)
    await tell('fresh close', g.aclose())
    await tell('next', anext(g, 'dflt'))
    await tell('throw', g.athrow(ValueError('w')))
    g = agen(2)
    await tell('send value', g.asend(3))
    await tell('next', anext(g))
    await tell('throw', g.athrow(OSError('mid')))
    await tell('close', g.aclose())
    print(g.ag_frame, g.ag_running)
    try:
        g.send(1)
    except AttributeError as e:
        print(e)

asyncio.run(main())
