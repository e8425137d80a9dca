import fnmatch
import glob
import os
import os.path
import pathlib
import shutil
import tempfile
from pathlib import Path, PurePath, PurePosixPath


def attempt(label, call):
    try:
        print(label, repr(call()))
    except (OSError, ValueError, TypeError, AttributeError, IndexError) as error:
        print(label, type(error).__name__, error)


PATHS = ["", "/", "//", "///", "a", "/a", "a/", "a/b", "/a/b/", "a//b", "./a", "a/./b", "a/../b", "../a", "/..", "//a/b",
         "a.txt", ".hidden", ".hidden.txt", "a.tar.gz", "a.", "..", "a/b.c/d", "...", "a/..b"]


def texts():
    for path in PATHS:
        print(repr(path), os.path.split(path), os.path.splitext(path), os.path.basename(path), os.path.dirname(path),
              os.path.normpath(path), os.path.isabs(path))
    print(os.path.join("a", "b", "c"), os.path.join("a/", "b"), os.path.join("a", "/b"), os.path.join("a", ""), os.path.join("", "b"))
    print(os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.commonpath(["/usr/lib", "/usr/local/lib"]), os.path.commonprefix([]))
    print(os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), os.path.relpath("/a/b", "/"), os.path.splitdrive("/a"))
    os.environ["PLACE"] = "x"
    print(os.path.expandvars("no variable $, ${ and $/"), os.path.normcase("A/b"), os.path.abspath("/a/../b"), os.fspath(Path("a")))
    attempt("join", lambda: os.path.join("a", 1))
    attempt("split", lambda: os.path.split(3))
    attempt("commonpath", lambda: os.path.commonpath(["a", "/b"]))
    attempt("none", lambda: os.path.commonpath([]))
    attempt("relpath", lambda: os.path.relpath(""))


def pure():
    for text in PATHS:
        path = PurePosixPath(text)
        print(repr(path), path.parts, path.name, path.stem, path.suffix, path.suffixes, path.parent, path.root, path.is_absolute())
    path = PurePath("/usr") / "lib" / "python3.11" / "os.py"
    print(path, path.with_name("sys.py"), path.with_suffix(".txt"), path.with_stem("io"), path.with_suffix(""), list(path.parents))
    print(path.relative_to("/usr"), path.is_relative_to("/usr/lib"), path.is_relative_to("/bin"), path.parents[1], path.parents[-1])
    print(path.match("*.py"), path.match("lib/*/*.py"), path.match("/usr/*.py"), path.match("*.txt"), "/base" / PurePath("a"))
    print(PurePath("a", "b", "../c"), PurePath(), PurePath("a") == PurePath("a/"), PurePath("a") < PurePath("b"), hash(PurePath("a")) == hash(PurePath("./a")))
    print(sorted([Path("b"), Path("a/c"), Path("a")]), {Path("a"): 1}[Path("a/.")], str(Path("a") / "/b"), Path("x").joinpath("y", "z"), path.as_posix())
    print(isinstance(Path("a"), PurePath), type(Path("a")), type(PurePath("a")).__name__, Path("a") != "a", os.path.join(Path("a"), "b"))
    attempt("name", lambda: PurePath("/").with_name("a"))
    attempt("bad name", lambda: PurePath("a").with_name("b/c"))
    attempt("suffix", lambda: PurePath("a").with_suffix("txt"))
    attempt("relative", lambda: PurePath("/a").relative_to("/b"))
    attempt("operand", lambda: PurePath("a") / 1)
    attempt("made of", lambda: PurePath(1))
    attempt("parents", lambda: PurePath("a").parents[3])
    attempt("order", lambda: PurePath("a") < "b")


def matching():
    names = ["a.py", "b.txt", "ab.py", "A.py", "[x].py", "a-b", "-", "^a", "a\nb.py"]
    for pattern in ["*.py", "?.py", "[ab]*", "[!a]*", "*", "a*y", "[[]*", "[]-]", "*[!p]y", "[a-b]?*", "[^a]*", "", "*a*b*"]:
        print(pattern, fnmatch.filter(names, pattern), fnmatch.translate(pattern))
    print(fnmatch.fnmatch("a.py", "A.py"), fnmatch.fnmatchcase("a.py", "a.*"), glob.escape("a[b]*?"))


def real():
    base = Path(tempfile.mkdtemp())
    try:
        (base / "d" / "e").mkdir(parents=True)
        file = base / "d" / "note.txt"
        print(file.write_text("héllo\nworld\n"), file.read_text().splitlines(), file.read_bytes()[:3], file.stat().st_size)
        (base / "d" / "e" / "deep.py").touch()
        (base / "top.py").write_bytes(b"x = 1\n")
        (base / ".dot").touch()
        print(sorted(path.name for path in base.iterdir()), file.exists(), file.is_file(), (base / "d").is_dir(), file.is_dir())
        print(sorted(str(path.relative_to(base)) for path in base.glob("*")), sorted(str(path.relative_to(base)) for path in base.rglob("*.py")))
        print(sorted(str(path.relative_to(base)) for path in base.glob("**/*.txt")), sorted(str(path.relative_to(base)) for path in base.glob("**")))
        print(sorted(os.path.relpath(path, base) for path in glob.glob(str(base / "*"))), sorted(os.path.relpath(path, base) for path in glob.glob(f"{base}/**/*.py", recursive=True)))
        with file.open() as lines:
            print([line.strip() for line in lines])
        moved = file.rename(base / "moved.txt")
        print(moved == base / "moved.txt", file.exists(), moved.resolve() == moved.absolute(), Path.cwd() == Path(os.getcwd()))
        moved.unlink()
        moved.unlink(missing_ok=True)
        (base / "link").symlink_to("d")
        print((base / "link").is_symlink(), (base / "link" / "e").is_dir(), os.readlink(base / "link"), (base / "link").resolve() == (base / "d").resolve())
        for label, call in [
            ("missing", lambda: (base / "none").read_text()),
            ("mkdir", lambda: (base / "d").mkdir()),
            ("exist_ok", lambda: (base / "d").mkdir(exist_ok=True)),
            ("parents", lambda: (base / "p" / "q").mkdir()),
            ("unlink", lambda: moved.unlink()),
            ("rmdir", lambda: (base / "d").rmdir()),
            ("text", lambda: (base / "t").write_text(3)),
            ("touch", lambda: (base / "d").touch(exist_ok=False)),
            ("pattern", lambda: list(base.glob(""))),
        ]:
            try:
                print(label, call())
            except (OSError, ValueError, TypeError) as error:
                print(label, type(error).__name__, str(error).replace(str(base), "B"))
    finally:
        shutil.rmtree(base)
    print(base.exists())


texts()
pure()
matching()
real()
Path("/none/at/all").read_text()
