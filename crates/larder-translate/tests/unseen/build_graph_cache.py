"""Incremental build: graphlib order, content hashes, cached properties, stale detection."""
import hashlib
import tempfile
from functools import cached_property, lru_cache, wraps
from graphlib import TopologicalSorter, CycleError
from pathlib import Path, PurePosixPath

RULES = {
    "app": ["main.o", "util.o", "lib.a"],
    "lib.a": ["x.o", "y.o"],
    "main.o": ["main.c", "util.h"],
    "util.o": ["util.c", "util.h"],
    "x.o": ["x.c"],
    "y.o": ["y.c", "x.h"],
    "x.h": ["x.tmpl"],
}


def traced(fn):
    @wraps(fn)
    def inner(*args):
        inner.calls.append(args[-1].name if isinstance(args[-1], Target) else args[-1])
        return fn(*args)
    inner.calls = []
    return inner


class Target:
    def __init__(self, graph, name):
        self.graph, self.name = graph, name

    @property
    def path(self):
        return self.graph.root / self.name

    @cached_property
    def inputs(self):
        return tuple(self.graph[n] for n in sorted(self.graph.rules.get(self.name, ())))

    @cached_property
    def digest(self):
        h = hashlib.sha256(self.name.encode())
        if self.inputs:
            for t in self.inputs:
                h.update(t.digest.encode())
        else:
            h.update(self.path.read_bytes())
        return h.hexdigest()[:8]

    def forget(self):
        for attr in ("digest", "inputs"):
            self.__dict__.pop(attr, None)

    def __repr__(self):
        return f"<{self.name}{'*' if 'digest' in vars(self) else ''}>"


class Graph:
    def __init__(self, root, rules):
        self.root, self.rules, self.built = root, rules, {}
        self.targets = {}

    def __getitem__(self, name):
        if name not in self.targets:
            self.targets[name] = Target(self, name)
        return self.targets[name]

    def order(self):
        return TopologicalSorter({k: sorted(v) for k, v in sorted(self.rules.items())}).static_order()

    @traced
    def make(self, target):
        self.built[target.name] = target.digest
        target.path.write_text("+".join(t.name for t in target.inputs))

    def update(self):
        done = []
        for t in self.targets.values():
            t.forget()
        for name in self.order():
            t = self[name]
            if t.inputs and self.built.get(name) != t.digest:
                self.make(t)
                done.append(name)
        return sorted(done)


with tempfile.TemporaryDirectory() as tmp:
    root = Path(tmp)
    sources = sorted({d for deps in RULES.values() for d in deps} - RULES.keys())
    print(sources)
    for s in sources:
        (root / s).write_text(f"// {s}\n")
    g = Graph(root, RULES)
    print("first ", g.update())
    print("second", g.update())
    (root / "x.tmpl").write_text("changed")
    print("third ", g.update())
    (root / "util.h").write_text("// util.h\n#define NEW")
    print("fourth", g.update())
    (root / "util.h").write_text("// util.h\n#define NEW")
    print("same  ", g.update())
    print("made  ", len(Graph.make.calls), Graph.make.calls[-3:], Graph.make.__name__)
    print((root / "app").read_text(), (root / "lib.a").exists(), sorted(p.name for p in root.glob("*.o")), sorted(p.suffix for p in root.iterdir())[:4])
    print(g["app"].digest, g["app"], Target(g, "new"))
    (root / "x.c").unlink()
    try:
        g.update()
    except FileNotFoundError as e:
        print(type(e).__name__, e.errno, e.strerror, Path(e.filename).name)
    (root / "sub" / "deep").mkdir(parents=True)
    (root / "sub" / "deep" / "f.txt").write_bytes(b"\x00\xff")
    print([p.relative_to(root).as_posix() for p in sorted(root.rglob("*.txt"))], (root / "sub").is_dir(), (root / "sub/deep/f.txt").stat().st_size)
print(root.exists())

ts = TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
ts.prepare()
while ts.is_active():
    ready = sorted(ts.get_ready())
    print("ready", ready)
    ts.done(*ready)
try:
    TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except CycleError as e:
    print(e.args[0], sorted(set(e.args[1])), len(e.args[1]))
ts = TopologicalSorter()
ts.add("x", "y")
try:
    ts.get_ready()
except ValueError as e:
    print(e)


@lru_cache(maxsize=3)
def depth(name):
    return 1 + max(map(depth, RULES.get(name, ())), default=0)


print([(n, depth(n)) for n in ("app", "x.h", "main.c", "app")], depth.cache_info(), depth.__wrapped__.__name__)
p = PurePosixPath("/a/b/../c.tar.gz")
print(p.name, p.stem, p.suffixes, p.parts, p.parent.parent, p.with_suffix(".zip"), p.with_name("q"), p.match("*.gz"), p / "/abs", p.is_relative_to("/a"), PurePosixPath("a//b/./c"))
