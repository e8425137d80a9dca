# INI parser that writes to a temp file, reads it back, interpolates values
import os
import tempfile
from collections.abc import Mapping
class ConfigError(Exception):
    line = None
    def at(self, n):
        self.line = n
        return self
    def __str__(self):
        base = super().__str__()
        return base if self.line is None else f"line {self.line}: {base}"
class Section(Mapping):
    def __init__(self, name, parent=None):
        self.name, self.parent, self._data = name, parent, {}
    def __getitem__(self, key):
        try:
            raw = self._data[key]
        except KeyError:
            if self.parent is None:
                raise
            return self.parent[key]
        return self._interpolate(raw)
    def _interpolate(self, raw, depth=0):
        if depth > 5:
            raise ConfigError(f"interpolation too deep in {self.name}")
        head, sep, rest = raw.partition("${")
        if not sep:
            return raw
        key, closed, tail = rest.partition("}")
        if not closed:
            raise ConfigError("missing }")
        value = self._data.get(key) or (self.parent._data.get(key) if self.parent else None)
        if value is None:
            raise ConfigError("undefined " + key)
        return self._interpolate(head + value + tail, depth + 1)
    def __iter__(self):
        seen = set()
        for k in (*self._data, *(self.parent or ())):
            if k not in seen:
                seen.add(k)
                yield k
    def __len__(self):
        return sum(1 for _ in self)
    def getbool(self, key):
        return {"yes": True, "on": True, "1": True, "no": False, "off": False, "0": False}[self[key].lower()]
    def getlist(self, key, cast=str):
        return [cast(p) for p in self[key].split(",") if p.strip()]
def parse(lines):
    default = Section("DEFAULT")
    sections, cur, last = {"DEFAULT": default}, default, None
    for n, line in enumerate(lines, start=1):
        line = line.rstrip("\n")
        try:
            if not line.strip() or line.lstrip()[0] in "#;":
                continue
            if line[0].isspace():
                if last is None:
                    raise ConfigError("continuation without key")
                cur._data[last] += " " + line.strip()
            elif line.startswith("["):
                name = line[1:line.index("]")]
                cur = sections.setdefault(name, Section(name, default))
                last = None
            else:
                key, eq, val = line.partition("=")
                if not eq:
                    raise ConfigError(f"no '=' in {line!r}")
                last = key.strip().lower()
                cur._data[last] = val.strip()
        except ConfigError as e:
            raise e.at(n)
        except ValueError as e:
            raise ConfigError("bad section header") from e
    return sections
SAMPLE = """\
# global
root = /srv
Debug = no
[web]
path = ${root}/www
ports = 80, 443,8080,
debug = On
text = one
   two
\tthree
[db]
path = ${root}/db/${name}
name = main
loop = ${loop}x
missing = ${nothing}
[web]
extra=1=2
"""
fd, fname = tempfile.mkstemp(suffix=".ini")
try:
    with os.fdopen(fd, "w") as fh:
        print("wrote", fh.write(SAMPLE))
    with open(fname) as fh:
        conf = parse(fh)
        print(fh.closed, fh.read() == "", fh.tell() == len(SAMPLE))
    with open(fname, "a+") as fh:
        fh.write("[broken\n")
        fh.seek(0)
        print(sum(1 for _ in fh), fh.closed)
    try:
        parse(open(fname).readlines())
    except ConfigError as e:
        print(e, "|", repr(e.__cause__), e.line)
finally:
    os.remove(fname)
    print("exists:", os.path.exists(fname))
for name, sec in conf.items():
    print(name, len(sec), list(sec))
web, db = conf["web"], conf["db"]
print(web["path"], web["text"], web.getlist("ports", int), web.getbool("debug"), db.getbool("debug"), web["extra"])
print(db["path"], db.get("zip", "n/a"), "root" in db, "zip" in db, dict(conf["DEFAULT"]), web == conf["web"])
for key in ["loop", "missing", "zip", "name"]:
    try:
        print(key, db[key])
    except (ConfigError, KeyError) as e:
        print(key, type(e).__name__, e, repr(e))
for text in ["  indented", "a=1\n[x\n", "a=1\n\nnoequals\n", "[s]\n b=1"]:
    try:
        print(parse(text.splitlines(keepends=True)))
    except ConfigError as e:
        print(repr(text), "->", e)
k, v = next(iter(web.items()))
print(k, v, {**web}["debug"], [*web.values()][-1])
