"""`glob`: the files whose paths a pattern of a shell matches."""

import fnmatch
import os
import os.path as _path
import re


def has_magic(s):
    return re.search("[*?[]", s) is not None


def escape(pathname):
    return re.sub("([*?[])", r"[\1]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = "" if root_dir is None else os.fspath(root_dir)
    found = _found(pathname, root, recursive, False, include_hidden)
    if not pathname or recursive and pathname[:2] == "**":
        return iter([path for at, path in enumerate(found) if at or path])
    return iter(found)


def _found(pathname, root, recursive, only_folders, hidden):
    head, tail = _path.split(pathname)
    if not has_magic(pathname):
        whole = _path.join(root, pathname)
        if tail:
            return [pathname] if _path.lexists(whole) else []
        return [pathname] if _path.isdir(_path.join(root, head)) else []
    if not head:
        if recursive and tail == "**":
            return [""] * (not root or _path.isdir(root)) + _below(root, only_folders, hidden)
        return _matching(root, tail, only_folders, hidden)
    heads = [head]
    if head != pathname and has_magic(head):
        heads = _found(head, root, recursive, True, hidden)
    paths = []
    for one in heads:
        folder = _path.join(root, one)
        if not has_magic(tail):
            if tail:
                names = [tail] if _path.lexists(_path.join(folder, tail)) else []
            else:
                names = [""] if _path.isdir(folder) else []
        elif recursive and tail == "**":
            names = [""] * (not folder or _path.isdir(folder)) + _below(folder, only_folders, hidden)
        else:
            names = _matching(folder, tail, only_folders, hidden)
        paths += [_path.join(one, name) for name in names]
    return paths


def _entries(folder, only_folders):
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return []
    if only_folders:
        return [name for name in names if _path.isdir(_path.join(folder, name))]
    return names


def _matching(folder, pattern, only_folders, hidden):
    names = _entries(folder, only_folders)
    if not hidden and not pattern.startswith("."):
        names = [name for name in names if not name.startswith(".")]
    return fnmatch.filter(names, pattern)


def _below(folder, only_folders, hidden):
    paths = []
    for name in _entries(folder, only_folders):
        if hidden or not name.startswith("."):
            paths.append(name)
            below = _path.join(folder, name)
            if _path.isdir(below):
                paths += [_path.join(name, other) for other in _below(below, only_folders, hidden)]
    return paths
