"""An in-memory file system with cd, globbing, links, du, tree and find."""
import fnmatch
import posixpath
import functools

class FsError(OSError):
    pass

class Node:
    kind = "?"
    parent = None

    def size(self):
        return 0

class File(Node):
    kind = "-"

    def __init__(self, data=""):
        self.data = data

    def size(self):
        return len(self.data.encode("utf-8"))

class Link(Node):
    kind = "l"

    def __init__(self, target):
        self.target = target

class Dir(Node):
    kind = "d"

    def __init__(self):
        self.kids = {}

    def size(self):
        return sum(k.size() for k in self.kids.values())

    def __setitem__(self, name, node):
        node.parent = self
        self.kids[name] = node

    def __iter__(self):
        return iter(sorted(self.kids.items()))

commands = {}

def command(fn=None, *, name=None, nargs=None):
    if fn is None:
        return functools.partial(command, name=name, nargs=nargs)

    @functools.wraps(fn)
    def wrapper(self, *args):
        if nargs is not None and len(args) not in nargs:
            raise FsError(f"usage: {fn.__name__} takes {' or '.join(map(str, nargs))} args")
        return fn(self, *args)
    commands[name or fn.__name__] = wrapper
    return wrapper

class Shell:
    def __init__(self):
        self.root = Dir()
        self.cwd = "/"

    def absolute(self, path):
        return posixpath.normpath(posixpath.join(self.cwd, path))

    def find_node(self, path, follow=True, hops=0):
        if hops > 8:
            raise FsError(f"{path}: too many links")
        node, here = self.root, "/"
        parts = [p for p in self.absolute(path).split("/") if p]
        for i, part in enumerate(parts):
            if not isinstance(node, Dir):
                raise FsError(f"{here}: not a directory")
            if part not in node.kids:
                raise FsError(f"{path}: no such file")
            node = node.kids[part]
            if isinstance(node, Link) and (follow or i < len(parts) - 1):
                node = self.find_node(posixpath.join(here, node.target), True, hops + 1)
            here = posixpath.join(here, part)
        return node

    def parent_of(self, path):
        head, tail = posixpath.split(self.absolute(path))
        node = self.find_node(head)
        if not isinstance(node, Dir):
            raise FsError(f"{head}: not a directory")
        return node, tail

    def glob(self, pattern):
        out = []
        def walk(node, path, pats):
            if not pats:
                out.append(path or "/")
                return
            if isinstance(node, Dir):
                if pats[0] == "**":
                    walk(node, path, pats[1:])
                for name, kid in node:
                    if pats[0] == "**" and isinstance(kid, Dir):
                        walk(kid, f"{path}/{name}", pats)
                    elif fnmatch.fnmatchcase(name, pats[0]) and pats[0] != "**":
                        walk(kid, f"{path}/{name}", pats[1:])
        walk(self.root, "", [p for p in self.absolute(pattern).split("/") if p])
        return list(dict.fromkeys(out))

    @command(nargs=(1,))
    def mkdir(self, path):
        d, name = self.parent_of(path)
        if name in d.kids:
            raise FsError(f"{path}: exists")
        d[name] = Dir()

    @command(name="cd", nargs=(0, 1))
    def chdir(self, path="/"):
        if not isinstance(self.find_node(path), Dir):
            raise FsError(f"{path}: not a directory")
        self.cwd = self.absolute(path)

    @command
    def write(self, path, *words):
        d, name = self.parent_of(path)
        d[name] = File(" ".join(words))

    @command
    def ln(self, target, path):
        d, name = self.parent_of(path)
        d[name] = Link(target)

    @command
    def cat(self, *paths):
        return "+".join(self.find_node(p).data for p in paths)

    @command
    def rm(self, *paths):
        for p in paths:
            for hit in self.glob(p) or [p]:
                d, name = self.parent_of(hit)
                if d.kids.pop(name, None) is None:
                    raise FsError(f"{hit}: no such file")

    @command
    def ls(self, path="."):
        return "  ".join(f"{n.kind}{name}({n.size()})" for name, n in self.find_node(path))

    @command
    def tree(self, path="."):
        def draw(node, indent):
            items = list(node)
            for i, (name, kid) in enumerate(items):
                last = i == len(items) - 1
                yield indent + ("`-- " if last else "|-- ") + name + (f" -> {kid.target}" if kid.kind == "l" else "")
                if isinstance(kid, Dir):
                    yield from draw(kid, indent + ("    " if last else "|   "))
        return "\n".join([self.absolute(path), *draw(self.find_node(path), "")])

    @command(name="glob")
    def cmd_glob(self, pat):
        return " ".join(self.glob(pat)) or "(none)"

sh = Shell()
for line in """mkdir /src; mkdir src/lib; cd src/lib; write a.py import os; write b.txt naïve ☃; ls; ln ../lib/a.py /first
ln /loop2 /loop1; ln loop1 /loop2; cat /first b.txt; cat /loop1; cd ..; ls; ls lib/a.py; cd lib/a.py; mkdir lib; mkdir a b; mkdir /x/y
write /src/main.py print(1); write lib/test_a.py; tree /; glob **/*.py; glob /s*/[m-z]*; glob */?.*; cd; cat nothing; rm /src/lib/*.py; tree; cat first
rm nope; frobnicate; ls src/../src/./lib/; cd ../../..; ls""".replace("\n", ";").split(";"):
    cmd, *args = line.split()
    try:
        if cmd not in commands:
            raise FsError(f"{cmd}: command not found")
        out = commands[cmd](sh, *args)
        print(f"{sh.cwd}$ {line.strip()}" + (f"\n{out}" if out else ""))
    except (FsError, AttributeError, TypeError) as e:
        print(f"{sh.cwd}$ {line.strip()} !! {e}")
print(sorted(commands), commands["cd"].__name__, sh.root.size())
