# Build system: targets with decorators, topological order, dirty tracking, memoised rules, fake filesystem
import sys
from contextlib import contextmanager
LOG = []
class BuildError(Exception):
    def __init__(self, target, *chain):
        self.target, self.chain = target, chain
        super().__init__(f"cannot build {target}" + "".join(f" <- {c}" for c in chain))
class FS(dict):
    clock = 0
    def __setitem__(self, name, text):
        FS.clock += 1
        super().__setitem__(name, (text, FS.clock))
    def read(self, name):
        return self[name][0]
    def mtime(self, name):
        return self[name][1] if name in self else -1
fs = FS()
class Rule:
    all = {}
    def __init__(self, fn, target, deps):
        self.fn, self.target, self.deps = fn, target, deps
        self.runs = 0
        if target in Rule.all:
            LOG.append(f"redefined {target}")
        Rule.all[target] = self
    def __set_name__(self, owner, name):
        LOG.append(f"{owner.__name__}.{name} bound")
    def __repr__(self):
        return f"{self.target}<-[{' '.join(self.deps)}]"
    def __call__(self):
        self.runs += 1
        return self.fn(*map(fs.read, self.deps))
def rule(target, *deps):
    return lambda fn: Rule(fn, target, deps)
@rule("a.o", "a.c", "common.h")
def a_o(src, hdr):
    return f"obj({src}+{hdr})"
@rule("b.o", "b.c", "common.h")
def b_o(*srcs):
    return f"obj({'+'.join(srcs)})"
@rule("prog", "a.o", "b.o")
def prog(a, b):
    return f"link[{a} {b}]"
for n in ("x", "y"):
    @rule(f"{n}.txt", "prog")
    def _(p, n=n):
        if n == "y":
            raise OSError(28, "disk full")
        return f"{n}:{len(p)}"
rule("loop1", "loop2")(str)
rule("loop2", "loop1")(str)
rule("all", "x.txt", "a.o")(lambda *parts: " & ".join(parts))
@contextmanager
def building(target, stack=[]):
    if target in stack:
        raise BuildError(target, *reversed(stack[stack.index(target):]))
    stack.append(target)
    try:
        yield len(stack)
    finally:
        assert stack.pop() is target
def build(target, *, force=False, dry=False):
    with building(target) as depth:
        r = Rule.all.get(target)
        if r is None:
            if target not in fs:
                raise BuildError(target)
            return False
        try:
            changed = [build(d, force=force, dry=dry) for d in r.deps]
        except BuildError as e:
            raise BuildError(target, e.target, *e.chain) from e
        newest = max((fs.mtime(d) for d in r.deps), default=0)
        if not (force or any(changed) or newest > fs.mtime(target)):
            return False
        LOG.append(f"{'  ' * (depth - 1)}{'would ' * dry}make {target}")
        if not dry:
            try:
                fs[target] = r()
            except Exception as e:
                raise BuildError(target, repr(e)) from e
        return True
def attempt(target, **kw):
    LOG.clear()
    try:
        status = build(target, **kw)
    except BuildError as e:
        cause, depth = e, 0
        while cause.__cause__ is not None:
            cause, depth = cause.__cause__, depth + 1
        status = f"FAILED {e} (root {type(cause).__name__}, depth {depth})"
    print(f"build {target} {kw or ''}: {status}")
    for line in LOG:
        print("   ", line)
print(sorted(Rule.all), Rule.all["prog"], prog is Rule.all["prog"], callable(prog))
attempt("all")
fs["a.c"] = "main()"
fs["b.c"] = "helper()"
fs["common.h"] = "H1"
attempt("all", dry=True)
attempt("all")
print(fs.read("all"), FS.clock, fs["prog"])
attempt("all")
fs["b.c"] = "helper2()"
attempt("all")
attempt("a.o", force=True)
attempt("all")
attempt("y.txt")
attempt("loop1")
attempt("missing")
print({t: r.runs for t, r in sorted(Rule.all.items()) if r.runs})
@rule("a.o", "a.c")
def a_o(src):
    return src.upper()
class Tools:
    clean = rule("clean")(lambda: [fs.pop(k) for k in list(fs) if k.endswith((".o", ".txt"))] and "ok")
    other = clean
print(LOG[-3:], Tools.other is Rule.all["clean"], Rule.all["a.o"])
attempt("clean", force=True)
print(sorted(fs), fs.read("clean"))
fs.setdefault("plain", ("raw", 0))
print(fs.mtime("plain"), fs.mtime("nope"), len(fs))
attempt("prog")
try:
    build("y.txt")
except BuildError as e:
    sys.exit(e)
