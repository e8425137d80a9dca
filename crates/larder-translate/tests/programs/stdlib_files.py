import errno
import io
import os
import shutil
import tempfile
from os.path import basename, join


def attempt(label, call):
    try:
        print(label, repr(call()))
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        print(label, type(error).__name__, str(error).replace(folder, "F"))


folder = tempfile.mkdtemp(prefix="larder-")


def at(*parts):
    return join(folder, *parts)


def texts():
    path = at("notes.txt")
    with open(path, "w") as file:
        print(file.write("first\n"), file.write("sécond\n"), file.tell(), file.mode, basename(file.name), file.closed)
        file.writelines(["third\n", "no end"])
    print(file.closed, os.path.getsize(path), open(path).read() == "first\nsécond\nthird\nno end")
    with open(path, encoding="utf-8") as file:
        print(repr(file.readline()), file.tell(), file.readlines(), repr(file.read()), repr(file.readline()))
        print(file.seek(6), repr(file.read(3)), file.tell(), file.seek(0, 2), file.seek(0), repr(file.readline(3)))
    for number, line in enumerate(open(path), 1):
        print(number, line.rstrip("\n"), end="|")
    print()
    with open(path, "a") as file:
        file.write("!\nlast\n")
    with open(path, "r+") as file:
        print(file.read(5), file.readable(), file.writable(), file.seekable())
        file.seek(0)
        file.write("FIRST")
        file.seek(0)
        print(file.readlines())
        print(file.truncate(6))
    print(repr(open(path).read()), [line for line in open(path)], list(map(str.strip, open(path))))
    with open(at("ends.txt"), "w", newline="") as file:
        file.write("a\r\nb\rc\nd")
    for newline in (None, "", "\n", "\r", "\r\n"):
        with open(at("ends.txt"), newline=newline) as file:
            print(repr(newline), file.readlines(), end=" ")
        with open(at("ends.txt"), newline=newline) as file:
            print(repr(file.read()), [repr(file.read(1)) for _ in range(0)])
    with open(at("dos.txt"), "w", newline="\r\n") as file:
        file.write("x\ny\n")
    print(open(at("dos.txt"), "rb").read(), open(at("dos.txt")).read().split())
    with open(at("latin.txt"), "w", encoding="latin-1") as file:
        file.write("café\n")
    print(open(at("latin.txt"), "rb").read(), open(at("latin.txt"), encoding="latin-1").read())
    print(open(at("latin.txt"), errors="replace").read(), open(at("latin.txt"), errors="ignore").read())
    print("to a file", 1, 2, sep="-", file=open(at("printed.txt"), "w"))
    print(open(at("printed.txt")).read())
    with open(at("lines.txt"), "w") as file:
        for number in range(5000):
            print(f"line {number}", file=file)
    with open(at("lines.txt")) as file:
        print(sum(len(line) for line in file), file.tell())
    a, b = open(at("two.txt"), "w"), open(at("two.txt"))
    a.write("x")
    print(repr(b.read()), a.flush(), repr(b.read()))
    a.close()


def binary():
    path = at("data.bin")
    with open(path, "wb") as file:
        print(file.write(b"\x00\x01\xffabc\ndef"), file.tell(), file.seek(2), file.write(bytearray(b"Z")))
    with open(path, "rb") as file:
        print(file.read(2), file.readline(), file.read(), file.read(), file.seek(-3, 2), file.read(), file.seek(1), file.seek(2, 1), file.peek()[:2])
        room = bytearray(4)
        print(file.readinto(room), room, list(file))
    with open(path, "ab+") as file:
        file.write(b"end")
        file.seek(0)
        print(file.read(), file.mode)
    print(open(path, "rb").readlines(), [open(path, mode).mode for mode in ("rb", "r+b")])


