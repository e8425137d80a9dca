"""A tiny database: typed columns, indexes, a query language, transactions. Ends with an uncaught error."""
import operator
import re
from collections import namedtuple
from copy import deepcopy


class DBError(Exception):
    pass


class ConstraintError(DBError):
    def __init__(self, table, column, value):
        self.table, self.column, self.value = table, column, value
        super().__init__(f"{table}.{column}: {value!r} violates constraint")


class Column(namedtuple("Column", "name type nullable unique")):
    TYPES = {"int": int, "text": str, "real": float, "bool": lambda s: {"true": True, "false": False}[str(s).lower()]}

    @classmethod
    def parse(cls, spec):
        name, typ, *flags = spec.split()
        if unknown := set(flags) - {"null", "unique"}:
            raise DBError(f"unknown flags {sorted(unknown)} for {name}")
        return cls(name, typ, "null" in flags, "unique" in flags)

    def coerce(self, v):
        if v is None or v == "null":
            if not self.nullable:
                raise TypeError(f"{self.name} is not nullable")
            return None
        try:
            return self.TYPES[self.type](v)
        except (ValueError, KeyError) as e:
            raise TypeError(f"{self.name}: cannot make {self.type} of {v!r}") from e


class Table:
    def __init__(self, name, *specs):
        self.name = name
        self.columns = [Column.parse(s) for s in specs]
        self.Row = namedtuple(name.capitalize(), ["id", *(c.name for c in self.columns)])
        self.rows, self.next_id = {}, 1

    def insert(self, *vals, **kw):
        vals = dict(zip((c.name for c in self.columns), vals)) | kw
        if extra := vals.keys() - {c.name for c in self.columns}:
            raise DBError(f"no such column: {', '.join(sorted(extra))}")
        data = []
        for c in self.columns:
            v = c.coerce(vals.get(c.name))
            if c.unique and any(getattr(r, c.name) == v for r in self.rows.values()):
                raise ConstraintError(self.name, c.name, v)
            data.append(v)
        row = self.rows[self.next_id] = self.Row(self.next_id, *data)
        self.next_id += 1
        return row

    def __iter__(self):
        yield from self.rows.values()

    def __len__(self):
        return len(self.rows)


OPS = {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "like": lambda a, b: re.fullmatch(re.escape(b).replace("%", ".*").replace("_", "."), a, re.I) is not None}
AGG = {"count": len, "sum": sum, "max": max, "min": min, "avg": lambda xs: sum(xs) / len(xs)}


