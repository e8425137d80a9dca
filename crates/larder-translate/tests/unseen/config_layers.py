import configparser
import io
import json
import os
import re
from collections import ChainMap, defaultdict
from contextlib import contextmanager, ExitStack, ContextDecorator, AbstractContextManager
from types import MappingProxyType, SimpleNamespace
from functools import reduce, partial
import copy
import warnings

TEXT = """
[DEFAULT]
root = /srv
debug = no

[web]
path = %(root)s/www
port : 8080
hosts = a.example,
    b.example
; comment
[db.main]
Path = %(root)s/db
timeout = 2.5
debug = yes
empty =
"""


class Section(MappingProxyType if False else dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"section has no key {name!r}") from None

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        try:
            del self[name]
        except KeyError as error:
            raise AttributeError(*error.args)


class Settings:
    def __init__(self, *layers):
        self._chain = ChainMap(*layers)
        self._frozen = False

    @classmethod
    def from_ini(cls, text, **over):
        cp = configparser.ConfigParser()
        cp.read_string(text)
        flat = {f"{s}.{k}": v for s in cp.sections() for k, v in cp.items(s)}
        return cls(over, flat), cp

    def __getitem__(self, path):
        value = self._chain[path]
        for kind in (int, float, self._bool):
            try:
                return kind(value)
            except (ValueError, TypeError):
                pass
        return value

    @staticmethod
    def _bool(text):
        try:
            return {"yes": True, "no": False}[text.lower()]
        except (KeyError, AttributeError):
            raise ValueError(text)

    @contextmanager
    def override(self, **kw):
        old = self._chain
        self._chain = self._chain.new_child({k.replace("__", "."): v for k, v in kw.items()})
        try:
            yield self
        finally:
            self._chain = old

    def tree(self):
        out = {}
        for key in sorted(self._chain):
            *parents, leaf = key.split(".")
            reduce(lambda d, p: d.setdefault(p, {}), parents, out)[leaf] = self[key]
        return out

    def __contains__(self, k):
        return k in self._chain


class traced(ContextDecorator):
    depth = 0

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("  " * traced.depth + f"<{self.name}>")
        traced.depth += 1
        return self

    def __exit__(self, kind, value, tb):
        traced.depth -= 1
        print("  " * traced.depth + f"</{self.name}> {kind.__name__ if kind else None}")
        return kind is LookupError


s, cp = Settings.from_ini(TEXT, **{"web.port": "9090"})
print(s["web.port"], s["web.debug"], s["db.main.timeout"], s["web.path"], repr(s["web.hosts"]), repr(s["db.main.empty"]))
with s.override(web__port=1, extra="x") as inner:
    print(inner["web.port"], inner["extra"], "extra" in s)
print(s["web.port"], "extra" in s)
print(json.dumps(s.tree(), indent=1))
print(cp.sections(), cp.getint("web", "port"), cp.getboolean("db.main", "debug"), cp.get("web", "nope", fallback="fb"), cp.has_option("web", "root"), cp["web"].getfloat("port"), cp["db.main"].get("PATH"), dict(cp["web"])["root"])
for bad in (lambda: cp.get("nope", "x"), lambda: cp.get("web", "x"), lambda: cp["zzz"], lambda: cp.getint("web", "path"), lambda: cp.read_string("no section"), lambda: cp.read_string("[a]\nx=1\n[a]\n"), lambda: cp.add_section("web"), lambda: s["q.q"]):
    try:
        bad()
    except (configparser.Error, KeyError, ValueError) as error:
        print(type(error).__name__, str(error).replace("\n", "|"))
cp["new"] = {"k": "v", "n": "%%5"}
out = io.StringIO()
cp.write(out, space_around_delimiters=False)
print(out.getvalue())
sec = Section(a=1)
sec.b = 2
del sec.a
print(sec, sec.b, sec.__dict__, hasattr(sec, "a"), copy.copy(sec), type(copy.deepcopy(sec)).__name__)
try:
    sec.zzz
except AttributeError as error:
    print(error, error.__suppress_context__)
try:
    del sec.zzz
except AttributeError as error:
    print(error, repr(error.__context__))


@traced("outer")
def work(n):
    with traced("inner"):
        if n > 1:
            raise LookupError("gone")
        if n:
            raise ValueError("kept")
    return "done"


print(work(0), work(2))
try:
    work(1)
except ValueError as error:
    print(error)
with ExitStack() as stack:
    stack.enter_context(traced("one"))

    @stack.push
    def swallow(kind, value, tb):
        print("swallow", kind, value)
        return True
    stack.callback(lambda *a, **k: print(a, k), 1, x=2)
    raise OSError("disk")
frozen = MappingProxyType({"a": 1, **{"b": 2}})
print(frozen, frozen["a"], frozen | {"c": 3}, len(frozen), list(frozen.items()), frozen.copy())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("old thing", DeprecationWarning)
    print(len(caught), caught[0].category.__name__, caught[0].message)
print(os.path.join("a", "b", "../c"), os.path.normpath("a/b/../c//d"), os.path.splitext("x.tar.gz"), os.path.basename("/q/w/"), os.sep, os.environ.get("NOPE_X", "unset"))
frozen["z"] = 1
