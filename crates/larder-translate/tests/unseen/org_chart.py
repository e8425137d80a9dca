# Family tree / org chart: recursion, default dicts, property caching, visitors, generic traversal, JSON round trip through io
import io
import json
from functools import singledispatchmethod, reduce, cached_property
from itertools import chain
from operator import attrgetter
class Employee:
    kind = "employee"
    _kinds = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls._kinds[cls.kind] = cls
    def __init__(self, name, salary, **extra):
        self.name, self.salary = name, salary
        self.__dict__.update(extra)
    def __iter__(self):
        yield self
    @property
    def cost(self):
        return self.salary
    def raise_pay(self, pct):
        self.salary = round(self.salary * (1 + pct / 100))
        return self
    def __repr__(self):
        return f"{self.name}({self.salary})"
    def to_json(self):
        return {"kind": self.kind, **{k: v for k, v in vars(self).items() if not k.startswith("_") and k not in ("boss", "depth")}}
    @classmethod
    def from_json(cls, d):
        if not isinstance(d, dict) or "kind" not in d:
            return d
        kind = d.pop("kind")
        return cls._kinds.get(kind, cls)(**d)
    def chain(self):
        b = self
        while b is not None:
            yield b.name
            b = getattr(b, "boss", None)
class Intern(Employee):
    kind = "intern"
    max_pay = 20
    def raise_pay(self, pct):
        super().raise_pay(pct)
        self.salary = min(self.salary, self.max_pay)
        return self
class Manager(Employee):
    kind = "manager"
    def __init__(self, name, salary, reports=(), **extra):
        super().__init__(name, salary, **extra)
        self.reports = []
        self += reports
    def __iadd__(self, people):
        for p in [people] if isinstance(people, Employee) else people:
            p.boss = self
            self.reports.append(p)
        self.__dict__.pop("depth", None)
        return self
    def __iter__(self):
        yield self
        yield from chain.from_iterable(self.reports)
    def __len__(self):
        return sum(1 for _ in self)
    def __contains__(self, who):
        return any(p is who or p.name == who for p in self)
    def __getitem__(self, path):
        head, _, rest = path.partition("/")
        for p in self.reports:
            if p.name == head:
                return p[rest] if rest else p
        raise KeyError(f"{self.name} has no {head!r}")
    @property
    def cost(self):
        return super().cost + sum(map(attrgetter("cost"), self.reports))
    @cached_property
    def depth(self):
        calls.append(self.name)
        return 1 + max((getattr(p, "depth", 1) for p in self.reports), default=0)
    def raise_pay(self, pct):
        for p in self.reports:
            p.raise_pay(pct / 2)
        return super().raise_pay(pct)
class Report:
    def __init__(self):
        self.out = io.StringIO()
        self.level = 0
    def line(self, text):
        print("   " * self.level + text, file=self.out)
    @singledispatchmethod
    def visit(self, node):
        raise TypeError(f"cannot visit {type(node).__name__}")
    @visit.register
    def _(self, node: Employee):
        self.line(f"- {node.name}: {node.salary}")
    @visit.register
    def _(self, node: Manager):
        self.line(f"+ {node.name}: {node.salary} (team {len(node)}, cost {node.cost})")
        self.level += 1
        for p in sorted(node.reports, key=lambda p: (not isinstance(p, Manager), p.name)):
            self.visit(p)
        self.level -= 1
    @visit.register(list)
    def _(self, nodes):
        for n in nodes:
            self.visit(n)
calls = []
cto = Manager("cto", 200, [Employee("dev1", 90), Manager("lead", 120, [Employee("dev2", 80), Intern("kid", 19, school="MIT")])])
ceo = Manager("ceo", 300, [cto])
ceo += Employee("assistant", 50)
r = Report()
r.visit([ceo, Intern("loose", 5)])
print(r.out.getvalue(), end="")
try:
    r.visit("string")
except TypeError as e:
    print(e, r.level)
print(ceo.cost, len(ceo), ceo.depth, ceo.depth, cto.depth, calls, list(ceo))
print("kid" in ceo, "bob" in ceo, ceo["cto/lead/kid"], list(ceo["cto/lead/kid"].chain()), bool(Manager("solo", 1)), len(Manager("solo", 1)))
for path in ("cto/nobody", "assistant/x", "zzz"):
    try:
        print(ceo[path])
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
cto += [Intern("new", 10)]
print(cto.depth, ceo.depth, calls, ceo.raise_pay(10) is ceo, list(ceo))
blob = json.dumps(ceo, default=lambda o: o.to_json())
print(len(blob), blob[:90])
back = json.loads(blob, object_hook=Employee.from_json)
print([type(p).__name__ for p in back], [str(p) for p in back] == [str(p) for p in ceo], back["cto/lead"]["kid"].school, back["cto"].boss is back, back == ceo)
stream = io.StringIO()
json.dump([p.to_json() if not isinstance(p, Manager) else p.name for p in back], stream, indent=None, separators=(",", ":"))
print(stream.getvalue())
best = reduce(lambda a, b: a if a.salary >= b.salary else b, ceo)
print(best, max(ceo, key=attrgetter("salary")) is ceo, min(ceo, key=lambda p: (p.salary, p.name)), sum(p.salary for p in ceo) == ceo.cost, [p.name for p in ceo if isinstance(p, Employee) and not isinstance(p, (Manager, Intern))])
by_kind = {}
for p in ceo:
    by_kind.setdefault(p.kind, []).append(p.name)
print(by_kind, sorted(Employee._kinds))
Intern.max_pay = 100
print(ceo["cto/new"].raise_pay(1000), Intern("i", 1, max_pay=3).raise_pay(900), vars(Intern("i", 1, max_pay=3)))
def fold(node, leaf, branch):
    return branch(node, [fold(p, leaf, branch) for p in node.reports]) if isinstance(node, Manager) else leaf(node)
print(fold(ceo, lambda e: 1, lambda m, kids: sum(kids)), fold(ceo, lambda e: e.name, lambda m, kids: {m.name: kids}), fold(cto, lambda e: 0, lambda m, kids: 1 + max(kids)))
del cto.reports[0]
ceo.reports[0].reports.clear()
print(list(ceo), ceo.cost, ceo.depth, list(back)[-1].name)
