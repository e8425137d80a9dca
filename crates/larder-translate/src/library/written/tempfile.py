"""`tempfile`: files and folders that nobody else has the names of."""

import os
import os.path as _path
import random as _random
import shutil
import time as _time
import _native

tempdir = None
template = "tmp"
TMP_MAX = 10000
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_source = _random.Random(_time.time_ns() * 65536 + _native.process())


def gettempdir():
    for name in ("TMPDIR", "TEMP", "TMP"):
        folder = os.getenv(name)
        if folder and _path.isdir(folder):
            return _path.abspath(folder)
    return "/tmp" if _path.isdir("/tmp") else os.getcwd()


def gettempprefix():
    return template


def _fresh(suffix, prefix, dir):
    folder = gettempdir() if dir is None else os.fspath(dir)
    while True:
        middle = "".join([_source.choice(_LETTERS) for _ in range(8)])
        made = _path.join(folder, (template if prefix is None else prefix) + middle + (suffix or ""))
        if not _path.lexists(made):
            return _path.abspath(made)


def mkdtemp(suffix=None, prefix=None, dir=None):
    made = _fresh(suffix, prefix, dir)
    os.mkdir(made, 0o700)
    return made


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    _native.refuse("tempfile.mkstemp: a file by its number")


class TemporaryDirectory:
    __module__ = "tempfile"

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        self.cleanup()

    def cleanup(self):
        if _path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore)


class _Temporary:
    """A file that goes when it is closed."""

    def __init__(self, file, name, delete):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete:
                os.remove(self.name)


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None
):
    name = _fresh(suffix, prefix, dir)
    if "b" in mode:
        file = open(name, mode)
    else:
        file = open(name, mode, encoding=encoding, newline=newline, errors=errors)
    os.chmod(name, 0o600)
    return _Temporary(file, name, delete)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None
):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)
