# Circular buffer, deque tricks, moving averages, producer/consumer with coroutines
from collections import deque
from functools import wraps
class BufferFull(Exception):
    def __init__(self, message="Circular buffer is full"):
        self.message = message
        super().__init__(message)
class BufferEmpty(BufferFull):
    def __init__(self, message="Circular buffer is empty"):
        super().__init__(message)
class CircularBuffer:
    def __init__(self, capacity):
        self._data = [None] * capacity
        self._start = self._count = 0
    def write(self, x):
        if self._count == len(self._data):
            raise BufferFull
        self._data[(self._start + self._count) % len(self._data)] = x
        self._count += 1
    def read(self):
        if not self._count:
            raise BufferEmpty()
        x, self._data[self._start] = self._data[self._start], None
        self._start = (self._start + 1) % len(self._data)
        self._count -= 1
        return x
    def overwrite(self, x):
        if self._count == len(self._data):
            self.read()
        self.write(x)
    def clear(self):
        self.__init__(len(self._data))
    def __iter__(self):
        for i in range(self._count):
            yield self._data[(self._start + i) % len(self._data)]
    def __len__(self):
        return self._count
    def __repr__(self):
        return f"<{'|'.join('.' if x is None else str(x) for x in self._data)} @{self._start}>"
def coroutine(fn):
    @wraps(fn)
    def start(*args, **kw):
        g = fn(*args, **kw)
        next(g)
        return g
    return start
@coroutine
def averager(n):
    window = deque(maxlen=n)
    avg = None
    while True:
        x = yield avg
        if x is None:
            return avg
        window.append(x)
        avg = sum(window) / len(window)
@coroutine
def broadcast(*targets):
    try:
        while True:
            item = yield
            for t in targets:
                t.send(item)
    except GeneratorExit:
        for t in targets:
            t.close()
@coroutine
def grep(pattern, target):
    seen = 0
    try:
        while True:
            line = yield seen
            if pattern in line:
                seen += 1
                target.send(line)
    finally:
        log.append(f"grep {pattern} saw {seen}")
@coroutine
def collect(into, /):
    try:
        while True:
            into.append((yield))
    except ValueError as e:
        into.append(f"bad: {e}")
        yield "recovered"
    finally:
        log.append(f"collect closed with {len(into)}")
log = []
buf = CircularBuffer(3)
for op in ("w1", "w2", "w3", "w4", "r", "o5", "o6", "r", "r", "r", "r", "w7"):
    try:
        match op:
            case "r":
                print("read", buf.read(), end=" ")
            case str() if op.startswith("o"):
                buf.overwrite(int(op[1:]))
            case _:
                buf.write(int(op[1:]))
        print(op, buf, list(buf), len(buf))
    except BufferEmpty as e:
        print("empty:", e.message, isinstance(e, BufferFull))
    except BufferFull as e:
        print("full:", e)
buf.clear()
print(buf, bool(buf), list(buf))
avg = averager(3)
print([avg.send(x) for x in (10, 20, 60, 0)])
try:
    avg.send(None)
except StopIteration as e:
    print("final", e.value)
print(next(avg, "exhausted"))
a, b = [], []
sink_a, sink_b = collect(a), collect(b)
pipe = broadcast(grep("py", sink_a), grep("rs", sink_b))
for line in ["main.py", "lib.rs", "py and rs", "none"]:
    pipe.send(line)
print(a, b)
print(sink_b.throw(ValueError("oops")), b)
pipe.close()
print(log)
del pipe
d = deque(range(5), maxlen=4)
print(d, d.maxlen, d.append(9), d, d.appendleft(7), d, d.rotate(1), d, d.rotate(-3), d, d.index(7), d.count(1))
d.extend("ab")
d.extendleft([1, 2])
print(d, d[0], d[-1], list(reversed(d)), 2 in d, d.pop(), d.popleft(), len(d), d == deque([1, 9]), d.copy() is d, d + deque([3]), d * 2)
d.insert(1, "mid")
d.remove("mid")
del d[0]
d[0] = "z"
d.reverse()
print(d, bool(deque()), deque("ab") < deque("b"), deque([1, 2]) == [1, 2])
for bad in (lambda: deque().pop(), lambda: deque(maxlen=-1), lambda: deque([1])[5], lambda: deque([1])[0:1], lambda: d.remove("q"), lambda: deque([1], 1).insert(0, 2), lambda: hash(deque()), lambda: deque([1]) + [2], lambda: CircularBuffer(1).read()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, "|", e)
q = deque([1, 2, 3])
try:
    for x in q:
        q.append(x)
except RuntimeError as e:
    print(e)
def josephus(n, k):
    circle = deque(range(1, n + 1))
    while circle:
        circle.rotate(1 - k)
        yield circle.popleft()
print(*josephus(10, 3))
tail = lambda it, n: list(deque(it, maxlen=n))
print(tail("abcdef", 2), tail([], 2), deque(iter(lambda c=iter("stop here"): next(c), "p"), 2))
