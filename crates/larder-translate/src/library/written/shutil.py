"""`shutil`: files and trees of folders copied, moved and removed."""

import fnmatch
import os
import os.path as _path
import _native


class Error(OSError):
    __module__ = "shutil"


class SameFileError(Error):
    __module__ = "shutil"


def _same(src, dst):
    return _path.exists(src) and _path.exists(dst) and _path.samefile(src, dst)


def copyfileobj(fsrc, fdst, length=0):
    while True:
        data = fsrc.read(length or 65536)
        if not data:
            return
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    if _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copy(src, dst, *, follow_symlinks=True):
    if _path.isdir(dst):
        dst = _path.join(dst, _path.basename(src))
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    _native.refuse("shutil.copy2: the times of a file")


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    ignored = set() if ignore is None else ignore(os.fspath(src), names)
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in ignored:
            continue
        source, target = _path.join(src, name), _path.join(dst, name)
        if _path.isdir(source):
            copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(source, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    try:
        if _path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
        for name in os.listdir(path):
            below = _path.join(path, name)
            if _path.isdir(below) and not _path.islink(below):
                rmtree(below, ignore_errors)
            else:
                os.remove(below)
        os.rmdir(path)
    except OSError:
        if onerror is not None:
            _native.refuse("shutil.rmtree: onerror")
        if not ignore_errors:
            raise


def move(src, dst, copy_function=None):
    target = dst
    if _path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return dst
        target = _path.join(dst, _path.basename(os.fspath(src).rstrip("/")))
        if _path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    os.rename(src, target)
    return target


def ignore_patterns(*patterns):
    def ignore(path, names):
        found = []
        for pattern in patterns:
            found += fnmatch.filter(names, pattern)
        return set(found)

    return ignore
