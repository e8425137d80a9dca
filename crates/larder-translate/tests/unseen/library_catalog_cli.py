"""A catalog with argparse subcommands run over given argument lists; persistence as JSON lines; sorting and grouping."""
import argparse
import io
import json
import re
import shlex
from collections import defaultdict
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, field
from operator import attrgetter


@dataclass
class Book:
    isbn: str
    title: str
    author: str
    year: int = 0
    tags: list[str] = field(default_factory=list)

    @property
    def surname(self):
        return self.author.rpartition(" ")[2]

    @staticmethod
    def check(isbn):
        digits = [10 if c == "X" else int(c) for c in re.sub(r"[- ]", "", isbn)]
        if len(digits) == 10:
            return sum(i * d for i, d in zip(range(10, 0, -1), digits)) % 11 == 0
        if len(digits) == 13:
            return sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
        return False


def isbn(text):
    if not Book.check(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no ISBN")
    return text.replace("-", "")


class Catalog:
    def __init__(self):
        self.books = {}

    def add(self, a):
        if a.isbn in self.books and not a.force:
            raise SystemExit(f"error: {a.isbn} exists; use --force")
        self.books[a.isbn] = Book(a.isbn, a.title, a.author, a.year, a.tag or [])
        print("added", self.books[a.isbn].title)

    def list(self, a):
        rows = sorted(self.books.values(), key=attrgetter(a.sort), reverse=a.reverse)
        if a.tag:
            rows = [b for b in rows if set(a.tag) <= set(b.tags)]
        for b in rows[: a.limit]:
            extra = f" <{','.join(sorted(b.tags))}>" if b.tags and a.verbose else ""
            print(f"{b.year or '????'} {b.surname:<10} {b.title}{extra}")
        if a.verbose > 1:
            print(f"({len(rows)} of {len(self.books)})")

    def stats(self, a):
        by = defaultdict(list)
        for b in self.books.values():
            by[getattr(b, a.field)].append(b.title)
        for k in sorted(by, key=lambda k: (-len(by[k]), str(k))):
            print(k, len(by[k]), sep=": ")

    def dump(self, a):
        for b in self.books.values():
            print(json.dumps(asdict(b), sort_keys=True, separators=(",", ":"), ensure_ascii=a.ascii))

    def load(self, a):
        for n, line in enumerate(io.StringIO(a.text), 1):
            try:
                b = Book(**json.loads(line))
            except json.JSONDecodeError as e:
                print(f"line {n}: {e.msg} at {e.colno}")
            except TypeError as e:
                print(f"line {n}: {e}")
            else:
                self.books.setdefault(b.isbn, b)


def make_parser():
    p = argparse.ArgumentParser(prog="catalog", description="Keep books.")
    p.add_argument("-v", "--verbose", action="count", default=0)
    subs = p.add_subparsers(dest="command", required=True)
    add = subs.add_parser("add", help="add a book")
    add.add_argument("isbn", type=isbn)
    add.add_argument("title")
    add.add_argument("-a", "--author", required=True)
    add.add_argument("-y", "--year", type=int, default=0)
    add.add_argument("-t", "--tag", action="append")
    add.add_argument("--force", action="store_true")
    ls = subs.add_parser("list")
    ls.add_argument("--sort", choices=["title", "year", "surname"], default="title")
    ls.add_argument("--reverse", action="store_true")
    ls.add_argument("-n", "--limit", type=int)
    ls.add_argument("tag", nargs="*")
    st = subs.add_parser("stats")
    st.add_argument("field", nargs="?", default="author")
    dump = subs.add_parser("dump")
    dump.add_argument("--no-ascii", dest="ascii", action="store_false")
    load = subs.add_parser("load")
    load.add_argument("text")
    return p


SESSION = r"""
add 0-306-40615-2 "Éléments de physique" -a "Ann de Lée" -y 1990 -t science -t old
add 978-3-16-148410-0 'Zebra' --author=Bob\ Ray
add 080442957X "A First Book" -a "Cyd Ray" -y 2001 --tag old
add 080442957X again -a x
add 080442957X "Second Edition" -a "Cyd Ray" --force -y2003 -told
add 123 t -a b
add 0-306-40615-2 t
-vv list --sort year
-v list old --reverse -n 1
list --sort colour
list -n x
stats
stats year
frob
dump
dump --no-ascii
load '{"isbn": "1", "title": "T", "author": "Q"}
{"isbn": "2"}
{"isbn": 
{"isbn": "3", "title": "U", "author": "P", "pages": 3}'
list --sort surname --limit=2
"""
catalog, parser = Catalog(), make_parser()
lines = re.split(r"\n(?![{])", SESSION.strip())
for line in lines:
    out, err = io.StringIO(), io.StringIO()
    code = None
    with redirect_stdout(out), redirect_stderr(err):
        try:
            a = parser.parse_args(shlex.split(line))
            getattr(catalog, a.command)(a)
        except SystemExit as e:
            code = e.code
    print(">", line.splitlines()[0][:50])
    for text in out.getvalue().splitlines():
        print("   ", text)
    if err.getvalue():
        print("  ! ", err.getvalue().strip().splitlines()[-1])
    if code is not None:
        print("  exit", code)
ns = parser.parse_args(["-v", "list"])
print(vars(ns), ns)
rest = argparse.ArgumentParser(add_help=False, prog="r")
rest.add_argument("--size", type=float, metavar="CM", default=1.5)
group = rest.add_mutually_exclusive_group()
group.add_argument("--on", action="store_const", const=1, dest="state")
group.add_argument("--off", action="store_const", const=0, dest="state")
rest.add_argument("pair", nargs=2, type=int)
print(rest.parse_known_args(["1", "2", "--on", "--what", "x"]), rest.format_usage().strip())
print(rest.parse_args("--size=-2e1 3 -4".split()))
rest.parse_args(["--on", "--off", "1", "2"])