def folders():
    os.makedirs(at("a", "b", "c"))
    os.mkdir(at("empty"))
    for name in ("one.txt", "two.py", ".hidden"):
        open(at("a", name), "w").close()
    print(sorted(os.listdir(at("a"))), os.path.isdir(at("a")), os.path.isfile(at("a")), os.path.exists(at("none")))
    for top, names, files in os.walk(at("a")):
        names.sort()
        print(os.path.relpath(top, folder), names, sorted(files))
    print([os.path.relpath(top, folder) for top, _, _ in os.walk(at("a"), topdown=False)])
    os.rename(at("a", "one.txt"), at("a", "b", "moved.txt"))
    shutil.copy(at("a", "b", "moved.txt"), at("a", "copied.txt"))
    with os.scandir(at("a")) as entries:
        print(sorted([(entry.name, entry.is_dir()) for entry in entries]))
    os.remove(at("a", "two.py"))
    os.rmdir(at("empty"))
    shutil.copytree(at("a"), at("z"))
    print(sorted(os.listdir(at("z"))), os.stat(at("notes.txt")).st_size, os.path.getmtime(at("z")) > 10 ** 9)
    shutil.rmtree(at("z"))
    print(os.path.exists(at("z")), os.path.samefile(folder, at("a", "..")), os.getcwd() == os.path.abspath("."))
    with tempfile.TemporaryDirectory() as made:
        inside = join(made, "f")
        open(inside, "w").write("x")
        print(os.path.isdir(made), os.listdir(made))
    print(os.path.exists(made))
    with tempfile.NamedTemporaryFile("w+", suffix=".txt", delete=True) as file:
        file.write("temporary")
        file.flush()
        file.seek(0)
        print(file.read(), file.name.endswith(".txt"), os.path.exists(file.name))
    print(os.path.exists(file.name))
    os.environ["LARDER_TEST"] = "yes"
    print(os.environ["LARDER_TEST"], os.getenv("LARDER_NONE"), os.environ.get("LARDER_NONE", "no"), "LARDER_TEST" in os.environ)
    print(os.sep, repr(os.linesep), os.curdir, os.pathsep, os.name, os.devnull, os.strerror(2))


def faults():
    attempt("missing", lambda: open(at("none.txt")))
    attempt("folder", lambda: open(folder))
    attempt("exists", lambda: open(at("notes.txt"), "x"))
    attempt("no folder", lambda: open(at("none", "x"), "w"))
    attempt("mode", lambda: open(at("notes.txt"), "q"))
    attempt("modes", lambda: open(at("notes.txt"), "rw"))
    attempt("both", lambda: open(at("notes.txt"), "rtb"))
    attempt("kind", lambda: open(3.5))
    attempt("newline", lambda: open(at("notes.txt"), newline="x"))
    attempt("binary", lambda: open(at("notes.txt"), "rb", encoding="utf-8"))
    attempt("read", lambda: open(at("scratch"), "w").read())
    attempt("write", lambda: open(at("notes.txt")).write("x"))
    attempt("bytes", lambda: open(at("scratch"), "w").write(b"x"))
    attempt("str", lambda: open(at("scratch"), "wb").write("x"))
    attempt("decode", lambda: open(at("data.bin")).read())
    attempt("ascii", lambda: open(at("scratch"), "w", encoding="ascii").write("é"))
    attempt("seek", lambda: open(at("notes.txt")).seek(-1))
    attempt("relative", lambda: open(at("notes.txt")).seek(1, 1))
    attempt("attribute", lambda: open(at("notes.txt")).nothing)
    attempt("listdir", lambda: os.listdir(at("none")))
    attempt("mkdir", lambda: os.mkdir(at("a")))
    attempt("makedirs", lambda: os.makedirs(at("a", "b")))
    attempt("exist_ok", lambda: os.makedirs(at("a", "b"), exist_ok=True))
    attempt("remove", lambda: os.remove(at("none")))
    attempt("rmdir", lambda: os.rmdir(at("a")))
    attempt("rename", lambda: os.rename(at("none"), at("other")))
    attempt("stat", lambda: os.stat(at("none")))
    attempt("environ", lambda: os.environ["LARDER_NONE"])
    attempt("environ value", lambda: os.environ.__setitem__("A", 1))
    file = open(at("notes.txt"))
    file.close()
    attempt("closed", lambda: file.read())
    attempt("closed for", lambda: list(file))
    attempt("closed with", lambda: file.__enter__())
    try:
        open(at("none.txt"))
    except FileNotFoundError as error:
        print(error.errno == errno.ENOENT, error.strerror, error.filename == at("none.txt"), isinstance(error, IOError))
    try:
        open(at("scratch"), "w").read()
    except io.UnsupportedOperation as error:
        print(repr(error), isinstance(error, OSError), isinstance(error, ValueError))


try:
    texts()
    binary()
    folders()
    faults()
    print(str(open(at("notes.txt"))).replace(folder, "F"), str(open(at("data.bin"), "rb")).replace(folder, "F"))
finally:
    shutil.rmtree(folder)
open("/nowhere/at all.txt")
