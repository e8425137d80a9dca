import re
from typing import NamedTuple, Iterator


class Token(NamedTuple):
    kind: str
    text: str
    line: int = 1
    column: int = 0

    def at(self):
        return f"{self.line}:{self.column}"


SPEC = [
    ("NUMBER", r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?"),
    ("STRING", r'"(?:\\.|[^"\\])*"'),
    ("IDENT", r"[^\W\d]\w*"),
    ("OP", r"[-+*/=<>!]=?|[(){};,]"),
    ("COMMENT", r"#[^\n]*"),
    ("NEWLINE", r"\n"),
    ("SKIP", r"[ \t]+"),
    ("MISMATCH", r"."),
]
MASTER = re.compile("|".join(f"(?P<{n}>{p})" for n, p in SPEC))


def tokens(code: str) -> Iterator[Token]:
    line, start = 1, 0
    for m in MASTER.finditer(code):
        kind = m.lastgroup
        text = m.group()
        if kind == "NEWLINE":
            line += 1
            start = m.end()
        elif kind in ("SKIP", "COMMENT"):
            continue
        elif kind == "MISMATCH":
            raise SyntaxError(f"unexpected {text!r} on line {line}")
        else:
            yield Token(kind, text, line, m.start() - start)


source = '''total = 3.5e2 * (größe + "a\\"b")  # note
if total >= 10 { x != 2; }
'''
for t in tokens(source):
    print(t.kind.ljust(7), repr(t.text), t.at())
print(Token("A", "b"), Token("A", "b")._replace(line=9), Token._field_defaults)
m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", "2024-03 rest")
print(m.groupdict(), m.groups(default="??"), m.span("month"), m.span("day"), m.lastindex, m["year"], m.expand(r"\2/\g<year>"))
print(m, m.re.groupindex["day"], m.string[m.end():], m.regs)
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world foo bar", count=1), re.subn(r"[aeiou]", lambda k: k.group().upper(), "education"))
print(re.split(r"([,;])\s*", "a, b;c,d"), re.split(r"x*", "axbc"), re.findall(r"(a)(b)?", "abaab"))
print(re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", "1234567"), re.findall(r"\b\w(?=\w*ing\b)", "singing bringing rings"))
print(re.fullmatch(r"(?i:abc)+", "ABCabc"), re.search(r"(?s)a.b", "a\nb").span(), re.escape("a.b*c[1]"))
print(re.compile(r"^\s*$|^#", re.M | re.I), [m.start() for m in re.finditer(r"^", "a\nb\n", re.M)])
p = re.compile(r"""
    (\d+)  # digits
    \s* ([a-z]+)?
""", re.VERBOSE)
print(p.findall("12 ab 34 56cd"), p.pattern.count("\n"), p.flags, p.groups)
print(re.sub(r"(?P<q>['\"])(.*?)(?P=q)", r"<\g<2>>", "say 'hi \"x\"' and \"bye\""))
for bad in ["(", "[a", "a**", r"(?P<1a>x)", r"\g", "(?<=a+)b", "x{3,1}"]:
    try:
        re.compile(bad)
        print(bad, "fine")
    except re.error as error:
        print(bad, "->", error, error.pos)
print(list(tokens("a = $")))
