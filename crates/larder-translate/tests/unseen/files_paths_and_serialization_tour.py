import io
import json
import os
import pickle
import shutil
import sys
import tempfile
from pathlib import Path, PurePosixPath


class Account:
    def __init__(self, owner, balance):
        self.owner, self.balance, self._cache = owner, balance, {"big": list(range(3))}

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["_cache"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state, _cache={})

    def __eq__(self, other):
        return (self.owner, self.balance) == (other.owner, other.balance)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        if isinstance(o, Account):
            return {"__account__": [o.owner, o.balance]}
        return super().default(o)


def revive(d):
    return Account(*d["__account__"]) if "__account__" in d else d


def tree(path, indent=0):
    for p in sorted(path.iterdir(), key=lambda q: (q.is_file(), q.name)):
        yield "  " * indent + p.name + ("/" if p.is_dir() else f" {p.stat().st_size}")
        if p.is_dir():
            yield from tree(p, indent + 1)


p = PurePosixPath("/srv/data/../report.tar.gz")
print(p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.with_suffix(".zip"), p.with_name("x"), p.is_absolute())
print(p.relative_to("/srv"), PurePosixPath("a") / "b" / "/c", PurePosixPath("a//b/./c/"), PurePosixPath("x.py").match("*.py"), PurePosixPath(".") / "y", PurePosixPath("a") < PurePosixPath("b"), os.path.splitext("a/.rc"), os.path.normpath("a/../b//c"), os.path.join("a", "", "b"))
try:
    p.relative_to("/etc")
except ValueError as e:
    print("ValueError:", e)

with tempfile.TemporaryDirectory() as tmp:
    root = Path(tmp)
    (root / "sub" / "deep").mkdir(parents=True)
    (root / "sub" / "empty").mkdir()
    text = "línea 1\nline 2\r\nline 3"
    n = (root / "a.txt").write_text(text, encoding="utf-8", newline="")
    (root / "sub" / "b.bin").write_bytes(bytes(range(5)))
    print(n, (root / "a.txt").stat().st_size, repr((root / "a.txt").read_text("utf-8")), (root / "sub" / "b.bin").read_bytes())
    with open(root / "a.txt", newline="", encoding="utf-8") as f:
        print(f.readline(), [*f], f.read() == "", f.closed, f.mode)
    with open(root / "log.txt", "w+") as f:
        print("one", 2, sep=";", file=f)
        f.writelines(["x\n", "y\n", "z"])
        f.seek(0)
        print([line.rstrip() for line in f], f.tell())
    with open(root / "log.txt", "a") as f:
        f.write("!")
    with open(root / "log.txt", "r+b") as f:
        f.seek(-2, os.SEEK_END)
        print(f.read(1), f.tell(), f.truncate(4))
    print((root / "log.txt").read_text(), end="")
    try:
        with open(root / "log.txt", "x"):
            pass
    except FileExistsError as e:
        print(type(e).__name__, e.errno, e.strerror, Path(e.filename).name)
    for act in (lambda: (root / "sub").rmdir(), lambda: (root / "nope").unlink(), lambda: open(root / "sub"), lambda: open(root / "log.txt", "q"), lambda: (root / "log.txt").open("w").read(), lambda: (root / "sub" / "b.bin").rename(root / "no" / "x")):
        try:
            act()
        except (OSError, ValueError) as e:
            print(type(e).__name__, getattr(e, "strerror", None) or e)
    shutil.copy(root / "a.txt", root / "sub" / "deep" / "copy.TXT")
    shutil.move(str(root / "log.txt"), root / "sub")
    print(*tree(root), sep="\n")
    print(sorted(q.name for q in root.rglob("*.txt")), sorted(os.listdir(root)), [(os.path.basename(d) if d != tmp else ".", sorted(ds), sorted(fs)) for d, ds, fs in os.walk(root / "sub") if ds])
print(root.exists())
doc = {"acc": Account("Ann", 5), "tags": {"b", "a"}, "t": (1, 2.0), "π": None}
blob = json.dumps(doc, cls=Encoder, sort_keys=True)
back = json.loads(blob, object_hook=revive)
print(blob, back["acc"] == doc["acc"], back["t"], json.loads("[1.0, 1e2, NaN, -0]", parse_float=str), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
twice = pickle.loads(pickle.dumps([doc["acc"], doc["acc"], {1: ("x", b"y")}]))
print(twice[0] is twice[1], twice[0] == doc["acc"], twice[0]._cache, twice[2])
for bad in (lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(object, cls=Encoder), lambda: json.loads("{'a': 1}"), lambda: json.dumps(float("nan"), allow_nan=False)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")
buf = io.StringIO("a\nb")
print(buf.readlines(), buf.write("c"), buf.getvalue().split(), io.BytesIO(b"xyz").read(2), file=sys.stdout, flush=True)
try:
    with open("surely_missing_input.txt") as f:
        print(f.read())
except FileNotFoundError as e:
    print(e, e.filename)
