# Small shell-like ETL: write CSV/JSON/text files to a temp dir, read back, pathlib, encoding, seek/tell, context cleanup, logging format
import csv
import io
import json
import logging
import os
import sys
import tempfile
from contextlib import ExitStack, contextmanager, redirect_stdout
from pathlib import Path, PurePosixPath

records = [{"id": i, "name": n, "score": s} for i, (n, s) in enumerate([("Zoë", 1.5), ("Bob, Jr.", None), ('"Q"', 3), ("tab\there", 2.25)], start=1)]

@contextmanager
def workspace():
    d = Path(tempfile.mkdtemp(prefix="etl_"))
    old = Path.cwd()
    os.chdir(d)
    try:
        yield d
    finally:
        os.chdir(old)
        for p in sorted(d.rglob("*"), reverse=True):
            p.rmdir() if p.is_dir() else p.unlink()
        d.rmdir()
        print("cleaned", d.exists())

class Tee(io.TextIOBase):
    def __init__(self, *targets):
        self.targets = targets
        self.n = 0

    def write(self, s):
        for t in self.targets:
            t.write(s)
        self.n += len(s)
        return len(s)

handler_out = io.StringIO()
log = logging.getLogger("etl")
log.setLevel(logging.INFO)
h = logging.StreamHandler(handler_out)
h.setFormatter(logging.Formatter("%(levelname)-8s %(name)s:%(funcName)s %(message)s"))
log.addHandler(h)
log.propagate = False

def extract(path):
    with open(path, newline="", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            try:
                row["score"] = float(row["score"])
            except ValueError:
                log.warning("row %s: bad score %r", row["id"], row["score"])
                row["score"] = None
            yield row

with workspace() as d:
    src = d / "in" / "data.csv"
    src.parent.mkdir(parents=True)
    try:
        src.parent.mkdir()
    except FileExistsError as e:
        print(type(e).__name__, e.errno, Path(e.filename).name)
    with src.open("w", newline="", encoding="utf-8") as f:
        w = csv.DictWriter(f, ["id", "name", "score"])
        w.writeheader()
        w.writerows(records)
        print("tell", f.tell())
    raw = src.read_bytes()
    print(len(raw), raw.count(b"\r\n"), raw[:14], src.stat().st_size == len(raw), src.suffix, src.stem, src.name, src.relative_to(d), src.parent.name)
    rows = list(extract(src))
    print(*rows, sep="\n")
    out = Path("out.jsonl")
    with out.open("w", encoding="utf-8") as f:
        for r in rows:
            print(json.dumps(r, ensure_ascii=False), file=f)
    back = [json.loads(l) for l in out.read_text(encoding="utf-8").splitlines()]
    print(back == rows, len(out.read_text(encoding="utf-8")), len(out.read_bytes()), sorted(p.relative_to(d).as_posix() for p in d.glob("**/*")) if False else sorted(p.as_posix() for p in Path(".").rglob("*")))
    with open("text.txt", "w+", encoding="utf-8") as f:
        f.writelines(["alpha\n", "béta\n", "gamma"])
        f.seek(0)
        print(f.readline(), f.read(3), f.read(), f.read() == "", f.seek(0), next(f), [l.rstrip() for l in f], sep="|")
        f.write("\ndelta")
        f.seek(0, os.SEEK_END)
        end = f.tell()
        f.truncate(6)
        f.seek(0)
        print(end, f.read().__repr__(), f.name, f.mode, f.encoding.lower(), f.closed)
    print(f.closed)
    with open("text.txt", "a") as f1, open("text.txt") as f2:
        print(f2.read(), end="")
        f1.write("more\n")
        f1.flush()
        print(f2.read(), end="")
    with open("text.txt", "rb") as f:
        print(f.read(2), f.seek(-3, 2), f.read(), f.tell(), list(iter(lambda: f.read(1), b"")))
    for bad in (lambda: open("missing.txt"), lambda: open("text.txt", "x"), lambda: open("text.txt", "q"), lambda: open("in"), lambda: Path("in").rmdir() or os.rmdir("in"), lambda: open("b.txt", "w").read(), lambda: f.read(), lambda: open("text.txt", "rb").write(b"x"), lambda: open("b.bin", "wb").write("x"), lambda: Path("nope/x").write_text("x")):
        try:
            bad()
        except (OSError, ValueError, TypeError) as e:
            print(type(e).__name__, getattr(e, "strerror", None) or e)
    Path("latin.txt").write_bytes("naïve".encode("latin-1"))
    try:
        Path("latin.txt").read_text(encoding="utf-8")
    except UnicodeDecodeError as e:
        print(e.reason, e.start, e.object, Path("latin.txt").read_text(encoding="latin-1"), Path("latin.txt").read_text(encoding="utf-8", errors="replace"), b"a\xffb".decode(errors="ignore"), "é☃".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"), "é☃".encode("latin-1", "replace"))
    Path("a.txt").write_text("1\n2\n3\n")
    with ExitStack() as stack:
        files = [stack.enter_context(open(n)) for n in ("a.txt", "text.txt")]
        print([tuple(x.strip() for x in pair) for pair in zip(*files)], [f.closed for f in files])
    print([f.closed for f in files])
    Path("a.txt").rename("z.txt")
    os.replace("z.txt", "y.txt")
    print(Path("a.txt").exists(), os.path.isfile("y.txt"), os.path.isdir("in"), sorted(os.listdir()), os.path.getsize("y.txt"))
    buf = io.StringIO()
    tee = Tee(buf, sys.stdout)
    with redirect_stdout(tee):
        print("teed", 1, sep="-")
    print(tee.n, repr(buf.getvalue()))
log.info("done %d of %d (%.1f%%)", 3, 4, 75)
log.debug("invisible")
try:
    {}["k"]
except KeyError:
    log.exception("caught")
print("\n".join(l for l in handler_out.getvalue().splitlines() if not l.startswith(" ")))
p = PurePosixPath("/usr/./lib/../bin/tool.tar.gz")
print(p, p.parts, p.suffixes, p.with_suffix(".zip"), p.with_name("x"), p.parent.parent, p.is_absolute(), p / "/abs", p.match("*.gz"), PurePosixPath("a") / "b" / ".." == PurePosixPath("a/b/.."), PurePosixPath("a/b") < PurePosixPath("a/c"), os.path.join("a", "/b", "c"), os.path.normpath("a/./b/../c//d"), os.path.split("/x/y/"), os.path.splitext(".bashrc"), os.path.basename("/x/y"), os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.relpath("/a/b", "/a/c"))
