"""`os`: files, folders and the environment of the machine. What starts other programs or asks the kernel for more
is not here."""

import os.path as _path
import _native

path = _path
name = "posix"
curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
linesep = "\n"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
F_OK = 0
X_OK = 1
W_OK = 2
R_OK = 4
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
error = OSError


def fspath(path):
    return path if isinstance(path, (str, bytes)) else _native.fs_path(path)


def fsencode(filename):
    return fspath(filename).encode() if not isinstance(filename, bytes) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


class PathLike:
    __module__ = "os"

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, "__fspath__")
        return NotImplemented


class _Environ:
    """The variables of the environment: what is changed here, the program alone sees."""

    __module__ = "os"

    def __init__(self, values):
        self._values = values

    def _key(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        return key

    def __getitem__(self, key):
        key = self._key(key)
        if key not in self._values:
            raise KeyError(key) from None
        return self._values[key]

    def __setitem__(self, key, value):
        self._values[self._key(key)] = self._key(value)

    def __delitem__(self, key):
        key = self._key(key)
        if key not in self._values:
            raise KeyError(key) from None
        del self._values[key]

    def __contains__(self, key):
        return self._key(key) in self._values

    def __iter__(self):
        return iter(list(self._values))

    def __len__(self):
        return len(self._values)

    def __repr__(self):
        return "environ({" + ", ".join([f"{key!r}: {value!r}" for key, value in self._values.items()]) + "})"

    def __eq__(self, other):
        return self._values == (other._values if isinstance(other, _Environ) else other)

    def __or__(self, other):
        return self._values | dict(other)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def update(self, other=(), /, **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def copy(self):
        return dict(self._values)

    def clear(self):
        self._values.clear()


environ = _Environ(dict(_native.whole_environment()))


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    environ._key(name)
    environ._key(value)


def getcwd():
    return _native.here()


def chdir(path):
    _native.go_to(path)


def listdir(path=None):
    return _native.list_folder("." if path is None else path)


def mkdir(path, mode=0o777, *, dir_fd=None):
    _native.make_folder(path)
    if mode != 0o777:
        _native.change_mode(path, mode)


def makedirs(name, mode=0o777, exist_ok=False):
    name = fspath(name)
    head, tail = _path.split(name)
    if not tail:
        head, tail = _path.split(head)
    if head and tail and not _path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == ".":
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not _path.isdir(name):
            raise


def rmdir(path, *, dir_fd=None):
    _native.remove_folder(path)


def removedirs(name):
    rmdir(name)
    head, tail = _path.split(name)
    if not tail:
        head, tail = _path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = _path.split(head)


def remove(path, *, dir_fd=None):
    _native.remove_file(path)


unlink = remove


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _native.rename(src, dst)


def renames(old, new):
    head, tail = _path.split(new)
    if head and tail and not _path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = _path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _native.rename(src, dst)


def link(src, dst):
    _native.hard_link(src, dst)


def symlink(src, dst, target_is_directory=False):
    _native.symbolic_link(src, dst)


def readlink(path):
    return _native.read_link(path)


def chmod(path, mode):
    _native.change_mode(path, mode)


def getpid():
    return _native.process()


def cpu_count():
    return _native.processors()


class stat_result:
    """What is known of a file."""

    __module__ = "os"

    def __init__(self, values):
        self._values = values
        self.st_mode, self.st_ino, self.st_dev, self.st_nlink, self.st_uid, self.st_gid, self.st_size = values[:7]
        self.st_atime_ns, self.st_mtime_ns, self.st_ctime_ns = values[7:]
        self.st_atime = self.st_atime_ns / 1000000000
        self.st_mtime = self.st_mtime_ns / 1000000000
        self.st_ctime = self.st_ctime_ns / 1000000000

    def _seconds(self):
        return self._values[:7] + tuple([nanoseconds // 1000000000 for nanoseconds in self._values[7:]])

    def __getitem__(self, at):
        return self._seconds()[at]

    def __len__(self):
        return 10

    def __iter__(self):
        return iter(self._seconds())

    def __eq__(self, other):
        return self._seconds() == (other._seconds() if isinstance(other, stat_result) else other)

    def __repr__(self):
        names = ("mode", "ino", "dev", "nlink", "uid", "gid", "size", "atime", "mtime", "ctime")
        shown = ", ".join([f"st_{name}={value}" for name, value in zip(names, self._seconds())])
        return f"os.stat_result({shown})"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    return stat_result(_native.stat(path, follow_symlinks))


def lstat(path, *, dir_fd=None):
    return stat_result(_native.stat(path, False))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    if mode == F_OK:
        return _path.exists(path)
    _native.refuse("os.access: the rights of a user")


class DirEntry:
    __module__ = "posix"

    def __init__(self, folder, name):
        self.name = name
        self.path = _path.join(folder, name)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def is_dir(self, *, follow_symlinks=True):
        return _path.isdir(self.path) if follow_symlinks else _path.isdir(self.path) and not self.is_symlink()

    def is_file(self, *, follow_symlinks=True):
        return _path.isfile(self.path) if follow_symlinks else _path.isfile(self.path) and not self.is_symlink()

    def is_symlink(self):
        return _path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino


class _Scan:
    def __init__(self, path):
        folder = fspath(path)
        self._entries = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        self._entries = iter([])


def scandir(path=None):
    return _Scan("." if path is None else path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders, files = [], []
    for name in names:
        (folders if _path.isdir(_path.join(top, name)) else files).append(name)
    if topdown:
        yield top, folders, files
        for name in folders:
            below = _path.join(top, name)
            if followlinks or not _path.islink(below):
                yield from walk(below, topdown, onerror, followlinks)
        return
    for name in list(folders):
        below = _path.join(top, name)
        if followlinks or not _path.islink(below):
            yield from walk(below, topdown, onerror, followlinks)
    yield top, folders, files


_ERRORS = {
    1: "Operation not permitted", 2: "No such file or directory", 3: "No such process", 4: "Interrupted system call",
    5: "Input/output error", 9: "Bad file descriptor", 11: "Resource temporarily unavailable",
    12: "Cannot allocate memory", 13: "Permission denied", 16: "Device or resource busy", 17: "File exists",
    18: "Invalid cross-device link", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument",
    24: "Too many open files", 27: "File too large", 28: "No space left on device", 30: "Read-only file system",
    32: "Broken pipe", 36: "File name too long", 39: "Directory not empty", 40: "Too many levels of symbolic links",
}


def strerror(code, /):
    if code not in _ERRORS:
        _native.refuse(f"os.strerror of {code}")
    return _ERRORS[code]


def urandom(size, /):
    return _native.entropy(size)
