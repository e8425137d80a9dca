"""`pathlib`: paths as objects, by the rules of POSIX."""

import fnmatch
import os
import os.path as _path
import re
import _native


def _parsed(args):
    """The root and the parts behind it of what was given."""
    root, parts = "", []
    for arg in args:
        if isinstance(arg, PurePath):
            text = str(arg)
        else:
            given = arg
            text = arg if isinstance(arg, (str, bytes)) else getattr(arg, "__fspath__", _not_a_path(arg))()
            if not isinstance(text, str):
                raise TypeError(
                    f"argument should be a str object or an os.PathLike object returning str, not {type(given)!r}"
                )
        if text.startswith("/"):
            root = "//" if text.startswith("//") and not text.startswith("///") else "/"
            parts = []
        parts += [part for part in text.split("/") if part and part != "."]
    return root, parts


def _not_a_path(arg):
    def fault():
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(arg).__name__}")

    return fault


def _made(kind, root, parts):
    made = object.__new__(kind)
    made._root = root
    made._parts = parts
    return made


class _Parents:
    def __init__(self, path):
        self._path = path
        self._count = len(path._parts)

    def __len__(self):
        return self._count

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple([self[one] for one in range(*at.indices(len(self)))])
        if at >= len(self) or at < -len(self):
            raise IndexError(at)
        if at < 0:
            at += len(self)
        path = self._path
        return _made(type(path), path._root, path._parts[: self._count - at - 1])

    def __iter__(self):
        return iter([self[at] for at in range(len(self))])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    __module__ = "pathlib"

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        root, parts = _parsed(args)
        return _made(cls, root, parts)

    def __init__(self, *args):
        pass

    def __str__(self):
        return self._root + "/".join(self._parts) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return str(self).encode()

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        _native.refuse("pathlib: as_uri")

    def _key(self):
        return self._root, self._parts

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash((self._root, tuple(self._parts)))

    def _all(self):
        return ([self._root] if self._root else []) + self._parts

    def __lt__(self, other):
        return self._all() < other._all() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._all() <= other._all() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._all() > other._all() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._all() >= other._all() if isinstance(other, PurePath) else NotImplemented

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return tuple(self._all())

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        at = name.rfind(".")
        return name[:at] if 0 < at < len(name) - 1 else name

    @property
    def parent(self):
        return _made(type(self), self._root, self._parts[:-1]) if self._parts else self

    @property
    def parents(self):
        return _Parents(self)

    def _renamed(self, name):
        return _made(type(self), self._root, self._parts[:-1] + [name])

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._renamed(name)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        name = self.name
        if not name:
            raise ValueError(f"{self!r} has an empty name")
        old = self.suffix
        return self._renamed(name[: len(name) - len(old)] + suffix)

    def is_absolute(self):
        return self._root != ""

    def is_reserved(self):
        return False

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        root, parts = _parsed(other)
        base = _made(type(self), root, parts)
        count = len(parts)
        if root != self._root or self._parts[:count] != parts:
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute."
            )
        return _made(type(self), "", self._parts[count:])

    def joinpath(self, *args):
        root, parts = _parsed((self, *args))
        return _made(type(self), root, parts)

    def __truediv__(self, key):
        if not isinstance(key, (str, PurePath)) and not hasattr(key, "__fspath__"):
            return NotImplemented
        return self.joinpath(key)

    def __rtruediv__(self, key):
        if not isinstance(key, (str, PurePath)) and not hasattr(key, "__fspath__"):
            return NotImplemented
        root, parts = _parsed((key, self))
        return _made(type(self), root, parts)

    def match(self, path_pattern):
        root, patterns = _parsed((path_pattern,))
        if not root and not patterns:
            raise ValueError("empty pattern")
        wanted = ([root] if root else []) + patterns
        parts = self._all()
        if root:
            if len(wanted) != len(parts):
                return False
        elif len(wanted) > len(parts):
            return False
        for part, pattern in zip(reversed(parts), reversed(wanted)):
            if not fnmatch.fnmatchcase(part, pattern):
                return False
        return True


class PurePosixPath(PurePath):
    __module__ = "pathlib"


class Path(PurePath):
    __module__ = "pathlib"

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        root, parts = _parsed(args)
        return _made(cls, root, parts)

    def __init__(self, *args, **kwargs):
        pass

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def exists(self):
        return _path.exists(self)

    def is_dir(self):
        return _path.isdir(self)

    def is_file(self):
        return _path.isfile(self)

    def is_symlink(self):
        return _path.islink(self)

    def samefile(self, other_path):
        return _path.samefile(self, other_path)

    def absolute(self):
        return self if self.is_absolute() else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        return type(self)(_path.realpath(self, strict=strict))

    def expanduser(self):
        if self._root or not self._parts or not self._parts[0].startswith("~"):
            return self
        return type(self)(_path.expanduser(self._parts[0]), *self._parts[1:])

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        if "b" in mode:
            return open(str(self), mode, buffering)
        return open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def iterdir(self):
        for name in os.listdir(self):
            yield _made(type(self), self._root, self._parts + [name])

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            os.remove(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", str(self))
        _native.touch(self)

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)

    def readlink(self):
        return type(self)(os.readlink(self))

    def _patterns(self, pattern):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        root, parts = _parsed((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if pattern.endswith("/"):
            parts.append("")
        return parts

    def glob(self, pattern):
        return iter(_unique(_selected(self, self._patterns(pattern))))

    def rglob(self, pattern):
        root, parts = _parsed((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return iter(_unique(_selected(self, ["**"] + parts)))


class PosixPath(Path, PurePosixPath):
    __module__ = "pathlib"


def _unique(paths):
    seen = set()
    found = []
    for path in paths:
        if path not in seen:
            seen.add(path)
            found.append(path)
    return found


def _selected(folder, patterns):
    if not patterns:
        return [folder]
    pattern, rest = patterns[0], patterns[1:]
    if not folder.is_dir():
        return []
    if pattern == "":
        return [folder]
    if pattern == "**":
        found = []
        for one in _folders(folder):
            found += _selected(one, rest)
        return found
    if "**" in pattern:
        raise ValueError("Invalid pattern: '**' can only be an entire path component")
    if pattern == ".." or not re.search("[*?[]", pattern):
        below = folder.joinpath(pattern)
        exists = below.is_dir() if rest else below.exists()
        return _selected(below, rest) if exists else []
    found = []
    for below in _children(folder):
        if fnmatch.fnmatchcase(below.name, pattern) and (not rest or below.is_dir()):
            found += _selected(below, rest)
    return found


def _children(folder):
    try:
        return list(folder.iterdir())
    except PermissionError:
        return []


def _folders(folder):
    yield folder
    for below in _children(folder):
        if below.is_dir() and not below.is_symlink():
            yield from _folders(below)
