"""A hospital ward in discrete events: priorities, renewals, resources with queues, generators as processes."""
import heapq
import random
from collections import Counter, defaultdict, deque
from functools import partial, singledispatch
from itertools import count


class Interrupt(Exception):
    pass


class Env:
    def __init__(self):
        self.now = 0
        self._q = []
        self._n = count()
        self.trace = []

    def at(self, delay, fn, *args):
        entry = [self.now + delay, next(self._n), fn, args]
        heapq.heappush(self._q, entry)
        return entry

    def cancel(self, entry):
        entry[2] = None

    def process(self, gen, name):
        return Process(self, gen, name)

    def run(self, until=float("inf")):
        while self._q and self._q[0][0] <= until:
            self.now, _, fn, args = heapq.heappop(self._q)
            if fn:
                fn(*args)
        self.now = until if until != float("inf") else self.now

    def say(self, *words):
        self.trace.append(f"{self.now:>5g} " + " ".join(map(str, words)))


@singledispatch
def schedule(wait, proc):
    raise TypeError(f"{proc.name} yielded {wait!r}")


class Process:
    def __init__(self, env, gen, name):
        self.env, self.gen, self.name = env, gen, name
        self.waiting, self.done, self.value = None, False, None
        self.watchers = []
        env.at(0, self.resume, None)

    def resume(self, value):
        self.step(partial(self.gen.send, value))

    def step(self, go):
        self.waiting = None
        try:
            wait = go()
        except StopIteration as stop:
            self.done, self.value = True, stop.value
            for w in self.watchers:
                w.env.at(0, w.resume, self.value)
        except Interrupt as e:
            self.env.say(self.name, "died of", e)
            self.done = True
        else:
            schedule(wait, self)

    def interrupt(self, why):
        if self.waiting:
            self.env.cancel(self.waiting)
        self.env.at(0, self.step, partial(self.gen.throw, Interrupt(why)))


@schedule.register(int)
@schedule.register(float)
def _(wait, proc):
    proc.waiting = proc.env.at(wait, proc.resume, wait)


@schedule.register
def _(wait: Process, proc):
    wait.watchers.append(proc) if not wait.done else proc.env.at(0, proc.resume, wait.value)


class Resource:
    def __init__(self, env, slots):
        self.env, self.free, self.queue, self.used = env, slots, [], 0
        self._n = count()

    def request(self, priority=0):
        return Request(self, priority)

    def release(self):
        if self.queue:
            *_, proc = heapq.heappop(self.queue)
            proc.env.at(0, proc.resume, self)
        else:
            self.free += 1


class Request:
    def __init__(self, resource, priority):
        self.resource, self.priority = resource, priority

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.resource.release()


@schedule.register
def _(wait: Request, proc):
    r = wait.resource
    r.used += 1
    if r.free:
        r.free -= 1
        proc.env.at(0, proc.resume, r)
    else:
        heapq.heappush(r.queue, (wait.priority, next(r._n), proc))


def patient(env, beds, doctor, name, grade, stay, stats):
    arrived = env.now
    env.say(name, "arrives", f"grade={grade}")
    with beds.request(grade) as ask:
        yield ask
        stats["wait"][grade].append(env.now - arrived)
        try:
            report = yield env.process(visit(env, doctor, name, grade), name + ".visit")
            env.say(name, "report", report)
            yield stay
        except Interrupt as i:
            env.say(name, "leaves early:", *i.args)
            yield 0.5
            stats["early"] += 1
        else:
            stats["healed"] += 1
    return name


def visit(env, doctor, name, grade):
    with doctor.request() as ask:
        yield ask
        t = yield 2.0 / grade
    return f"ok after {t:.2f}"


def fire_alarm(env, victims, at):
    yield at
    for v in victims:
        if not v.done:
            v.interrupt("fire")


def watcher(env, procs):
    for p in procs:
        got = yield p
        env.say("watcher sees", got)


rng = random.Random(11)
env = Env()
stats = {"wait": defaultdict(list), "early": 0, "healed": 0}
beds, doctor = Resource(env, 2), Resource(env, 1)
procs = []
for i in range(6):
    grade = rng.choice([1, 2, 3])
    stay = round(rng.uniform(1, 6), 1)
    env.at(i * 1.5, lambda i=i, g=grade, s=stay: procs.append(env.process(patient(env, beds, doctor, f"P{i}", g, s, stats), f"P{i}")))
env.at(5, lambda: env.process(fire_alarm(env, procs[1:3], 2), "alarm"))
env.at(6.25, lambda: env.process(watcher(env, list(procs)), "watcher"))
env.run(until=12)
env.say("pause", len(env._q))
env.run()
print("\n".join(env.trace))
print({g: [round(w, 2) for w in ws] for g, ws in sorted(stats["wait"].items())}, stats["early"], stats["healed"], beds.free, doctor.free, beds.used, env.now)


def broken(env):
    yield "text"


env.process(broken(env), "broken")
try:
    env.run()
except TypeError as e:
    print(e)
print(schedule.dispatch(bool).__name__, sorted(c.__name__ for c in schedule.registry), schedule.dispatch(str) is schedule.registry[object])
tasks = [(2, "b"), (1, "z"), (2, "a")]
heapq.heapify(tasks)
print(heapq.heappushpop(tasks, (0, "x")), heapq.heapreplace(tasks, (9, "y")), [heapq.heappop(tasks) for _ in range(len(tasks))], heapq.nsmallest(2, {"k": 3, "j": 1}.items(), key=lambda kv: kv[1]), heapq.nlargest(9, "cab"))
try:
    heap = []
    for item in ((1, {"a": 1}), (1, {"b": 2})):
        heapq.heappush(heap, item)
except TypeError as e:
    print(e, len(heap))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
def victim(env):
    yield 5
v = env.process(victim(env), "victim")
env.run(until=env.now + 1)
v.interrupt(KeyError("inner"))
env.run()
print(env.trace[-1], v.done)
v.gen.throw(Interrupt("again"))