class DB:
    Q = re.compile(r"select (?P<cols>.+?) from (?P<table>\w+)(?: where (?P<where>.+?))?(?: group by (?P<group>\w+))?(?: order by (?P<order>\w+)(?P<desc> desc)?)?(?: limit (?P<limit>\d+))?", re.I)

    def __init__(self):
        self.tables, self._saves = {}, []

    def __getattr__(self, name):
        try:
            return self.__dict__["tables"][name]
        except KeyError:
            raise DBError(f"no such table: {name}") from None

    def create(self, name, *specs):
        return self.tables.setdefault(name, Table(name, *specs))

    def __enter__(self):
        self._saves.append({n: (dict(t.rows), t.next_id) for n, t in self.tables.items()})
        return self

    def __exit__(self, et, e, tb):
        save = self._saves.pop()
        if et:
            for n, (rows, nid) in save.items():
                self.tables[n].rows, self.tables[n].next_id = rows, nid
        return et is not None and issubclass(et, ConstraintError)

    def cond(self, text):
        ors = []
        for part in re.split(r"\s+or\s+", text, flags=re.I):
            ands = []
            for c in re.split(r"\s+and\s+", part, flags=re.I):
                m = re.fullmatch(r"(not )?(\w+)\s*(!=|<=|>=|=|<|>|like)\s*('(?:[^']*)'|[-\w.]+)", c.strip(), re.I)
                if not m:
                    raise DBError(f"bad condition {c!r}")
                neg, col, op, val = m.groups()
                val = val[1:-1] if val[0] == "'" else float(val) if re.fullmatch(r"-?[\d.]+", val) else {"true": True, "false": False, "null": None}.get(val, val)
                ands.append(lambda r, f=OPS[op.lower()], col=col, v=val, neg=bool(neg): (getattr(r, col) is not None and f(getattr(r, col), v)) != neg)
            ors.append(ands)
        return lambda r: any(all(f(r) for f in ands) for ands in ors)

    def query(self, text):
        m = self.Q.fullmatch(" ".join(text.split()))
        if m is None:
            raise DBError(f"syntax error near {text.split()[0]!r}")
        rows = list(getattr(self, m["table"]))
        if m["where"]:
            rows = list(filter(self.cond(m["where"]), rows))
        if m["order"] and not m["group"]:
            rows.sort(key=lambda r: (getattr(r, m["order"]) is None, getattr(r, m["order"])), reverse=bool(m["desc"]))
        cols = [c.strip() for c in m["cols"].split(",")]
        if aggs := [re.fullmatch(r"(\w+)\((\*|\w+)\)", c) for c in cols if "(" in c]:
            groups = {}
            for r in rows:
                groups.setdefault(getattr(r, m["group"]) if m["group"] else None, []).append(r)
            out = [tuple([k] * bool(m["group"]) + [AGG[a[1]]([1 if a[2] == "*" else getattr(r, a[2]) for r in g]) for a in aggs]) for k, g in groups.items()]
            out.sort(key=lambda t: (t[0] is None, str(t[0])))
        else:
            out = [tuple(r) if cols == ["*"] else tuple(getattr(r, c) for c in cols) for r in rows]
        return out[:int(m["limit"])] if m["limit"] else out


db = DB()
emp = db.create("emp", "name text unique", "dept text null", "pay real", "boss int null", "remote bool null")
for line in ("Ann,eng,120.5,null,true", "Bob,eng,99,1,false", "Cid,ops,80,1,null", "Dot,null,1e2,2,TRUE", "Eve,ops,80.25,3"):
    print(emp.insert(*line.split(",")) if line[0] in "AE" else len(emp) + len([emp.insert(*line.split(","))]))
for q in ("select * from emp limit 1", "select name, pay from emp where pay >= 99 order by pay desc", "select name from emp where dept = 'ops' or name like '%o%' order by name", "select count(*), avg(pay) from emp group by dept", "SELECT max(pay), min(name) FROM emp", "select name from emp where not dept = 'eng' and boss > 1", "select name,boss from emp order by boss limit 4", "select name from emp where remote = true", "select nope from emp", "select * from zip", "drop it", "select * from emp where pay ~ 3", "select sum(name) from emp", "select name from emp where name > 5"):
    try:
        print(db.query(q))
    except (DBError, AttributeError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")
with db:
    emp.insert("Fay", "eng", 1)
    emp.insert("Ann", "eng", 1)
print(len(emp), emp.next_id)
try:
    with db, db:
        emp.insert("Gus", "eng", pay="12", remote="false")
        emp.insert("Hal", pay="lots")
except TypeError as e:
    print(e, "|", repr(e.__cause__), len(emp))
for f in (lambda: emp.insert("Z", foo=1, bar=2), lambda: emp.insert("Z"), lambda: db.create("t", "a int weird"), lambda: db.create("t", "a"), lambda: emp.insert(name="Zed", pay=5, remote="maybe")):
    try:
        print(f())
    except (DBError, TypeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")
snap = deepcopy(emp.rows)
emp.rows[2] = emp.rows[2]._replace(pay=0.0)
print([r.name for r in emp if r != snap[r.id]], snap == emp.rows, emp.rows[2] < snap[2])
emp.insert("Bob", pay=1)
