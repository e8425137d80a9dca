"""Recursive descent CSV/INI/arith readers with format spec table output."""
import io
import csv


def parse_csv_line(line, sep=",", quote='"'):
    fields, cur, inq, i = [], [], False, 0
    while i < len(line):
        c = line[i]
        if inq:
            if c == quote:
                if line[i + 1:i + 2] == quote:
                    cur.append(quote)
                    i += 1
                else:
                    inq = False
            else:
                cur.append(c)
        elif c == quote and not cur:
            inq = True
        elif c == sep:
            fields.append("".join(cur))
            cur = []
        else:
            cur.append(c)
        i += 1
    if inq:
        raise ValueError(f"unterminated quote in {line!r}")
    fields.append("".join(cur))
    return fields


def parse_ini(text):
    out, section = {}, None
    for no, raw in enumerate(text.splitlines(), start=1):
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        if line[0] == "[" and line[-1] == "]":
            section = out.setdefault(line[1:-1].strip().lower(), {})
        elif "=" in line:
            if section is None:
                raise KeyError(f"line {no}: option outside section")
            k, _, v = line.partition("=")
            section[k.rstrip()] = coerce(v.strip())
        else:
            raise ValueError(f"line {no}: {raw!r}")
    return out


def coerce(v):
    low = v.casefold()
    if low in {"yes", "true", "on"}:
        return True
    if low in {"no", "false", "off"}:
        return False
    if low in ("", "none"):
        return None
    for t in int, float, complex:
        try:
            return t(v)
        except ValueError:
            pass
    if v.startswith(("'", '"')) and v[-1] == v[0] and len(v) > 1:
        return v[1:-1]
    if "," in v:
        return [coerce(p.strip()) for p in v.split(",")]
    return v


def table(rows, header, aligns):
    widths = [max(len(str(r[i])) for r in [header, *rows]) for i in range(len(header))]
    sep = "+".join("-" * (w + 2) for w in widths).join("++")
    yield sep
    yield "|" + "|".join(f" {h:^{w}} " for h, w in zip(header, widths)) + "|"
    yield sep.replace("-", "=")
    for r in rows:
        yield "|" + "|".join(f" {str(v):{a}{w}} " for v, a, w in zip(r, aligns, widths)) + "|"
    yield sep


TEXT = '''name,qty,price,note
widget,10,3.50,"big, blue"
"gad""get",-2,1e3,
sprocket,,nan,"multi word"
,0,0.1,x"y
'''
lines = TEXT.splitlines()
header, *body = map(parse_csv_line, lines)
for row in table(body, header, "<>>^"):
    print(row)
print([parse_csv_line(l) == next(csv.reader([l])) for l in lines])
for rec in csv.DictReader(io.StringIO(TEXT)):
    print({k: coerce(v) for k, v in rec.items()})
buf = io.StringIO()
w = csv.writer(buf, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
w.writerow(["a b", 'q"q', "c,d", None, 1.0, True, "", "new\nline"])
w.writerow(["only"])
w.writerow([""])
print(repr(buf.getvalue()))
buf.seek(0)
print(list(csv.reader(buf)))
try:
    parse_csv_line('a,"b')
except ValueError as e:
    print(e)

INI = """
# comment
[ Main ]
debug = Yes   # trailing
ratio=0.25
big = 1_000_000
neg = -0
z = 1+2j
names = a, 'b c', 3, 4.0, no
empty =
quoted = "  spaced  "
[other]
path = a=b=c
inf = -Infinity
hexx = 0x1F
[main]
debug = off
"""
cfg = parse_ini(INI)
for sec, opts in cfg.items():
    for k, v in opts.items():
        print(f"{sec}.{k:<8}{type(v).__name__:>10} {v!r}")
for bad in ("x=1", "[a]\nfoo", "[a]\n[b\n"):
    try:
        parse_ini(bad)
    except (KeyError, ValueError) as e:
        print(type(e).__name__, str(e), repr(e))
s = io.StringIO("one\ntwo\r\nthree\n\nlast")
print(s.readline(), s.tell(), s.read(4), s.readlines(), s.read(), sep="|")
s = io.StringIO()
print("x", 1, None, sep="-", end="!", file=s)
print(s.getvalue(), s.write("abc"), s.truncate(2), repr(s.getvalue()), s.closed)
with s:
    pass
try:
    s.write("z")
except ValueError as e:
    print("closed:", e)
