import html
import re


class TemplateError(Exception):
    def __init__(self, message, line):
        super().__init__(message)
        self.line = line

    def __str__(self):
        return f"line {self.line}: {super().__str__()}"


class SafeStr(str): ...


FILTERS = {
    "upper": str.upper,
    "title": str.title, "length": len,
    "default": lambda v, d="": v or d,
    "join": lambda v, sep=", ": sep.join(map(str, v)),
    "fmt": format, "safe": SafeStr,
}


class Context:
    def __init__(self, **data):
        self.scopes = [data]

    def __enter__(self):
        self.scopes.append({})
        return self.scopes[-1]

    def __exit__(self, *exc): self.scopes.pop()

    def lookup(self, path):
        head, *rest = path.split(".")
        value = next(scope for scope in reversed(self.scopes) if head in scope)[head]
        for part in rest:
            try:
                value = value[int(part) if part.isdigit() else part]
            except (TypeError, KeyError):
                value = getattr(value, part)()
        return value

    def evaluate(self, expr):
        expr, *filters = re.split(r"\s*\|\s*", expr.strip())
        neg, expr = expr.startswith("not "), expr.removeprefix("not ")
        try:
            value = expr[1:-1] if expr[0] in "\"'" else self.lookup(expr)
        except (LookupError, StopIteration):
            value = None
        for f in filters:
            name, _, arg = f.partition(":")
            value = FILTERS[name](value, arg) if _ else FILTERS[name](value)
        return not value if neg else value


def compile_template(src):
    root, line = [], 1
    stack = [("root", root, 0)]
    for part in re.split(r"(\{\{.*?\}\}|\{%.*?%\})", src):
        out = stack[-1][1]
        if part.startswith("{{"):
            out.append(("var", part[2:-2]))
        elif part.startswith("{%"):
            words = part[2:-2].split()
            match words:
                case ["if", *cond]:
                    out.append(node := ("if", " ".join(cond), [], []))
                    stack.append(("if", node[2], line, node))
                case ["else"] if stack[-1][0] == "if":
                    stack[-1] = ("if", stack[-1][3][3], stack[-1][2])
                case ["for", name, "in", *expr]:
                    out.append(node := ("for", name, " ".join(expr), []))
                    stack.append(("for", node[3], line))
                case ["end"] if len(stack) > 1:
                    stack.pop()
                case _:
                    raise TemplateError(f"unexpected tag {' '.join(words)!r}", line)
        elif part:
            out.append(("text", part))
        line += part.count("\n")
    if len(stack) > 1:
        raise TemplateError(f"unclosed {stack[-1][0]}", stack[-1][2])
    return root

def render(nodes, ctx):
    for kind, *args in nodes:
        if kind == "text":
            yield args[0]
        elif kind == "var":
            v = ctx.evaluate(args[0])
            yield v if isinstance(v, SafeStr) else html.escape(str(v)) if v is not None else ""
        elif kind == "if":
            yield from render(args[1] if ctx.evaluate(args[0]) else args[2], ctx)
        else:
            items = list(ctx.evaluate(args[1]) or ())
            for i, item in enumerate(items):
                with ctx as scope:
                    scope.update({args[0]: item, "loop": {"index": i + 1, "last": i == len(items) - 1}})
                    yield from render(args[2], ctx)


SRC = """<h1>{{ title|title }}</h1>{% if not users %}nobody{% else %}
{% for u in users %}{{ loop.index }}. {{u.name|upper}} ({{ u.tags | join:/ | default:none }}){% if loop.last %}.{% else %};
{% end %}{% end %}{% end %}
{{ html }} {{ html|safe }} {{ users|length }} {{ missing }}{{ missing|default:? }} {{ pi|fmt:.3f }} {{ "lit" }} {{ users.1.name.lower }}
"""
data = dict(title="user list", html="<b>&</b>", pi=3.14159, users=[{"name": "Ann", "tags": "ab"}, {"name": "Bo <3", "tags": []}])
print("".join(render(tree := compile_template(SRC), Context(**data))))
print("".join(render(tree, Context(**{**data, "users": []}))))
print(tree[0], tree[1], len(tree))
for bad in ("a\n{% if x %}\nb", "{% end %}", "x\n\n{% else %}", "{{ a|nofilter }}"):
    try:
        print("".join(render(compile_template(bad), Context())))
    except (TemplateError, KeyError) as e:
        print(type(e).__name__, e, e.args)
print(type(SafeStr("a") + "b").__name__, repr(SafeStr("x")), SafeStr("x") == "x", SafeStr(5).isdigit())
