# mini template engine compiling to closures; filters, loops, includes, inheritance of contexts, autoescape
import html
import re
from collections import ChainMap

class TemplateError(Exception):
    def __init__(self, msg, line):
        super().__init__(f"line {line}: {msg}")
        self.line = line

class Undefined:
    def __init__(self, path):
        self._path = path
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Undefined(f"{self._path}.{name}")

    __getitem__ = lambda self, k: Undefined(f"{self._path}[{k!r}]")
    def __str__(self):
        return f"<<{self._path}>>"
    def __bool__(self):
        return False
    def __iter__(self):
        return iter(())

class Safe(str):
    def __html__(self):
        return self
    def __add__(self, other):
        return Safe(str(self) + (other if isinstance(other, Safe) else html.escape(other)))

class Loop:
    def __init__(self, seq):
        self.seq, self.index0 = list(seq), -1
    def __iter__(self):
        for self.index0, x in enumerate(self.seq):
            yield x

    index = property(lambda self: self.index0 + 1)
    first = property(lambda self: self.index0 == 0)
    last = property(lambda self: self.index == len(self.seq))
    def __len__(self):
        return len(self.seq)

FILTERS = {
    "upper": str.upper, "title": str.title, "len": len, "join": lambda xs, sep=", ": sep.join(map(str, xs)), "default": lambda v, d="": v or d,
    "safe": Safe, "fmt": lambda v, spec: format(v, spec), "sort": sorted, "first": lambda xs: next(iter(xs), None), "trunc": lambda s, n=5: s if len(s) <= n else s[: n - 1] + "…",
    "rev": lambda s: s[::-1], "plural": lambda n, s="", p="s": s if n == 1 else p,
}
TAG = re.compile(r"(\{\{.*?\}\}|\{%-?.*?-?%\}|\{#.*?#\})", re.S)

def literal(tok):
    if tok[:1] in "'\"" and tok[-1:] == tok[:1]:
        return tok[1:-1]
    for t in (int, float):
        try:
            return t(tok)
        except ValueError:
            pass
    return {"true": True, "false": False, "none": None}.get(tok, ...)

def expr(text, line):
    head, *pipes = re.split(r"\|(?=(?:[^']*'[^']*')*[^']*$)", text.strip())
    head = head.strip()
    if not head:
        raise TemplateError("empty expression", line)
    if m := re.fullmatch(r"(.+?)\s+(==|!=|<|>|in|and|or)\s+(.+)", head):
        l, op, r = expr(m[1], line), m[2], expr(m[3], line)
        base = {"==": lambda c: l(c) == r(c), "!=": lambda c: l(c) != r(c), "<": lambda c: l(c) < r(c), ">": lambda c: l(c) > r(c), "in": lambda c: l(c) in r(c), "and": lambda c: l(c) and r(c), "or": lambda c: l(c) or r(c)}[op]
    elif head.startswith("not "):
        inner = expr(head[4:], line)
        base = lambda c: not inner(c)
    elif (lit := literal(head)) is not ...:
        base = lambda c: lit
    else:
        name, *path = head.split(".")
        def base(c):
            v = c[name] if name in c else Undefined(name)
            for p in path:
                try:
                    v = v[p]
                except (TypeError, KeyError, IndexError):
                    v = v[int(p)] if p.isdigit() else getattr(v, p, Undefined(f"{name}.{p}"))
                if callable(v):
                    v = v()
            return v
    for p in pipes:
        fname, _, args = p.strip().partition(":")
        if fname not in FILTERS:
            raise TemplateError(f"unknown filter {fname!r}", line)
        prev, fn, av = base, FILTERS[fname], [expr(a, line) for a in args.split(",")] if args else []
        base = lambda c, prev=prev, fn=fn, av=av: fn(prev(c), *(a(c) for a in av))
    return base

