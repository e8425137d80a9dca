"""`os.path`: paths as text, by the rules of POSIX."""

import _native

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False

_FOLDER = 0o040000
_FILE = 0o100000
_LINK = 0o120000


def _text(path):
    """A path as text; that of bytes is not translated."""
    if isinstance(path, str):
        return path
    if isinstance(path, bytes):
        _native.refuse("os.path: a path of bytes")
    return _native.fs_path(path)


def _texts(name, path, others):
    for other in (path, *others):
        if not isinstance(other, (str, bytes)) and not hasattr(other, "__fspath__"):
            raise TypeError(f"{name}() argument must be str, bytes, or os.PathLike object, not {type(other).__name__!r}")
    return [_text(other) for other in others]


def normcase(s):
    return _text(s)


def isabs(s):
    return _text(s).startswith("/")


def join(a, *p):
    others = []
    for other in p:
        if not isinstance(other, (str, bytes)) and not hasattr(other, "__fspath__"):
            _text(a)
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(other).__name__!r}")
        others.append(_text(other))
    path = _text(a)
    for other in others:
        if other.startswith("/"):
            path = other
        elif not path or path.endswith("/"):
            path += other
        else:
            path += "/" + other
    return path


def split(p):
    p = _text(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def splitext(p):
    p = _text(p)
    base = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot > base and p[base:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def basename(p):
    p = _text(p)
    return p[p.rfind("/") + 1 :]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    slashes = 0
    if path.startswith("/"):
        slashes = 2 if path.startswith("//") and not path.startswith("///") else 1
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not slashes and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * slashes + "/".join(parts) or "."


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join(_native.here(), path))


def relpath(path, start=None):
    path = _text(path)
    if not path:
        raise ValueError("no path specified")
    here = abspath("." if start is None else start)
    from_parts = [part for part in here.split("/") if part]
    to_parts = [part for part in abspath(path).split("/") if part]
    same = len(commonprefix([from_parts, to_parts]))
    return "/".join([".."] * (len(from_parts) - same) + to_parts[same:]) or "."


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_text(one) for one in m]
    least, most = min(m), max(m)
    for at, item in enumerate(least):
        if item != most[at]:
            return least[:at]
    return least


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split("/") if part and part != "."] for path in paths]
    return ("/" if isabs(paths[0]) else "") + "/".join(commonprefix(parts))


def expanduser(path):
    path = _text(path)
    if not path.startswith("~"):
        return path
    end = path.find("/")
    end = len(path) if end < 0 else end
    home = _native.environment("HOME")
    if end != 1 or home is None:
        _native.refuse("os.path.expanduser: the home of a user by name")
    return (home.rstrip("/") + path[end:]) or "/"


def expandvars(path):
    path = _text(path)
    out = ""
    at = 0
    while at < len(path):
        if path[at] != "$":
            out += path[at]
            at += 1
            continue
        if path[at + 1 : at + 2] == "{":
            end = path.find("}", at)
            if end < 0:
                return out + path[at:]
            name, next_at = path[at + 2 : end], end + 1
        else:
            next_at = at + 1
            while next_at < len(path) and (path[next_at].isascii() and path[next_at].isalnum() or path[next_at] == "_"):
                next_at += 1
            name = path[at + 1 : next_at]
        value = _native.environment(name) if name else None
        out += path[at:next_at] if value is None else value
        at = next_at
    return out


def _mode(path, is_followed=True):
    try:
        return _native.stat(path, is_followed)[0] & 0o170000
    except (OSError, ValueError):
        return None


def exists(path):
    return _mode(path) is not None


def lexists(path):
    return _mode(path, False) is not None


def isfile(path):
    return _mode(path) == _FILE


def isdir(s):
    return _mode(s) == _FOLDER


def islink(path):
    return _mode(path, False) == _LINK


def getsize(filename):
    return _native.stat(filename)[6]


def getatime(filename):
    return _native.stat(filename)[7] / 1000000000


def getmtime(filename):
    return _native.stat(filename)[8] / 1000000000


def getctime(filename):
    return _native.stat(filename)[9] / 1000000000


def samefile(f1, f2):
    return _native.stat(f1)[1:3] == _native.stat(f2)[1:3]


def realpath(filename, *, strict=False):
    path = _text(filename)
    done = "/" if isabs(path) else _native.here()
    rest = [part for part in path.split("/")[::-1] if part]
    links = 0
    while rest:
        part = rest.pop()
        if part == ".":
            continue
        if part == "..":
            done = dirname(done)
            continue
        step = join(done, part)
        if strict:
            _native.stat(step, False)
        if islink(step):
            links += 1
            if links > 40:
                if strict:
                    _native.stat(step)
                done = step
                continue
            to = _native.read_link(step)
            if to.startswith("/"):
                done = "/"
            rest += [part for part in to.split("/")[::-1] if part]
        else:
            done = step
    return done
