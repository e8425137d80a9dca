import re
from collections import Counter, namedtuple
from enum import Enum

Token = namedtuple("Token", "kind text line col value", defaults=(None,))


class Kind(str, Enum):
    KEYWORD = "kw"
    IDENT = "id"
    NUMBER = "num"
    STRING = "str"
    CHAR = "chr"
    OP = "op"
    COMMENT = "com"


KEYWORDS = frozenset("if else while for return int char float struct void const break".split())
RULES = [
    ("COMMENT", r"//[^\n]*|/\*.*?\*/"),
    ("NUMBER", r"0[xX][0-9a-fA-F]+|0b[01]+|(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?[fF]?|\d+[eE][-+]?\d+|\d+[uUlL]*"),
    ("STRING", r'"(?:\\.|[^"\\\n])*"'),
    ("CHAR", r"'(?:\\.|[^'\\\n])'"),
    ("IDENT", r"[A-Za-z_]\w*"),
    ("OP", r"<<=|>>=|\.\.\.|->|\+\+|--|<<|>>|[<>=!+\-*/%&|^]=|&&|\|\||[-+*/%=<>!&|^~?:;,.(){}\[\]]"),
    ("NEWLINE", r"\n"),
    ("SPACE", r"[ \t\r]+"),
    ("ERROR", r"."),
]
MASTER = re.compile("|".join(f"(?P<{n}>{p})" for n, p in RULES), re.S | re.A)
ESCAPES = {"n": "\n", "t": "\t", "0": "\0", "\\": "\\", "'": "'", '"': '"'}


class LexError(SyntaxError):
    pass


def number(text):
    t = text.rstrip("uUlL")
    if t[:2].lower() == "0x":
        return int(t, 16)
    if t.startswith("0b"):
        return int(t, 2)
    if t.isdigit():
        return int(t, 8) if t.startswith("0") and len(t) > 1 else int(t)
    return float(t.rstrip("fF"))


def unescape(body):
    def sub(m):
        if m[1] not in ESCAPES:
            raise LexError(f"unknown escape \\{m[1]}")
        return ESCAPES[m[1]]
    return re.sub(r"\\(.)", sub, body)


def tokenize(src, comments=False):
    line, start = 1, 0
    for m in MASTER.finditer(src):
        kind, text, col = m.lastgroup, m.group(), m.start() - start + 1
        if kind == "NEWLINE":
            line, start = line + 1, m.end()
        elif kind == "ERROR":
            raise LexError(f"{line}:{col}: stray {text!r}")
        elif kind == "COMMENT":
            if comments:
                yield Token(Kind.COMMENT, text, line, col)
            if n := text.count("\n"):
                line += n
                start = m.start() + text.rindex("\n") + 1
        elif kind == "IDENT":
            yield Token(Kind.KEYWORD if text in KEYWORDS else Kind.IDENT, text, line, col)
        elif kind != "SPACE":
            value = None
            if kind == "NUMBER":
                value = number(text)
            elif kind in ("STRING", "CHAR"):
                value = unescape(text[1:-1])
            yield Token(Kind[kind], text, line, col, value)


SRC = r'''
/* header
   comment */ struct point { int x, y; };
int main(void) {            // entry
    const char *s = "tab\there \"q\" \\";
    float f = 1.5e-3f + .25 - 0x1F*0b101 + 017 + 10UL;
    for (int i = 0; i<<=2 != 9; ++i, p->x--) { c = '\n'; d = 'x'; }
    return a&&b||!c ? x...y : 1e3;
}
'''
toks = list(tokenize(SRC, comments=True))
for t in toks:
    print(f"{t.line}:{t.col:<3}{t.kind.value:<4}{t.text!r}" + ("" if t.value is None else f" = {t.value!r}"))
print(Counter(t.kind.name for t in toks).most_common(), len(toks))
print(sorted({t.text for t in toks if t.kind is Kind.KEYWORD}), toks[0].kind == "com", Kind.OP.value, Kind("id"), f"{Kind.NUMBER}", str(Kind.CHAR))
for bad in ("int a = 5 @ 3;", '\n\n  "open', "'ab'", '"\\q"', "x = `y`;", "é = 1"):
    try:
        print([t.text for t in tokenize(bad)])
    except LexError as e:
        print(repr(e))


def squeeze(src):
    """Minify: spaces only where two words would join."""
    out, prev = [], None
    for t in tokenize(src):
        wordy = (Kind.KEYWORD, Kind.IDENT, Kind.NUMBER)
        if prev and (prev.kind in wordy and t.kind in wordy or prev.kind is t.kind is Kind.OP and prev.text[-1] == t.text[0] and t.text[0] in "+-&|"):
            out.append(" ")
        out.append(t.text)
        prev = t
    return "".join(out)


small = squeeze(SRC)
print(small, len(SRC), len(small))
print([t[:2] for t in tokenize(small)] == [t[:2] for t in tokenize(SRC)], squeeze("a + +b - - -c & &d"))


def nesting(src):
    pairs, stack, deepest = dict(zip(")]}", "([{")), [], 0
    for t in tokenize(src):
        if t.text in pairs.values():
            stack.append(t)
            deepest = max(deepest, len(stack))
        elif t.text in pairs:
            if not stack or stack[-1].text != pairs[t.text]:
                return f"unmatched {t.text} at {t.line}:{t.col}"
            stack.pop()
    return f"unclosed {stack[-1].text} at {stack[-1].line}:{stack[-1].col}" if stack else deepest


print(nesting(SRC), nesting("f(a[1)"), nesting("{\n ( x )"), nesting("([{}])"), nesting(""))
print(re.findall(r"(\w)(\d)?", "a1 b c3"), re.split(r"([,;])\s*", "a, b;c"), re.sub(r"(?P<a>\w+) (?P<b>\w+)", r"\g<b> \1", "hello world foo bar"), re.subn("x*", "-", "axb"), re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1b22", count=1))
m = re.search(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?", "on 2024-05 ok")
print(m, m.groups(), m.groupdict(), m.span("m"), m["y"], m.start(3), m.lastindex, m.expand(r"\g<m>/\1"), re.match("x", "y"), re.fullmatch(r"a.c", "a\nc", re.S) is not None)
for pat in ("(", "[a", "*a", "(?P<1>x)", "a{2,1}", r"\g", "(?<=a+)b"):
    try:
        re.compile(pat)
        print("fine", pat)
    except re.error as e:
        print(pat, "->", e)
