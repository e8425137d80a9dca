import re
from string import Template, ascii_lowercase, digits


class TemplateError(ValueError):
    pass


def render(text, ctx):
    parts = re.split(r"(\{\{.*?\}\}|\{%.*?%\})", text)
    out, pos = run(parts, 0, ctx, ())
    return out


def lookup(expr, ctx):
    name, *filters = [p.strip() for p in expr.split("|")]
    value = ctx
    for part in name.split("."):
        if isinstance(value, dict):
            try:
                value = value[part]
            except KeyError:
                raise TemplateError(f"no {part!r} in {name!r}") from None
        elif part.isdigit():
            value = value[int(part)]
        else:
            value = getattr(value, part)
    for f in filters:
        fname, _, arg = f.partition(":")
        value = {"upper": lambda v, a: v.upper(), "len": lambda v, a: len(v),
                 "join": lambda v, a: (a or ",").join(map(str, v)),
                 "default": lambda v, a: v if v else a}[fname](value, arg)
    return value


def run(parts, i, ctx, until):
    out = []
    while i < len(parts):
        p = parts[i]
        if p.startswith("{{"):
            out.append(str(lookup(p[2:-2].strip(), ctx)))
        elif p.startswith("{%"):
            words = p[2:-2].split()
            if words[0] in until:
                return "".join(out), i
            if words[0] == "for":
                _, var, _, src = words
                seq = lookup(src, ctx)
                end = i + 1
                for k, item in enumerate(seq):
                    body, end = run(parts, i + 1, {**ctx, var: item, "loop": {"index": k + 1}}, ("end",))
                    out.append(body)
                if not seq:
                    _, end = run(parts, i + 1, _Any(), ("end",))
                i = end
            elif words[0] == "if":
                body, end = run(parts, i + 1, ctx if lookup(words[1], ctx) else _Any(), ("else", "end"))
                if lookup(words[1], ctx):
                    out.append(body)
                if parts[end][2:-2].split()[0] == "else":
                    other, end = run(parts, end + 1, _Any() if lookup(words[1], ctx) else ctx, ("end",))
                    if not lookup(words[1], ctx):
                        out.append(other)
                i = end
            else:
                raise TemplateError(f"unknown tag {words[0]}")
        else:
            out.append(p)
        i += 1
    if until:
        raise TemplateError("missing " + " or ".join(until))
    return "".join(out), i


class _Any(dict):
    def __missing__(self, key):
        return _Any()

    def __str__(self):
        return ""


class User:
    def __init__(self, name, langs):
        self.name = name
        self.langs = langs


ctx = {"title": "report", "users": [User("Ann", ["py", "rs"]), User("Bob", [])], "ok": True, "n": {"x": [7, 8]}}
print(render("{{ title|upper }}: {% for u in users %}{{loop.index}}.{{ u.name }} "
             "{% if u.langs %}[{{ u.langs|join:/ }}]{% else %}-{% end %}; {% end %}{{ n.x.1 }}!", ctx))
for bad in ("{{ nope }}", "{% while x %}", "{% for u in users %}x", "{{ title|rot13 }}", "{{ users.0.age }}"):
    try:
        print(render(bad, ctx))
    except (TemplateError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
print(re.sub(r"(\w+)@(\w+)\.com", r"\2 at \1", "bob@site.com, ann@home.com"))
print(re.findall(r"(\d+)-(\d+)", "1-2 33-44 5-x"), re.findall(r"[aeiou]+", "queueing aloud"))
m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?$", "2024-05")
print(m.groupdict(), m.group("y", "m"), m.span("m"), m.groups("01"), bool(re.match("a", "ba")))
print(re.split(r"[;,]\s*", "a, b;c,d"), re.sub(r"\b(\w)", lambda m: m.group(1).upper(), "the quick fox", count=2))
print(re.fullmatch(r"(a|b)*c", "ababc") is not None, re.search(r"(?<=\$)\d+", "cost $45").group(), re.escape("a.b*c"))
print([m.start() for m in re.finditer("(?i)the", "The cat and the hat; THE end")], re.compile(r"^\s*#", re.M).findall("# a\n  #b\nc"))
print(re.sub(r"(.)\1+", lambda m: f"{m[1]}{len(m[0])}", "aaabbc"), re.split("(-)", "a-b-c", maxsplit=1))
try:
    re.compile("(unclosed")
except re.error as e:
    print("re.error:", e)
print(Template("$who owes $$${amount}").substitute(who="Al", amount=5), len(ascii_lowercase + digits))
