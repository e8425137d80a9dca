# Template engine compiled to closures
import re
from itertools import chain

TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.S)

class TemplateError(Exception):
    pass

FILTERS = {}

def filter_(fn):
    FILTERS[fn.__name__.rstrip("_")] = fn
    return fn

@filter_
def upper(s):
    return str(s).upper()

@filter_
def join(seq, sep=", "):
    return sep.join(map(str, seq))

@filter_
def default(v, alt=""):
    return v or alt

@filter_
def money(v, sym="$"):
    return f"{sym}{v:,.2f}"

@filter_
def len_(v):
    return len(v)

def resolve(expr, ctx):
    expr, *filters = [p.strip() for p in expr.split("|")]
    if expr[0] in "'\"":
        value = expr[1:-1]
    elif re.fullmatch(r"-?\d+", expr):
        value = int(expr)
    else:
        head, *path = expr.split(".")
        if head not in ctx:
            raise TemplateError(f"undefined variable {head!r}")
        value = ctx[head]
        for p in path:
            try:
                value = value[p]
            except (TypeError, KeyError):
                try:
                    value = value[int(p)] if p.lstrip("-").isdigit() else getattr(value, p)
                except (AttributeError, IndexError) as e:
                    raise TemplateError(f"cannot get {p!r} of {type(value).__name__}") from e
            if callable(value):
                value = value()
    for f in filters:
        name, _, arg = f.partition(":")
        value = FILTERS[name](value, *([arg.strip("'\"")] if arg else []))
    return value

def compile_(text):
    tokens = TOKEN.split(text)
    pos = 0

    def block(*until):
        nonlocal pos
        parts = []
        while pos < len(tokens):
            tok = tokens[pos]
            pos += 1
            if tok.startswith("{{"):
                parts.append(lambda ctx, e=tok[2:-2].strip(): [str(resolve(e, ctx))])
            elif tok.startswith("{%"):
                words = tok[2:-2].split()
                match words:
                    case ["for", name, "in", *expr]:
                        body, end = block("endfor", "else")
                        alt = block("endfor")[0] if end == "else" else (lambda ctx: ())

                        def loop(ctx, name=name, expr=" ".join(expr), body=body, alt=alt):
                            items = list(resolve(expr, ctx))
                            if not items:
                                yield from alt(ctx)
                            for i, item in enumerate(items):
                                yield from body({**ctx, name: item, "loop": {"index": i + 1, "last": i == len(items) - 1}})
                        parts.append(loop)
                    case ["if", *expr]:
                        yes, end = block("endif", "else")
                        no = block("endif")[0] if end == "else" else (lambda ctx: ())
                        neg = expr[0] == "not"
                        cond = " ".join(expr[neg:])
                        parts.append(lambda ctx, c=cond, y=yes, n=no, neg=neg: (y if bool(resolve(c, ctx)) != neg else n)(ctx))
                    case [word] if word in until:
                        return (lambda ctx: chain.from_iterable(p(ctx) for p in parts)), word
                    case _:
                        raise TemplateError(f"unexpected tag {' '.join(words)!r}")
            elif tok:
                parts.append(lambda ctx, t=tok: (t,))
        if until:
            raise TemplateError(f"missing {' or '.join(until)}")
        return (lambda ctx: chain.from_iterable(p(ctx) for p in parts)), None

    run, _ = block()
    return lambda **ctx: "".join(run(ctx))

class User:
    def __init__(self, name, *langs):
        self.name, self.langs = name, langs

    def greet(self):
        return f"I am {self.name}"

T = compile_("""Dear {{ user.name|upper }} ({{ user.greet }}),
{% for it in items %}{{ loop.index }}. {{ it.0 }}: {{ it.1|money }}{% if not loop.last %};{% else %}.{% endif %}
{% else %}Nothing!
{% endfor %}{% if user.langs %}You know {{ user.langs|join:' & ' }} ({{ user.langs|len }}).{% endif %} {{ note|default:none }} {{ 'lit'|upper }}{{ -5 }}""")
print(T(user=User("Ann", "py", "rs"), items=[("pen", 1.5), ("car", 1234567.891)], note=""))
print(T(user=User("Bob"), items=[], note=0.0))
NEST = compile_("{% for r in rows %}{% for c in r %}[{{ c }}{% if loop.last %}]{% else %},{% endif %}{% endfor %}{{ loop.index }}\n{% endfor %}")
print(NEST(rows=["ab", (1, 2.0, None), {"k": 1}, range(3)]), end="")
for src, ctx in [("{{ x }}", {}), ("{% if a %}", {"a": 1}), ("{% endfor %}", {}), ("{{ a.b.c }}", {"a": {"b": 1}}), ("{{ a.9 }}", {"a": [1]}), ("{{ a|nope }}", {"a": 1})]:
    try:
        print(compile_(src)(**ctx))
    except (TemplateError, KeyError) as e:
        print(f"{src!r:<16} {type(e).__name__}: {e} / {type(e.__cause__).__name__}")
print(sorted(FILTERS))
