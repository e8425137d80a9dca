import operator
from collections import OrderedDict
from functools import reduce
from datetime import date
from string import Template


class Expr:
    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

    def __and__(self, other):
        return Expr("AND", self, other)

    def __or__(self, other):
        return Expr("OR", self, other)

    def __invert__(self):
        return Expr("NOT", self, None)

    def __bool__(self):
        raise TypeError("use & and | instead of and, or")

    def sql(self, args):
        def side(x):
            if isinstance(x, (Expr, Column)):
                return x.sql(args)
            args.append(x)
            return "?"
        if self.op == "NOT":
            return f"NOT ({side(self.left)})"
        if self.op == "IN":
            return f"{side(self.left)} IN ({', '.join(side(v) for v in self.right)})"
        return f"({side(self.left)} {self.op} {side(self.right)})"

    def test(self, row):
        def val(x):
            if isinstance(x, Expr):
                return x.test(row)
            return getattr(row, x.name) if isinstance(x, Column) else x
        ops = {"=": operator.eq, "<": operator.lt, ">": operator.gt, "!=": operator.ne, "AND": operator.and_, "OR": operator.or_, "IN": lambda a, b: a in b, "NOT": lambda a, b: not a}
        return ops[self.op](val(self.left), val(self.right))


class Column:
    _order = 0

    def __init__(self, kind=str, *, default=None, null=False, check=None):
        self.kind, self.default, self.null, self.check = kind, default, null, check
        Column._order += 1
        self.order = Column._order

    def __set_name__(self, owner, name):
        self.name, self.owner = name, owner

    def __get__(self, obj, cls):
        if obj is None:
            return self
        try:
            return obj.__dict__[self.name]
        except KeyError:
            value = self.default() if callable(self.default) else self.default
            obj.__dict__[self.name] = value
            return value

    def __set__(self, obj, value):
        if value is None and not self.null:
            raise ValueError(f"{self.owner.__name__}.{self.name} may not be None")
        if value is not None and not isinstance(value, self.kind):
            value = self.kind(value)
        if self.check and not self.check(value):
            raise ValueError(f"{value!r} fails the check of {self.name}")
        obj.__dict__[self.name] = value

    def sql(self, args):
        return f"{self.owner.__name__.lower()}.{self.name}"

    def __eq__(self, other):
        return Expr("=", self, other)

    def __ne__(self, other):
        return Expr("!=", self, other)

    def __lt__(self, other):
        return Expr("<", self, other)

    def __gt__(self, other):
        return Expr(">", self, other)

    def __hash__(self):
        return hash((self.order, self.name))

    def within(self, *values):
        return Expr("IN", self, values)


class ModelMeta(type):
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        columns = {}
        for base in reversed(cls.__mro__):
            columns.update((k, v) for k, v in vars(base).items() if isinstance(v, Column))
        cls.columns = OrderedDict(sorted(columns.items(), key=lambda kv: kv[1].order))
        cls.rows = []
        return cls

    def select(cls, *where, order=None):
        args = []
        sql = f"SELECT {', '.join(cls.columns)} FROM {cls.__name__.lower()}"
        rows = cls.rows
        if where:
            cond = reduce(operator.and_, where)
            sql += " WHERE " + cond.sql(args)
            rows = [r for r in rows if cond.test(r)]
        if order:
            rows = sorted(rows, key=operator.attrgetter(*order.split()))
        print(sql, args)
        return rows


class Model(metaclass=ModelMeta):
    def __init__(self, **kw):
        for key, value in kw.items():
            if key not in self.columns:
                raise TypeError(f"{type(self).__name__} has no column {key!r}")
            setattr(self, key, value)
        type(self).rows.append(self)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self.columns)})"


class Person(Model):
    id = Column(int)
    name = Column(null=True)
    age = Column(int, default=lambda: 18, check=lambda a: 0 <= a < 150)


class Worker(Person):
    salary = Column(float, default=0.0)
    name = Column(default="nobody")
    since = Column(date, default=date(2020, 1, 1))


Person(id="7", name=None, age=30)
Worker(id=1, salary="12.5")
Worker(id=2, name="Eve", age=44, since=date(2021, 5, 6))
Worker(id=3, name="Al", age=44, salary=3)
print(Person.rows, list(Worker.columns))
for row in Worker.select((Worker.age > 20) & ~(Worker.name == "Eve") | Worker.id.within(1, 9), order="age name"):
    print(row)
print(Worker.select(Worker.age == 44, Worker.salary < 5, order="name"))
for bad in (lambda: Person(id="x"), lambda: Person(id=1, age=200), lambda: Worker(nope=1), lambda: Worker(name=None), lambda: bool(Worker.id == 1), lambda: Worker.select(Worker.id == 1 and Worker.id == 2), lambda: Worker.id <= 3):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(Worker.id in {Worker.id: 1}, len(Worker.rows), Person.id is Worker.id, Person.name.owner.__name__)
print(Template("$a-${b}").safe_substitute(a=Worker.rows[0].since))
print(vars(Worker.rows[0]), Worker.rows[0].order)
