import heapq
import bisect
import operator
from datetime import datetime, timedelta, date, time, timezone
from functools import partial, reduce, singledispatchmethod, cached_property
from contextlib import contextmanager, suppress, ExitStack, closing, redirect_stdout, nullcontext
import io


class Task:
    _seq = 0

    def __init__(self, name, when, repeat=None, *, priority=0):
        Task._seq += 1
        self.name, self.when, self.repeat, self.priority = name, when, repeat, priority
        self.seq = Task._seq

    def _key(self):
        return (self.when, -self.priority, self.seq)

    def __lt__(self, other):
        return self._key() < other._key()

    @cached_property
    def label(self):
        print(f"(making label of {self.name})")
        return f"{self.when:%a %d %b %H:%M} {self.name}"


class Scheduler:
    def __init__(self, start):
        self.now = start
        self.queue = []
        self.log = []

    @singledispatchmethod
    def add(self, what, *rest, **kw):
        raise TypeError(f"cannot schedule {type(what).__name__}")

    @add.register
    def _(self, what: Task):
        heapq.heappush(self.queue, what)

    @add.register(str)
    def _(self, what, delay, **kw):
        self.add(Task(what, self.now + delay, **kw))

    @add.register(list)
    @add.register(tuple)
    def _(self, what, *rest, **kw):
        for item in what:
            self.add(item, *rest, **kw)

    def run(self, until):
        while self.queue and self.queue[0].when <= until:
            task = heapq.heappop(self.queue)
            self.now = task.when
            self.log.append(task.label)
            if task.repeat:
                self.add(Task(task.name, task.when + task.repeat, task.repeat, priority=task.priority))


s = Scheduler(datetime(2024, 2, 28, 22, 30))
s.add("backup", timedelta(hours=2), repeat=timedelta(days=1))
s.add(["mail", "post"], timedelta(minutes=120), priority=5)
s.add(Task("leap", datetime(2024, 2, 29)))
try:
    s.add(3.5)
except TypeError as error:
    print(error)
s.run(datetime(2024, 3, 2))
print(*s.log, sep="\n")
print(len(s.queue), s.queue[0].label, s.queue[0].label, s.now.isoformat(sep=" "))
d = date(2023, 12, 31)
print(d.isocalendar(), d.strftime("%j %U %y %B"), d + timedelta(days=60), (date(2024, 3, 1) - d).days, d.weekday(), d.replace(year=2024))
td = timedelta(days=-1, hours=5, microseconds=3)
print(td, repr(td), td.total_seconds(), abs(td), td // timedelta(hours=1), td / 2, divmod(timedelta(hours=25), timedelta(days=1)))
print(datetime.strptime("03/04/21 5:06 PM", "%d/%m/%y %I:%M %p"), datetime.fromisoformat("2024-01-02T03:04:05.678+02:00"))
z = datetime(2024, 1, 1, 12, tzinfo=timezone(timedelta(hours=-5, minutes=-30), "XX"))
print(z, z.astimezone(timezone.utc), z.tzname(), z.utcoffset(), repr(z), z.timestamp())
print(time(1, 2, 3) < time(1, 2, 4), time.fromisoformat("04:05"), time(23, 59).strftime("%H.%M"), datetime.combine(d, time(7)))
for bad in (lambda: date(2023, 2, 29), lambda: datetime.strptime("x", "%Y"), lambda: z < datetime(2024, 1, 1), lambda: date.fromisoformat("2024-13-01"), lambda: d - 5):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


@contextmanager
def step(name):
    print("enter", name)
    try:
        yield name.upper()
    except KeyError as error:
        print("swallowed", repr(error))
    finally:
        print("leave", name)


with step("a") as a, step("b") as b:
    print(a, b)
    raise KeyError("lost")
with ExitStack() as stack:
    names = [stack.enter_context(step(n)) for n in "xy"]
    stack.callback(print, "callback", names)
with suppress(ZeroDivisionError):
    1 / 0
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden", end="")
print(buf.getvalue().upper(), heapq.nsmallest(2, [5, 1, 4], key=operator.neg), list(heapq.merge([1, 4], [2, 3], reverse=False)))
xs = [1, 3, 3, 7]
bisect.insort(xs, 3.5)
print(xs, bisect.bisect_left(xs, 3), bisect.bisect(xs, 3), bisect.bisect([(1, "a"), (2, "b")], 1, key=lambda p: p[0]))
print(reduce(operator.xor, xs[:3]), partial(pow, exp=2)(5), operator.attrgetter("a.b", "c"), operator.itemgetter(1, 3)(xs), operator.methodcaller("split", ",")("a,b"))
