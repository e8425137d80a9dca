"""SELECT over lists of dicts: tokenizer, parser into closures, joins, grouping, ordering."""
import operator
import re
from functools import cmp_to_key

TABLES = {
    "emp": [dict(zip(("id", "name", "dept", "salary", "boss"), r)) for r in [(1, "Ada", 10, 5200, None), (2, "Bob", 20, 3100.5, 1), (3, "Cyd", 10, 4100, 1), (4, "Dan", 30, 2800, 2), (5, "Eve", None, 3900, 2), (6, "Fay", 20, 3100.5, 3)]],
    "dept": [dict(zip(("no", "title"), r)) for r in [(10, "Research"), (20, "Sales"), (40, "Legal")]],
}
LEX = re.compile(r"\s*(?:('(?:[^']|'')*')|(\d+\.?\d*)|([A-Za-z_][\w.]*)|(<=|>=|<>|[-+*/=<>(),]))")
WORDS = {"select", "from", "where", "join", "on", "group", "by", "order", "limit", "as", "and", "or", "not", "desc", "asc", "is", "null", "like", "in", "having", "left", "distinct"}
OPS = {"=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
AGG = {"count": len, "sum": lambda v: sum(v) if v else None, "avg": lambda v: sum(v) / len(v) if v else None, "min": lambda v: min(v, default=None), "max": lambda v: max(v, default=None)}


class SqlError(Exception):
    pass


def null_safe(fn):
    return lambda a, b: None if a is None or b is None else fn(a, b)


class Query:
    def __init__(self, text):
        self.toks, pos = [], 0
        text = text.rstrip()
        while pos < len(text):
            m = LEX.match(text, pos)
            if not m:
                raise SqlError(f"cannot read {text[pos:pos + 8]!r}")
            s, n, w, o = m.groups()
            self.toks.append(("str", s[1:-1].replace("''", "'")) if s else ("num", float(n) if "." in n else int(n)) if n else ("kw" if w.lower() in WORDS else "id", w.lower()) if w else ("op", o))
            pos = m.end()
        self.toks.append(("end", ""))
        self.aggs = False
        self.need("select")
        self.distinct = self.take("distinct")
        self.cols = [self.column()]
        while self.take(","):
            self.cols.append(self.column())
        self.need("from")
        self.table, self.alias = self.source()
        self.joins = []
        while (left := self.take("left")) or self.peek("join"):
            self.need("join")
            table, alias = self.source()
            self.need("on")
            self.joins.append((bool(left), table, alias, self.expr()))
        self.where = self.expr() if self.take("where") else None
        self.group = self.list_after("group")
        self.having = self.expr() if self.take("having") else None
        self.order = []
        if self.take("order"):
            self.need("by")
            while True:
                e = self.expr()
                self.order.append((e, bool(self.take("desc"))))
                self.take("asc")
                if not self.take(","):
                    break
        self.limit = self.toks.pop(0)[1] if self.take("limit") else None
        if self.toks[0][0] != "end":
            raise SqlError(f"left over: {self.toks[0][1]!r}")

    def peek(self, *texts):
        return self.toks[0][0] in ("kw", "op") and self.toks[0][1] in texts

    def take(self, *texts):
        return self.toks.pop(0)[1] if self.peek(*texts) else None

    def need(self, text):
        if not self.take(text):
            raise SqlError(f"expected {text}, found {self.toks[0][1]!r}")

    def list_after(self, word):
        if not self.take(word):
            return None
        self.need("by")
        out = [self.expr()]
        while self.take(","):
            out.append(self.expr())
        return out

    def source(self):
        kind, name = self.toks.pop(0)
        if name not in TABLES:
            raise SqlError(f"no table {name!r}")
        return name, self.toks.pop(0)[1] if self.toks[0][0] == "id" else name

    def column(self):
        if self.take("*"):
            return "*", None
        start = self.toks[:]
        e = self.expr()
        label = "".join(str(v) for _, v in start[:len(start) - len(self.toks)])
        return (self.toks.pop(0)[1], e) if self.take("as") else (label, e)

    def expr(self, level=0):
        if level == 2 and self.take("not"):
            inner = self.expr(2)
            return lambda r: None if (v := inner(r)) is None else not v
        if level == 6:
            return self.atom()
        left = self.expr(level + 1)
        words = [("or",), ("and",), (), ("=", "<>", "<", ">", "<=", ">=", "is", "like", "in"), ("+", "-"), ("*", "/")][level]
        while op := self.take(*words):
            if op == "is":
                want = not self.take("not")
                self.need("null")
                left = lambda r, l=left, want=want: (l(r) is None) == want
                continue
            if op == "in":
                self.need("(")
                items = [self.expr()]
                while self.take(","):
                    items.append(self.expr())
                self.need(")")
                left = lambda r, l=left, items=items: l(r) in [i(r) for i in items]
                continue
            right = self.expr(level + 1)
            if op == "like":
                left = lambda r, l=left, p=right: bool(re.fullmatch(re.escape(p(r)).replace("%", ".*").replace("_", "."), l(r) or "", re.I))
            elif op in ("and", "or"):
                left = lambda r, l=left, x=right, op=op: (l(r) and x(r)) if op == "and" else (l(r) or x(r))
            else:
                left = lambda r, l=left, x=right, f=null_safe(OPS[op]): f(l(r), x(r))
        return left

    def atom(self):
        kind, v = self.toks.pop(0)
        if kind in ("num", "str"):
            return lambda r: v
        if v == "null":
            return lambda r: None
        if v == "(":
            e = self.expr()
            self.need(")")
            return e
        if v == "-":
            e = self.atom()
            return lambda r: -e(r)
        if kind != "id":
            raise SqlError(f"unexpected {v!r}")
        if self.take("("):
            if v not in AGG:
                raise SqlError(f"no function {v}")
            self.aggs = True
            e = (lambda r: 1) if self.take("*") else self.expr()
            self.need(")")
            return lambda r: AGG[v]([x for row in r["__rows"] if (x := e(row)) is not None])

        def col(r):
            if v in r:
                return r[v]
            hits = [k for k in r if k.endswith("." + v)]
            if len(hits) != 1:
                raise SqlError(f"{'ambiguous' if hits else 'unknown'} column {v}")
            return r[hits[0]]
        return col

    def run(self):
        tag = lambda row, alias: {f"{alias}.{k}": v for k, v in row.items()}
        rows = [tag(r, self.alias) for r in TABLES[self.table]]
        for left, table, alias, cond in self.joins:
            out = []
            for r in rows:
                hits = [j for other in TABLES[table] if cond(j := r | tag(other, alias))]
                out += hits or ([r | dict.fromkeys(tag(TABLES[table][0], alias))] if left else [])
            rows = out
        if self.where:
            rows = [r for r in rows if self.where(r)]
        if self.group or self.aggs:
            groups = {}
            for r in rows:
                groups.setdefault(tuple(g(r) for g in self.group or ()), []).append(r)
            rows = [{**g[0], "__rows": g} for g in groups.values()]
            if self.having:
                rows = [r for r in rows if self.having(r)]

        def compare(a, b):
            for e, desc in self.order:
                x, y = e(a), e(b)
                if x != y:
                    c = -1 if x is None or (y is not None and x < y) else 1
                    return -c if desc else c
            return 0
        rows.sort(key=cmp_to_key(compare))
        result = [tuple(v for label, e in self.cols for v in ((r[k] for k in r if k != "__rows") if e is None else (e(r),))) for r in rows]
        if self.distinct:
            result = list(dict.fromkeys(result))
        return [label for label, _ in self.cols], result[:self.limit]


for sql in ["select * from dept", "select name, salary * 12 as yearly from emp where salary > 3000 and not dept = 10 order by salary desc, name limit 3",
            "select e.name, title from emp e join dept d on e.dept = d.no order by title, name desc", "select e.name, b.name as boss from emp e left join emp b on e.boss = b.id order by e.id",
            "select dept, count(*), avg(salary), max(name) from emp group by dept having count(*) > 0 order by dept", "select count(boss), sum(salary), min(salary) from emp", "select distinct salary from emp order by 0 - salary",
            "select name from emp where name like '%a%' or dept is null", "select name from emp where dept in (10, 30) and boss is not null", "select 1 + 2 * 3, -(4 - 6), 'it''s', null from dept limit 1", "select name, boss + 1 from emp where boss < 2 order by id desc",
            "select title, count(e.id) from dept d left join emp e on e.dept = d.no group by title order by count(e.id) desc, title",
            "select nope from emp", "select name from emp where", "select name emp", "select id from zzz", "select e.id from emp e join emp f on id = 1", "select foo(id) from emp", "select name from emp limit 2 3", "select ; from emp", "select name + 1 from emp"]:
    print(">", sql)
    try:
        head, rows = Query(sql).run()
        print("  ", " | ".join(head))
        for r in rows:
            print("  ", r)
    except (SqlError, TypeError) as e:
        print("   ", type(e).__name__, e)
