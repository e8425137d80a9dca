# Priority-queue scheduler, generators as coroutines (send/throw/close)
import heapq
import itertools

class Cancelled(Exception):
    pass

trace = []

def worker(name, jobs):
    done = 0
    try:
        while done < jobs:
            try:
                msg = yield 2 + done
            except Cancelled as exc:
                trace.append(f"{name} refuses cancel ({exc})")
                msg = yield 1
            if msg is not None:
                trace.append(f"{name} got {msg!r}")
                if msg == "stop":
                    return f"{name} stopped early"
            done += 1
    finally:
        trace.append(f"{name} cleanup after {done}")
    return f"{name} finished {done}"

def pair(a, b):
    ra = yield from a
    rb = yield from b
    return (ra, rb)

class Scheduler:
    def __init__(self):
        self.queue = []
        self.seq = itertools.count()
        self.now = 0
        self.tasks = {}
        self.inbox = {}

    def spawn(self, name, gen, delay=0):
        self.tasks[name] = gen
        heapq.heappush(self.queue, (self.now + delay, next(self.seq), name))

    def run(self, until=float("inf")):
        while self.queue:
            when, _, name = self.queue[0]
            if when > until:
                break
            heapq.heappop(self.queue)
            self.now = when
            gen = self.tasks.get(name)
            if gen is None:
                continue
            try:
                kind, payload = self.inbox.pop(name, ("send", None))
                if kind == "send":
                    wait = gen.send(payload) if gen.gi_frame.f_lasti >= 0 and payload is not None else next(gen)
                else:
                    wait = gen.throw(payload)
            except StopIteration as stop:
                print(f"[{self.now:>3}] {name}: {stop.value}")
                del self.tasks[name]
            except Cancelled as exc:
                print(f"[{self.now:>3}] {name}: died with {exc!r}")
                del self.tasks[name]
            else:
                print(f"[{self.now:>3}] {name}: sleeps {wait}")
                heapq.heappush(self.queue, (when + wait, next(self.seq), name))

s = Scheduler()
s.spawn("A", worker("A", 3))
s.spawn("B", worker("B", 2), delay=1)
s.spawn("P", pair(worker("P1", 1), worker("P2", 2)), delay=1)
s.run(until=3)
s.inbox["A"] = ("throw", Cancelled("please"))
s.inbox["B"] = ("send", "hello")
s.run(until=6)
print(sorted(s.tasks), s.now, len(s.queue))
s.inbox["P"] = ("send", "stop")
s.run()
print(*trace, sep="\n")
trace.clear()

g = worker("G", 5)
print(next(g), g.send("x"))
g.close()
print(trace, g.gi_frame)
try:
    g.send(None)
except StopIteration as e:
    print("stopped", e.value)

h = worker("H", 5)
try:
    h.throw(Cancelled("before start"))
except Cancelled as e:
    print("escaped:", e, e.args)

k = worker("K", 5)
try:
    k.send("too early")
except TypeError as e:
    print(e)

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("not leaving")
        yield 2

st = stubborn()
next(st)
try:
    st.close()
except RuntimeError as e:
    print("RuntimeError:", e)

def leaky():
    yield 1
    raise StopIteration("inner")

try:
    print(list(leaky()))
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))
