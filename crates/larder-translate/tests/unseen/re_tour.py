# re module
import re

LOG = """2024-01-05 10:00:01 [INFO] server: started pid=4242
2024-01-05 10:00:02 [WARN] db: slow query (1532 ms) user=alice
garbage line
2024-01-05 10:01:13 [ERROR] api: code=500 path=/a/b?x=1&y=2 user=bob
2024-01-06 00:00:00 [INFO] server: stopped"""

LINE = re.compile(r"""
    ^(?P<date>\d{4}-\d\d-\d\d)\s+
    (?P<time>[\d:]{8})\s
    \[(?P<level>[A-Z]+)\]\s       # level
    (?P<src>\w+):\s(?P<msg>.*)$
""", re.VERBOSE)
for n, line in enumerate(LOG.split("\n")):
    m = LINE.match(line)
    if not m:
        print(n, "no match", m)
        continue
    kv = dict(re.findall(r"(\w+)=(\S+)", m["msg"]))
    print(n, m.group("level", "src"), m.span("msg"), kv, m.lastgroup, m.lastindex)
print(m.groupdict())
print(m)
print([x.group() for x in re.finditer(r"\b\d+\b", LOG)][:8], len(re.findall(r"^\d", LOG, re.M)), re.findall(r"^\d", LOG))

print(re.split(r"[,;]\s*", "a, b;c,,d"), re.split(r"([,;])", "a,b;c"), re.split(r"x*", "axbc"), re.split(r",", "a,b,c", maxsplit=1), re.split(r"(a)|b", "1a2b3"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world foo bar"), re.sub("a*", "-", "baac"), re.subn("l", "L", "hello", count=1), re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "3 apples 10 pears"))
print(re.sub(r"(?P<y>\d+)-(?P<m>\d+)", r"\g<m>/\g<y>!\g<0>", "2024-05"), re.sub("x", r"\\n\n", "axb"), re.sub(r"(b)?", r"[\1]", "ab"))
print(re.findall(r"(a)(b)?", "abaab"), re.findall(r"a|b", "cab"), re.findall(r"(?:ab)+", "ababxab"), re.findall("", "ab"), re.findall(r"(?=(\w{2}))", "abcd"))
print(re.fullmatch(r"\d+", "123\n"), re.match(r"\d+$", "123\n"), re.match(r"\d+\Z", "123\n"), re.search("(?i)WORLD", "hello World").span())
print(re.match(r"(a+)(a*?)(a?)", "aaaa").groups(), re.match(r"<.*>", "<a><b>").group(), re.match(r"<.*?>", "<a><b>").group(), re.search(r"a{2,3}", "aaaa")[0], re.search(r"a{,2}b", "aaab").start())
print(re.search(r"(?<=\$)\d+(?!\d|\.)", "cost $45.50 or $30").group(), re.findall(r"(?<!-)\b\d+", "-5 7 x-8 9"), re.findall(r"(\w)\1", "aabbcdd"))
print(re.match(r"(?P<q>['\"]).*?(?P=q)", "'it\"s' x").group(), re.match(r"(a)?(?(1)b|c)", "ab").group(), re.match(r"(a)?(?(1)b|c)", "c").group(), re.match(r"(a)?b", "b").groups(), re.match(r"(a)?b", "b").groups("-"), re.match(r"(x)?b", "b").span(1))
print(re.escape("a.b*c[d] e-f_g#é"), re.escape("\n"), re.compile("a", re.I | re.M), re.compile(r"\d", re.A).flags, re.compile("x").pattern, re.compile("(a)(?P<n>b)").groupindex, re.compile("(a)(b)").groups)
print(re.findall(r"[^\W\d_]+", "héllo wörld_42 x1"), re.findall(r"\w+", "naïve café", re.ASCII), re.findall(r"[a-c\-\]]", "a-z]b"), re.findall(r"\s", "a\u00a0b\tc"), re.findall(r".", "a\nb"), re.findall(r"(?s).", "a\nb"))
print(re.findall(r"(?m)^\w+$", "ab\ncd e\nfg"), re.findall(r"\Aab|cd\Z", "ab cd"), re.findall(r"\Bb\B", "abc b"), re.findall(rb"\d+", b"a12b3"), re.sub(rb"a", b"b", b"banana"))
p = re.compile(r"o")
s = "foo boo zoo"
print(p.search(s, 3).span(), p.findall(s, 2, 6), p.match(s, 1).group(), p.sub("0", s, 3), [m.start() for m in p.finditer(s, 5)], p.fullmatch("xox", 1, 2))
m = re.match(r"(\d+)-(\d+)(-(\d+))?", "10-20")
print(m.groups(), m.expand(r"\2:\1"), m.regs if hasattr(m, "regs") else None, m.pos, m.endpos, m.string, m.re.pattern, m[0], bool(m), m.end(2), m.start(3))


class Scanner:
    SPEC = [("NUM", r"\d+(\.\d+)?"), ("ID", r"[^\W\d]\w*"), ("STR", r'"(?:\\.|[^"\\])*"'), ("OP", r"==|[-+*/=()]"), ("SKIP", r"[ \t]+"), ("NL", r"\n"), ("BAD", r".")]
    RX = re.compile("|".join("(?P<%s>%s)" % p for p in SPEC))

    def scan(self, text):
        line, start = 1, 0
        for m in self.RX.finditer(text):
            kind, val = m.lastgroup, m.group()
            if kind == "NL":
                line, start = line + 1, m.end()
            elif kind == "BAD":
                raise RuntimeError(f"{val!r} unexpected on line {line}")
            elif kind != "SKIP":
                yield kind, float(val) if kind == "NUM" and "." in val else val, line, m.start() - start


for tok in Scanner().scan('x1 = 3.50*(y + 2)\n  if == "a\\"b"'):
    print(tok, end=" ")
print()
try:
    list(Scanner().scan("a = 1\nb ? 2"))
except RuntimeError as e:
    print(e)
for bad in ("(", ")", "[a", "a**", "*a", "(?P<n>a)(?P<n>b)", r"\1", "(?P<1>a)", "a{3,1}", "[z-a]", "(?<=a+)b", "\\", "(?z)", r"(?P=x)", r"\g"):
    try:
        re.compile(bad)
        print(bad, "fine")
    except re.error as e:
        print(f"{bad!r:>20}: {e.msg} | {e.pos} | {e}")
for f in (lambda: m.group(9), lambda: m.group("zz"), lambda: re.sub("a", r"\3", "a"), lambda: re.sub("(a)", r"\g<x>", "a"), lambda: re.match("a", b"a"), lambda: re.match(1, "a"), lambda: re.findall("a", None)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
