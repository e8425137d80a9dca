# Tasks as generators that yield commands; signals thrown in; joins, timeouts, channels, priorities.
from collections import deque
import heapq


class Kill(BaseException):
    pass


class Timeout(Exception):
    pass


class Task:
    count = 0

    def __init__(self, gen, name=None):
        Task.count += 1
        self.id, self.gen, self.name = Task.count, gen, name or getattr(gen, '__name__', '?')
        self.state, self.value, self.waiters = 'ready', None, []

    def __repr__(self):
        return f'<{self.name}#{self.id} {self.state}>'

    def __lt__(self, other):
        return self.id < other.id


class Chan:
    def __init__(self, cap=0):
        self.cap, self.items, self.getters, self.putters = cap, deque(), deque(), deque()


class Kernel:
    def __init__(self):
        self.now, self.ready, self.timers, self.log, self.seq = 0, deque(), [], [], 0

    def spawn(self, gen, name=None):
        t = Task(gen, name)
        self.ready.append((t, 'send', None))
        return t

    def wake(self, t, how='send', val=None):
        if t.state in ('done', 'failed', 'killed'):
            return
        t.state = 'ready'
        self.ready.append((t, how, val))

    def finish(self, t, state, value):
        t.state, t.value = state, value
        self.log.append(f'{self.now}:{t!r}={value!r}')
        for w in t.waiters:
            self.wake(w, 'throw' if state == 'failed' else 'send', value)
        t.waiters.clear()

    def step(self, t, how, val):
        t.state = 'running'
        try:
            cmd = t.gen.throw(val) if how == 'throw' else t.gen.send(val)
        except StopIteration as s:
            return self.finish(t, 'done', s.value)
        except Kill:
            return self.finish(t, 'killed', None)
        except Exception as e:
            return self.finish(t, 'failed', e)
        t.state = 'waiting'
        op, *args = cmd if isinstance(cmd, tuple) else (cmd,)
        match op, args:
            case 'sleep', [n]:
                self.seq += 1
                heapq.heappush(self.timers, (self.now + n, self.seq, t, 'send', n))
            case 'spawn', [g, *name]:
                self.wake(t, val=self.spawn(g, *name))
            case 'join', [Task(state='done', value=v)]:
                self.wake(t, val=v)
            case 'join', [Task(state='failed', value=e)]:
                self.wake(t, 'throw', e)
            case 'join', [Task() as other, *limit]:
                other.waiters.append(t)
                if limit:
                    self.seq += 1
                    heapq.heappush(self.timers, (self.now + limit[0], self.seq, t, 'throw', Timeout(other.name)))
            case 'kill', [Task() as other]:
                self.wake(other, 'throw', Kill())
                self.wake(t)
            case 'put', [Chan() as ch, v]:
                if ch.getters:
                    self.wake(ch.getters.popleft(), val=v)
                    self.wake(t)
                elif len(ch.items) < ch.cap:
                    ch.items.append(v)
                    self.wake(t)
                else:
                    ch.putters.append((t, v))
            case 'get', [Chan(items=items) as ch]:
                if items or ch.putters:
                    if ch.putters:
                        p, v = ch.putters.popleft()
                        items.append(v)
                        self.wake(p)
                    self.wake(t, val=items.popleft())
                else:
                    ch.getters.append(t)
            case None | 'pass', []:
                self.wake(t)
            case _:
                self.wake(t, 'throw', TypeError(f'bad command {cmd!r}'))

    def run(self):
        while self.ready or self.timers:
            while self.ready:
                self.step(*self.ready.popleft())
            if self.timers:
                self.now, _, t, how, val = heapq.heappop(self.timers)
                if t.state == 'waiting':
                    self.wake(t, how, val)
        return self.log


def producer(ch, n):
    for i in range(n):
        yield 'put', ch, i * i
    yield 'put', ch, None


def consumer(ch):
    total = []
    while (v := (yield 'get', ch)) is not None:
        total.append(v)
        yield
    return total


def sleeper(n, fail=None):
    try:
        got = yield 'sleep', n
        if fail:
            raise fail
        return got
    except Kill:
        k.log.append(f'cleanup after {n}')
        raise
    finally:
        k.log.append(f'finally {n}')


def parent():
    a = yield 'spawn', sleeper(2), 'a'
    b = yield 'spawn', sleeper(1, ValueError('b broke'))
    c = yield 'spawn', sleeper(50), 'c'
    r = [(yield 'join', a)]
    try:
        yield 'join', b
    except ValueError as e:
        r.append(str(e))
    try:
        yield 'join', c, 5
    except Timeout as e:
        r.append(repr(e))
        yield 'kill', c
    try:
        yield 'dance', 1
    except TypeError as e:
        r.append(str(e))
    yield 'pass'
    return r


k = Kernel()
ch = Chan(1)
p, c = k.spawn(producer(ch, 4)), k.spawn(consumer(ch), 'eater')
main = k.spawn(parent())
print(*k.run(), sep='\n')
print(p, c.value, main.value, k.now, Task.count)


def delegating():
    x = yield from sleeper(1)
    y = yield from producer(Chan(9), 2)
    return x, y


k = Kernel()
t = k.spawn(delegating())
bad = k.spawn(sleeper(3, KeyError('last')))
print(*k.run(), sep='\n')
raise bad.value
