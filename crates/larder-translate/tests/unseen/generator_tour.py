# generators: send / throw / close / yield from / return values / coroutine scheduler
from collections import deque
from inspect import getgeneratorstate

def averager():
    total, n, avg = 0.0, 0, None
    try:
        while True:
            try:
                x = yield avg
            except ValueError as e:
                print("  reset:", e)
                total, n, avg = 0.0, 0, None
                continue
            if x is None:
                break
            total += x
            n += 1
            avg = total / n
    finally:
        print("  averager done", n)
    return total, n

def grouper(results, key):
    while True:
        results[key] = yield from averager()

g = averager()
print(next(g), g.send(10), g.send(20), g.throw(ValueError("bad")), g.send(5))
try:
    g.send(None)
except StopIteration as e:
    print("returned", e.value)
print(next(g, "exhausted"), getgeneratorstate(g))

res = {}
for key, vals in {"a": [1, 2, 3], "b": [], "c": [2.5]}.items():
    gr = grouper(res, key)
    next(gr)
    for v in vals:
        gr.send(v)
    gr.send(None)
    gr.close()
print(res)

def stubborn():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("  refusing")
        yield 3

def cleanup(log):
    try:
        yield "a"
    except KeyError as e:
        log.append(repr(e))
        yield "recovered"
    finally:
        log.append("fin")

s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
log = []
c = cleanup(log)
print(next(c), c.throw(KeyError("k")), c.close(), log)
try:
    c.throw(IndexError("late"))
except IndexError as e:
    print("late:", e)
f = averager()
try:
    f.send(1)
except TypeError as e:
    print(e)
f.close()
print(getgeneratorstate(f))

def leaky():
    yield 1
    raise StopIteration("oops")

it = leaky()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))

def flatten(x, depth=0):
    if isinstance(x, (list, tuple)):
        n = 0
        for y in x:
            n += yield from flatten(y, depth + 1)
        return n
    yield (depth, x)
    return 1

def counted(it):
    n = yield from it
    print("count", n)

print(list(counted(flatten([1, [2, (3, [4])], [], 5]))))

class Scheduler:
    def __init__(self):
        self.ready, self.waiting, self.mail, self.out = deque(), {}, {}, []
    def spawn(self, name, gen):
        self.ready.append((name, gen, None))
    def run(self):
        while self.ready:
            name, gen, val = self.ready.popleft()
            try:
                match gen.send(val) if not isinstance(val, Exception) else gen.throw(val):
                    case ("send", to, msg):
                        if to in self.waiting:
                            self.ready.append((to, self.waiting.pop(to), msg))
                        else:
                            self.mail.setdefault(to, deque()).append(msg)
                        self.ready.append((name, gen, None))
                    case "recv" if self.mail.get(name):
                        self.ready.append((name, gen, self.mail[name].popleft()))
                    case "recv":
                        self.waiting[name] = gen
                    case None:
                        self.ready.append((name, gen, None))
                    case other:
                        self.ready.append((name, gen, TypeError(f"bad op {other!r}")))
            except StopIteration as e:
                self.out.append((name, e.value))
            except Exception as e:
                self.out.append((name, f"{type(e).__name__}({e})"))
        return self.out, sorted(self.waiting)

def pinger(n):
    for i in range(n):
        yield "send", "pong", i
        back = yield "recv"
        print("  ping got", back)
    yield ("send", "pong", None)
    return "ping over"

def ponger():
    seen = []
    while (m := (yield "recv")) is not None:
        seen.append(m)
        yield "send", "ping", m * m
    return seen

def faulty():
    yield
    try:
        yield "what?"
    except TypeError as e:
        print("  faulty:", e)
    yield from ()
    1 / 0

s = Scheduler()
for name, gen in (("ping", pinger(3)), ("pong", ponger()), ("faulty", faulty()), ("orphan", ponger())):
    s.spawn(name, gen)
print(s.run())
gx = (print("eval", i) or i for i in range(3) if i != 1)
print("lazy", next(gx), list(gx), list(gx))
