import functools
import itertools
import re
import textwrap
from collections import deque, Counter
from contextlib import contextmanager
from operator import attrgetter


class NodeMeta(type):
    def __call__(cls, *args, **kwargs):
        node = super().__call__(*args, **kwargs)
        for child in node.children:
            if child.parent is not None:
                raise ValueError(f"{child!r} already has a parent")
            child.parent = node
        return node


class Node(metaclass=NodeMeta):
    tag = "node"
    parent = None

    def __init__(self, *children, **attrs):
        self.children = [Text(c) if isinstance(c, str) else c for c in children]
        self.attrs = {k.rstrip("_").replace("_", "-"): v for k, v in attrs.items()}

    def __init_subclass__(cls, void=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = kwargs.get("tag", cls.__name__.lower())
        cls.void = void

    def __getitem__(self, key):
        if isinstance(key, str):
            return self.attrs[key]
        return self.children[key]

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child

    def __len__(self):
        return len(self.children)

    def __bool__(self):
        return True

    def __iadd__(self, child):
        child = Text(child) if isinstance(child, str) else child
        child.parent = self
        self.children.append(child)
        return self

    def __truediv__(self, tag):
        return [c for c in self.children if c.tag == tag]

    def __matmul__(self, cls):
        return [n for n in self if cls in n.attrs.get("class", "").split()]

    def __contains__(self, item):
        return any(n is item or isinstance(n, Text) and isinstance(item, str) and item in n.text for n in self)

    def __lt__(self, other):
        return self.depth < other.depth

    @property
    def depth(self):
        return 0 if self.parent is None else self.parent.depth + 1

    @property
    def path(self):
        return "/".join(n.tag for n in reversed([self, *self.ancestors()]))

    def ancestors(self):
        node = self
        while (node := node.parent) is not None:
            yield node

    def render(self, indent=0):
        attrs = "".join(f' {k}="{v}"' if v is not True else f" {k}" for k, v in sorted(self.attrs.items()) if v not in (None, False))
        pad = "  " * indent
        if getattr(type(self), "void", False):
            return f"{pad}<{self.tag}{attrs}/>"
        if all(isinstance(c, Text) for c in self.children):
            return f"{pad}<{self.tag}{attrs}>{''.join(c.render() for c in self.children)}</{self.tag}>"
        inner = "\n".join(c.render(indent + 1) for c in self.children)
        return f"{pad}<{self.tag}{attrs}>\n{inner}\n{pad}</{self.tag}>"

    def __repr__(self):
        return f"<{self.tag} {len(self)}>"


class Text(Node):
    ESC = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

    def __init__(self, text):
        super().__init__()
        self.text = text

    def render(self, indent=0):
        return "  " * indent + re.sub("[&<>]", lambda m: self.ESC[m[0]], self.text)


class Div(Node): pass
class P(Node): pass
class B(Node): pass
class Br(Node, void=True): pass


class Visitor:
    def visit(self, node, *args):
        for cls in type(node).__mro__:
            method = getattr(self, "visit_" + cls.__name__, None)
            if method:
                return method(node, *args)
        return self.generic(node, *args)

    def generic(self, node, *args):
        return [r for c in node.children if (r := self.visit(c, *args)) is not None]


class Outline(Visitor):
    def __init__(self):
        self.stack = []

    @contextmanager
    def inside(self, name):
        self.stack.append(name)
        try:
            yield ".".join(self.stack)
        finally:
            self.stack.pop()

    def visit_Div(self, node):
        with self.inside(node.attrs.get("id", "?")) as path:
            return {path: self.generic(node)}

    def visit_Text(self, node):
        return node.text.strip() or None


class Bolder(Visitor):
    count = 0

    def visit_B(self, node):
        self.count += 1
        super().generic(node)

    def visit_Node(self, node):
        return self.generic(node)


doc = Div(P("Hello ", B("world & all", class_="hi big"), "!"), Div(P("in<ner>"), Br(data_x=1, hidden=True, off=False), id="sub"), id="main", class_="big")
print(doc.render())
print(doc, doc["id"], doc[0], len(doc), [n.tag for n in doc], doc / "p", doc @ "big", "inner" in doc, "in<" in doc, doc[1] in doc)
deep = max(doc)
print(deep.path, deep.depth, [a.tag for a in deep.ancestors()], min(doc).tag, sorted(doc, key=attrgetter("depth"))[-1].parent)
doc += "tail"
sub = doc[1]
sub += P(B("x"))
print(Outline().visit(doc))
b = Bolder()
b.visit(doc)
print(b.count, Counter(n.tag for n in doc).most_common(2), Br.void, Div.void, Node.tag, getattr(Node, "void", "none"))
for bad in (lambda: Div(doc[0]), lambda: doc["nope"], lambda: doc[9], lambda: Text(), lambda: doc < 3, lambda: Text("a") / "b" or doc + "x", lambda: next(doc.ancestors())):
    try:
        print(bad())
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, StopIteration) as error:
        print(type(error).__name__, error)
print(textwrap.indent(doc[1].render(), "> ", lambda line: "p" in line))


def bfs(root):
    queue = deque([root])
    while queue:
        node = queue.popleft()
        yield node
        queue.extend(node.children)


print([f"{n.tag}@{n.depth}" for n in bfs(doc)], [list(g) for k, g in itertools.groupby((n.tag for n in bfs(doc)), key=len)][:2])
print(functools.reduce(lambda a, n: a + getattr(n, "text", ""), doc, ""))
doc.attrs.clear()
doc["id"]