class Template:
    loaded = {}
    def __init__(self, src, name=None):
        self.name = name
        if name:
            self.loaded[name] = self
        self.toks, line = [], 1
        for t in TAG.split(src):
            self.toks.append((t, line))
            line += t.count("\n")
        self.pos = 0
        self.blocks = {}
        self.body, end = self.compile(())
    def compile(self, until):
        nodes = []
        while self.pos < len(self.toks):
            tok, line = self.toks[self.pos]
            self.pos += 1
            if tok.startswith("{{"):
                e = expr(tok[2:-2], line)
                nodes.append(lambda c, e=e: (lambda v: v if isinstance(v, Safe) else html.escape("" if v is None else str(v)))(e(c)))
            elif tok.startswith("{%"):
                verb, *rest = tok[2:-2].strip("- ").split(None, 1)
                arg = rest[0] if rest else ""
                if verb in until:
                    return nodes, (verb, arg, line)
                handler = getattr(self, "tag_" + verb, None)
                if handler is None:
                    raise TemplateError(f"unexpected tag {verb!r}" + (f", expected {' or '.join(until)}" if until else ""), line)
                nodes.append(handler(arg, line))
            elif tok and not tok.startswith("{#"):
                nodes.append(lambda c, tok=tok: tok)
        if until:
            raise TemplateError(f"missing {until[-1]}", self.toks[-1][1])
        return nodes, None
    def tag_if(self, arg, line):
        arms, cond = [], expr(arg, line)
        while True:
            body, (verb, arg, line) = self.compile(("elif", "else", "endif"))
            arms.append((cond, body))
            if verb == "endif":
                break
            cond = expr(arg, line) if verb == "elif" else lambda c: True
        return lambda c: next((render(b, c) for cond, b in arms if cond(c)), "")
    def tag_for(self, arg, line):
        if not (m := re.fullmatch(r"([\w, ]+?) in (.+)", arg)):
            raise TemplateError(f"bad for: {arg!r}", line)
        names, seq = [n.strip() for n in m[1].split(",")], expr(m[2], line)
        body, (verb, *_) = self.compile(("empty", "endfor"))
        empty = self.compile(("endfor",))[0] if verb == "empty" else []
        def run(c):
            loop, out = Loop(seq(c)), []
            for x in loop:
                out.append(render(body, c.new_child({"loop": loop, **(dict(zip(names, x, strict=True)) if len(names) > 1 else {names[0]: x})})))
            return "".join(out) if out else render(empty, c)
        return run
    def tag_set(self, arg, line):
        name, _, val = arg.partition("=")
        e = expr(val, line)
        return lambda c: c.maps[0].__setitem__(name.strip(), e(c)) or ""
    def tag_include(self, arg, line):
        return lambda c: render(self.loaded[arg].body, c.new_child())
    def __call__(self, **ctx):
        return render(self.body, ChainMap({}, ctx))

def render(nodes, c):
    return "".join(n(c) for n in nodes)

class User:
    def __init__(self, name, age):
        self.name, self.age = name, age
    def greet(self):
        return f"Hi & bye {self.name}"

Template("[{{ title|upper }}]{% set title = 'inner' %}", "head")
for src, ctx in [
    ("{% include head %} {{ title }}: {{ u.greet }} {{ u.age|fmt:'05.1f' }} {{ u.nope.deep }} {{ u.greet|safe }}", dict(title="<t>", u=User("Zo<e", 7))),
    ("{% for k, v in d.items %}{{ loop.index }}/{{ loop|len }} {{ k }}={{ v|join:'-' }}{% if not loop.last %}; {% endif %}{% empty %}none{% endfor %}", dict(d={"a": [1, 2], "b": []})),
    ("{% for x in xs %}{% if x == 1 %}one{% elif x > 2 %}many{% else %}?{% endif %},{% empty %}none{% endfor %}{{ x }}", dict(xs=[1, 2, 3])),
    ("{% for x in missing %}x{% empty %}none{% endfor %}{# comment {{ x }} #}|{{ 'a|b'|upper }}|{{ n }} item{{ n|plural }}, {{ 1 }} item{{ 1|plural:'','s' }}", dict(n=0)),
    ("{% for r in m %}{% for c in r %}{{ c }}{% if not loop.last %} {% endif %}{% endfor %}\n{% endfor %}", dict(m=[[1, 2], [3, 4]])),
    ("{% set a = 3 %}{% for i in 'ab' %}{% set a = i %}{{ a }}{% endfor %}{{ a }} {{ z|default:'zz'|rev|trunc }} {{ 'abcdefgh'|trunc:4 }} {{ xs|sort|first }} {{ 2 in xs }} {{ xs.1 }} {{ d.k }}", dict(xs=[3, 2], d={"k": "v"})),
]:
    print(repr(Template(src)(**ctx)))
for src, ctx in (("a\n{{ x|nope }}", {}), ("{% if x %}\n\nabc", {}), ("{% endif %}", {}), ("\n\n{% for x %}", {}), ("{{ }}", {}), ("{% for a, b in xs %}{% endfor %}", {"xs": [(1, 2, 3)]}), ("{% include nope %}", {}), ("{{ 1|fmt:'q' }}", {}), ("{{ x|join }}", {"x": 5}), ("{% if a %}{% for b in c %}{% endif %}", {}), ("{{ 1 < 'a' }}", {})):
    try:
        print("ok", repr(Template(src)(**ctx)))
    except TemplateError as e:
        print("TemplateError", e, e.line)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
