import csv
import io
import os
import sys
import json
import re
import tempfile
import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from collections import Counter, defaultdict, namedtuple
from itertools import chain, islice, groupby
from operator import itemgetter
from string import Template
from textwrap import dedent, indent


@contextmanager
def workspace():
    root = Path(tempfile.mkdtemp(prefix="pipe"))
    here = os.getcwd()
    try:
        yield root
    finally:
        os.chdir(here)
        shutil.rmtree(root)


class Table(list):
    @classmethod
    def read(cls, path, **kw):
        with open(path, newline="") as f:
            return cls(csv.DictReader(f, **kw))

    def where(self, **conds):
        return type(self)(r for r in self if all((v(r[k]) if callable(v) else r[k] == v) for k, v in conds.items()))

    def select(self, *cols):
        return Table({c: r[c] for c in cols} for r in self)

    def group(self, col, **aggs):
        out = Table()
        for key, rows in groupby(sorted(self, key=itemgetter(col)), key=itemgetter(col)):
            rows = list(rows)
            out.append({col: key, **{n: f(rows) for n, f in aggs.items()}})
        return out

    def write(self, path, **kw):
        with open(path, "w", newline="") as f:
            w = csv.DictWriter(f, fieldnames=self[0], **kw)
            w.writeheader()
            w.writerows(self)

    def __getitem__(self, i):
        got = super().__getitem__(i)
        return type(self)(got) if isinstance(i, slice) else got

    def __str__(self):
        cols = list(self[0])
        widths = [max(len(c), *(len(str(r[c])) for r in self)) for c in cols]
        line = lambda cells: " | ".join(str(c).ljust(w) for c, w in zip(cells, widths)).rstrip()
        return "\n".join([line(cols), "-+-".join("-" * w for w in widths), *(line(r.values()) for r in self)])


DATA = dedent('''\
    city,when,sales,clerk
    Rome,2024-01,10.5,"Bianchi, A"
    Oslo,2024-01,7,Dahl
    Rome,2024-02,3.25,Conti
    "St. ""X""",2024-02,0,
    ''')
with workspace() as root:
    (root / "in").mkdir()
    src = root / "in" / "sales.csv"
    src.write_text(DATA)
    t = Table.read(src)
    print(t, len(t), type(t[1:]).__name__, t[-1], sep="\n")
    print(t.where(city="Rome", sales=lambda s: float(s) > 5).select("clerk", "sales"))
    g = t.group("city", n=len, total=lambda rows: sum(float(r["sales"]) for r in rows))
    print(g)
    out = root / "out" / "deep"
    out.mkdir(parents=True, exist_ok=True)
    g.write(out / "totals.csv", lineterminator="\n", quoting=csv.QUOTE_ALL)
    print((out / "totals.csv").read_text())
    (out / "t.json").write_text(json.dumps(t[:1], indent=1))
    with ExitStack() as stack:
        files = [stack.enter_context(open(root / f"part{i}.txt", "w+")) for i in range(3)]
        for i, line in enumerate(DATA.splitlines()):
            print(line, file=files[i % 3])
        for f in files:
            f.seek(0)
        merged = list(chain.from_iterable(zip(*files)))
        print([m.strip()[:8] for m in merged], [f.closed for f in files])
    print([f.closed for f in files], files[0].mode, Path(files[1].name).name)
    print(sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()), sorted(p.name for p in root.glob("*.txt")), [p.suffix for p in sorted(out.iterdir())])
    p = out / "t.json"
    print(p.stem, p.name, p.parent.name, p.exists(), p.with_suffix(".bak").name, p.stat().st_size, json.loads(p.read_text())[0]["clerk"], p.relative_to(root).parts)
    p.rename(p.with_name("u.json"))
    print(p.exists(), (out / "u.json").is_file(), os.listdir(out) and sorted(os.listdir(out)))
    with open(src, "a+") as f:
        f.write("Kyiv,2024-03,1,Z\n")
        f.seek(0)
        print(sum(1 for _ in f), f.tell() == src.stat().st_size)
    with open(src, "rb") as f:
        print(f.readline(), f.read(4), f.seek(-2, os.SEEK_END) > 0, f.read())
    with open(src, encoding="utf-8") as f:
        head = [line.rstrip("\n").split(",")[0] for line in islice(f, 1, 3)]
        print(head, f.readline().strip())
    for bad in (lambda: open(root / "none.txt"), lambda: (root / "in").rmdir(), lambda: (root / "in").mkdir(), lambda: open(root), lambda: open(src, "x"), lambda: open(src).write("q"), lambda: open(src, "zz"), lambda: t.select("nope"), lambda: Path("a").relative_to("b"), lambda: (root / "none").unlink(), lambda: (root / "none").read_text()):
        try:
            print(bad())
        except (OSError, KeyError, ValueError) as error:
            print(type(error).__name__, str(error).replace(str(root), "ROOT"))
    (root / "gone").unlink(missing_ok=True)
    os.chdir(root)
    print(Path("in/../in/sales.csv").resolve() == src.resolve(), os.path.exists("in"), Path.cwd() == root.resolve(), os.path.getsize("in/sales.csv") > 50, os.path.isdir("out"), [d for d, _, fs in os.walk(".") if fs] and sorted(d for d, _, fs in os.walk(".") if fs))
print(root.exists(), PurePosixPath("/a/b.tar.gz").suffixes, PurePosixPath("a") / "/b", PurePosixPath("a/b/../c"), PurePosixPath("/a/b").is_relative_to("/a"), PurePosixPath("x.py").match("*.py"), sorted([PurePosixPath("b"), PurePosixPath("a/z")]), PurePosixPath("a/b").parents[0], repr(PurePosixPath("q")), os.fspath(PurePosixPath("q")), PurePosixPath("~/x").parts)
r = csv.reader(io.StringIO('a;"b;c"\n"x\ny";2\n\n'), delimiter=";")
print(list(r), r.line_num, csv.list_dialects()[:1] and "dialects")
print(Template("$a ${b}s $$ $c").safe_substitute(a=1, b="x"), indent("a\nb", "# "))
Table.read("nowhere.csv")
