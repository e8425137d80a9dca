# Own awaitables, own event loop, async with, async for: no asyncio.
class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        got = yield ('sleep', self.ticks)
        return got


class Call:
    def __init__(self, fn, *a):
        self.fn = fn
        self.a = a

    def __await__(self):
        return (yield ('call', self.fn, self.a))


class Loop:
    def __init__(self):
        self.now = 0
        self.ready = []
        self.results = {}
        self.n = 0

    def spawn(self, coro, name):
        self.ready.append((self.now, self.n, name, coro, None, None))
        self.n += 1
        return name

    def run(self):
        while self.ready:
            self.ready.sort(key=lambda t: t[:2])
            at, _, name, coro, value, err = self.ready.pop(0)
            self.now = max(self.now, at)
            try:
                cmd = coro.throw(err) if err else coro.send(value)
            except StopIteration as s:
                self.results[name] = s.value
                continue
            except Exception as e:
                self.results[name] = e
                continue
            match cmd:
                case ('sleep', t) if t < 0:
                    nxt = (self.now, None, ValueError('negative sleep'))
                case ('sleep', t):
                    nxt = (self.now + t, self.now + t, None)
                case ('call', fn, args):
                    try:
                        nxt = (self.now, fn(*args), None)
                    except Exception as e:
                        nxt = (self.now, None, e)
                case other:
                    nxt = (self.now, None, TypeError(f'unknown {other!r}'))
            self.ready.append((nxt[0], self.n, name, coro, *nxt[1:]))
            self.n += 1
        return self.results


class Gate:
    def __init__(self, name, log):
        self.name = name
        self.log = log

    async def __aenter__(self):
        self.log.append((self.name, 'enter', await Sleep(1)))
        return self

    async def __aexit__(self, kind, e, tb):
        await Sleep(1)
        self.log.append((self.name, 'exit', kind and kind.__name__))
        return kind is KeyError


class Ticker:
    def __init__(self, n, every):
        self.n = n
        self.every = every

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i, await Sleep(self.every)


async def add(a, b):
    await Sleep(2)
    return a + b


async def tree(n):
    if n == 0:
        return 1
    return await add(await tree(n - 1), await tree(n - 1))


async def guarded(log, key):
    async with Gate('g' + key, log) as g, Gate('h' + key, log):
        if key == 'k':
            raise KeyError(key)
        if key == 'v':
            raise ValueError(key)
        log.append(g.name)
        return 'inside'
    return 'suppressed'


async def tick_all():
    out = []
    async for i, at in Ticker(3, 2):
        if i == 2:
            continue
        out.append((i, at))
    else:
        out.append('done')
    return out, [i async for i, _ in Ticker(2, 1)]


async def caller():
    r = [await Call(divmod, 17, 5)]
    try:
        await Call(int, 'x')
    except ValueError as e:
        r.append(str(e))
    try:
        await Sleep(-1)
    except ValueError as e:
        r.append(e.args)
    return r


log = []
loop = Loop()
for name, coro in {'tree': tree(3), 'k': guarded(log, 'k'), 'v': guarded(log, 'v'), 'n': guarded(log, 'n'), 'tick': tick_all(), 'call': caller()}.items():
    loop.spawn(coro, name)
for k, v in loop.run().items():
    print(k, repr(v))
print(log, loop.now)


async def plain():
    return 5


c = plain()
try:
    c.send(None)
except StopIteration as s:
    print('value', s.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = add(1, 2)
print(c.send(None), c.cr_frame is not None)
c.close()
try:
    c.send(3)
except RuntimeError as e:
    print(e)


async def bad():
    await 5


try:
    bad().send(None)
except TypeError as e:
    print(e)
try:
    for x in plain():
        pass
except TypeError as e:
    print(e)


async def mixed():
    async for x in [1, 2]:
        print(x)

mixed().send(None)
