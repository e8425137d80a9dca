import re

print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1 b2 c3"))
print(re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-06").groupdict())
m = re.match(r"(a+)(b*)?(c)?", "aab!")
print(m.group(), m.group(1, 2), m.groups(), m.groups("-"), m.span(), m.span(3), m.start(2), m.end())
print(re.fullmatch(r"[a-c]+", "abcd"), bool(re.fullmatch(r"[a-d]+", "abcd")))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world, good day"), re.sub("a", lambda m: m.group().upper(), "banana", count=2))
print(re.subn(r"\s+", " ", "a  b   c"), re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"(-)", "a-b-c"), re.split("x*", "axbc"))
print([m.span() for m in re.finditer("a*", "baac")])
p = re.compile(r"^(\w+)\s*=\s*(.*?)\s*$", re.M)
print(p.findall("a = 1\nb=two \n c = 3"), p.pattern, p.groups, p.flags)
print(re.findall(r"(?i)HeLLo", "hello HELLO"), re.findall("a.c", "a\nc abc"), re.findall("a.c", "a\nc abc", re.S))
print(re.findall(r"(?<=\$)\d+", "$12 13 $4"), re.findall(r"\d+(?!\d|%)", "12% 34 5%"), re.findall(r"(?<!x)y", "xy yy"))
print(re.findall(r"(\w)\1", "aabbcd"), re.search(r"(?P<q>['\"]).*?(?P=q)", 'say "hi" or \'yo\'').group())
print(re.findall(r"\bcat\b", "cat concat cat's"), re.findall(r"^\w", "ab\ncd"), re.findall(r"(?m)\w$", "ab\ncd"), re.findall(r"\Aa|b\Z", "ab"))
print(re.findall("a|ab", "ab"), re.findall("(?:ab)+", "ababx ab"), re.findall("a{2,3}", "aaaaaaa"), re.findall("a{2,3}?", "aaaaaaa"), re.findall("a{,2}b", "aaab"))
print(re.escape("a.b*c[d]"), re.findall(r"[^\W\d_]+", "ab_1 cé2"), re.findall(r"[\]\-a]", "a-]b"))
print(re.sub(r"(?P<x>a)(b)?", r"[\g<x>\g<2>]", "abaa"), re.sub("", "-", "abc"), re.sub(r"\b", "|", "a b"))
print(re.findall(r"""(?x) \d+   # digits
   \s* [a-z]""", "1 a 22b"), re.match("(a)|(b)", "b").lastindex, re.match("(?P<n>a)|(b)", "a").lastgroup)
print(re.match(r"(?:(a)|b)*", "ab").group(1), re.match(r"(a|ab)(c|bcd)(d*)", "abcd").groups())
print(repr(re.match("a", "abc")), re.compile("x", re.I | re.M), m.string, m.re.pattern, m.pos, m.endpos, m[0], m[1])
for bad in ["(", "a)", "[a", "*a", "a**", "(?P<1>a)", "\\", "(?P=x)", "a{3,2}", "(?<=a*)b"]:
    try:
        re.compile(bad)
        print("ok", bad)
    except re.error as e:
        print(bad, "|", e, "|", e.pos, e.msg)
print(re.sub(r"(\d+)", lambda m: str(int(m.group(1)) * 2), "3 apples, 14 pears"), m.expand(r"<\1>"))
print(p.sub(r"\1", "k = v"), re.compile("b").search("abcb", 2).start(), re.compile("^b").match("ab", 1), re.findall("(?s:.)b", "\nb"))
words = re.findall(r"[A-Za-z']+", "It's a dog's life; isn't it?")
print(words, re.split(r"\W+", "Words, words, words."), re.split(r"\W+", "a, b, c", 1))
print(re.findall(r"(a(b)?)+", "abaab"), re.search(r"(?:x|(y))+", "xyx").groups(), re.findall("[é-ü]", "aéöz"), re.findall(r"\u00e9|\x61", "éa"))
