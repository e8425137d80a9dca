# A discrete event simulation: events are tuples, functions, generators, exceptions and objects.
import heapq
from collections import deque, namedtuple

Ping = namedtuple('Ping', 'who n', defaults=[1])


class Sim:
    def __init__(self):
        self.now, self.seq, self.q, self.out = 0, 0, [], []

    def at(self, when, what, *args):
        self.seq += 1
        heapq.heappush(self.q, (when, self.seq, what, args))
        return self.seq

    def cancel(self, seq):
        before = len(self.q)
        self.q = [e for e in self.q if e[1] != seq]
        heapq.heapify(self.q)
        return before - len(self.q)

    def say(self, *words):
        self.out.append(f'{self.now:>6}: ' + ' '.join(map(str, words)))

    def handle(self, what, args):
        if isinstance(what, BaseException) or (isinstance(what, type) and issubclass(what, BaseException)):
            raise what
        elif hasattr(what, 'send'):
            try:
                delay = what.send(*args or (None,))
            except StopIteration as s:
                self.say('process ended with', s.value)
            else:
                if isinstance(delay, tuple):
                    delay, *answer = delay
                    self.at(self.now + delay, what, answer[0] if len(answer) == 1 else answer)
                else:
                    self.at(self.now + delay, what)
        elif callable(what):
            r = what(*args)
            if r is not None:
                self.at(self.now, r)
        elif isinstance(what, Ping):
            self.say(f'ping {what.who}' * what.n)
            if what.n < 3:
                self.at(self.now + what.n / 2, what._replace(n=what.n + 1))
        elif isinstance(what, (list, tuple)):
            for w in what:
                self.at(self.now, w)
        elif isinstance(what, dict):
            for k, v in what.items():
                self.at(self.now + k, v)
        elif isinstance(what, str):
            self.say(what.format(*args, sim=self))
        elif what is None or what is NotImplemented:
            self.say('nothing' if what is None else 'what?')
        else:
            self.say('number' if isinstance(what, (int, float)) else type(what).__name__, what)

    def run(self, until=float('inf')):
        while self.q and self.q[0][0] <= until:
            self.now, n, what, args = heapq.heappop(self.q)
            try:
                self.handle(what, args)
            except (LookupError, ArithmeticError) as e:
                self.say(f'event {n} failed:', repr(e))
        return len(self.q)


def customer(sim, name, shop):
    sim.say(name, 'arrives')
    if len(shop) >= 2:
        sim.say(name, 'leaves at once')
        return False
    shop.append(name)
    try:
        got = yield 3, name.upper()
        sim.say(got, 'served')
        extra = yield (1.5, 'tip', 2)
        sim.say(*extra)
        yield 0
    finally:
        shop.remove(name)
    return len(shop), name


def ticker(sim, n):
    while n:
        sim.say('tick', n)
        n -= 1
        yield 2


sim = Sim()
shop = deque(maxlen=5)
for i, n in enumerate(('ann', 'bo', 'cat', 'dee')):
    sim.at(i * 1.25, customer(sim, n, shop))
sim.at(0, ticker(sim, 3))
sim.at(1, Ping('x'))
sim.at(2, {0: 'in {0} at {sim.now}', 1.5: [5, 2.5, True, b'raw'], 0.5: None})
sim.at(2, 'formatted {0!r} {1:>4}', 'a', 7)
sim.at(3, KeyError('lost'))
sim.at(3, ZeroDivisionError)
sim.at(3, lambda *a: ['chained', a], 1, 2)
sim.at(4, lambda: [][1])
sim.at(4, lambda: {}['k'])
doomed = sim.at(5, 'never shown')
print(sim.cancel(doomed), sim.cancel(doomed), sim.run(3), sim.now)
print('\n'.join(sim.out))
sim.out.clear()
print(sim.run(), sim.now, list(shop))
print(*sim.out, sep='\n')
sim.at(sim.now + 1, NotImplemented)
sim.at(sim.now + 2, range(3))
sim.at(sim.now + 2, {1, })
sim.at(sim.now + 3, 'missing {nope}')
sim.out = []
sim.run()
print(*sim.out, sep='\n')
sim.at(10 ** 20, 2 ** 70)
sim.at(10 ** 20, ValueError('end', 'of', 'time'))
try:
    sim.run()
finally:
    print(sim.out[-1], sim.now, sim.q)
