import json
import random
from collections import Counter, OrderedDict, ChainMap


class Event:
    __slots__ = ("time", "name", "data")

    def __init__(self, time, name, **data):
        self.time = time
        self.name = name
        self.data = data

    def __lt__(self, other):
        return self.time < other.time


class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, name, prio=0):
        def deco(fn):
            self.handlers.setdefault(name, []).append((prio, fn))
            self.handlers[name].sort(key=lambda p: -p[0])
            return fn
        return deco

    def emit(self, ev):
        results = []
        for _, fn in self.handlers.get(ev.name, []) + self.handlers.get("*", []):
            r = fn(ev)
            if r is False:
                break
            results.append(r)
        return results


bus = Bus()
seen = Counter()


@bus.on("*", prio=-1)
def tally(ev):
    seen[ev.name] += 1
    return ev.name.upper()


@bus.on("login")
def login(ev):
    return f"hi {ev.data['user']}" if "user" in ev.data else False


@bus.on("login", prio=5)
def check(ev, banned=("mallory",)):
    if ev.data.get("user") in banned:
        return False
    return "ok"


random.seed(42)
events = [Event(random.randint(0, 99), random.choice(["login", "logout", "tick"]), user=u, n=i)
          for i, u in enumerate(["ann", "bob", "mallory", "eve", "zed", "ann"])]
events.append(Event(-1, "login"))
for ev in sorted(events):
    print(ev.time, ev.name, ev.data, bus.emit(ev))
print(seen.most_common(), sum(seen.values()), seen["nothing"])
doc = {"events": [{"t": e.time, "n": e.name, **e.data} for e in sorted(events)[:3]], "ok": True, "none": None, "pi": 3.14}
text = json.dumps(doc, sort_keys=True)
print(text)
back = json.loads(text)
print(back == doc, back["events"][0], type(back["pi"]).__name__)
print(json.dumps({"a": [1, 2, {"b": "é\n\"q\""}], "e": [], "d": {}}, indent=2))
try:
    json.loads('{"a": [1, 2,, 3]}')
except json.JSONDecodeError as e:
    print("bad:", e.msg, e.pos, e.lineno, e.colno)
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
print(list(od), od.popitem(last=False), dict(od))
cm = ChainMap({"x": 1}, {"x": 2, "y": 3})
print(cm["x"], cm["y"], sorted(cm))
c = Counter("abracadabra")
c.subtract("aab")
print(c, c - Counter("abc"), +Counter(a=-1, b=2), (Counter("aab") & Counter("ab")))
print(random.random(), random.sample(range(100), 5), random.uniform(1, 2), random.gauss(0, 1))
x = list(range(8))
random.shuffle(x)
print(x)
try:
    Event(1, "q").extra = 3
except AttributeError as e:
    print("AttributeError", e)
