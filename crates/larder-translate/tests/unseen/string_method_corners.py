"""split, strip, partition, replace, find, justify, translate, case and predicates with unusual arguments."""


def row(label, *vals):
    print(f"{label:<12}", *map(repr, vals))


s = "  a  b\tc\n"
row("split", s.split(), s.split(" "), s.split(None, 1), s.split(None, 0), "".split(), "".split(","), ",".split(","), "a,,b".split(",", 1))
row("rsplit", s.rsplit(None, 1), "a.b.c".rsplit(".", 1), "abc".rsplit("abc"), "aXXbXXc".rsplit("XX", -1), "   ".split(), "   ".split(" "))
row("lines", "a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "x".split("\n"))
row("strip", "xxhixx".strip("x"), "abcba".strip("ab"), "www.example.com".strip("cmowz."), " \t\u00a0\u3000x\u200b".strip(), "abc".strip(""), "mississippi".rstrip("ip"), "aa".lstrip("a"))
row("fix", "TestCase".removeprefix("Test"), "aaa".removeprefix("a"), "x.py".removesuffix(".py"), "x".removesuffix(""), "ab".removesuffix("abc"))
row("partition", "k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
row("replace", "aaaa".replace("aa", "b"), "abc".replace("", "-"), "abc".replace("", "-", 2), "aaa".replace("a", "b", 0), "".replace("", "x"), "aXa".replace("X", ""), "aaa".replace("a", "aa", -5))
row("find", "abcabc".find("c", 3), "abcabc".find("c", -2), "abc".find(""), "abc".find("", 3), "abc".find("", 4), "abc".rfind(""), "abc".find("b", None, 1), "abcabc".rfind("abc", 0, 5), "a".find("aa"))
row("count", "aaaa".count("aa"), "abc".count(""), "".count(""), "abc".count("", 1, 2), "banana".count("a", 2), "abc".count("", 5))
row("index", *[(lambda f: f())(f) for f in (lambda: "hello".index("l"), lambda: "hello".rindex("l"))])
row("starts", "abc".startswith(""), "abc".startswith("b", 1), "abc".startswith(("x", "ab")), "abc".endswith("bc", 0, 2), "abc".startswith("", 4), "abc".startswith(()), "abc".endswith(("c",), -1))
row("justify", "ab".center(5), "abc".center(6), "ab".center(7, "*"), "abc".center(4), "-5".zfill(5), "+x".zfill(4), "".zfill(2), "é".ljust(3, "☃"), "long".rjust(2), "a".center(4), "a".center(2))
row("tabs", "a\tb".expandtabs(), "ab\tc\td".expandtabs(4), "\t".expandtabs(0), "a\n\tb".expandtabs(2), "abcd\te".expandtabs(4), "a\tb".expandtabs(-3))
row("case", "hELLO wORLD".title(), "they're bill's".title(), "hELLO".capitalize(), "ß".upper(), "ß".casefold(), "İ".lower(), "ǆ".title(), "ŉ".upper(), "aBc1".swapcase(), "ΑΣ".lower(), "ﬁx".upper())
row("join", "-".join("abc"), "".join([]), ", ".join({"k": 1, "j": 2}), "x".join(("a",)), "ab".join("12"), " ".join(map(str, (1, None, 2.0))))
row("mult", "ab" * 0, "ab" * -2, 2 * "ab", "a" "b" * 2, "=" * 5 + ">")
t = str.maketrans({"a": "4", "e": None, "o": "00", 105: 33})
row("translate", "aeiou".translate(t), "hello".translate(str.maketrans("lo", "01", "h")), "abc".translate({97: "x", 98: 0x263A}), "ab".translate(str.maketrans("", "")), "aB".translate({ord("B"): ""}))
row("predicates", "".isalpha(), "".isascii(), "é".isalpha(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), "½".isdigit(), "٣".isdecimal(), int("٣"), "a1".isalnum(), "_".isalnum())
row("predicates2", "A1".isupper(), "1".isupper(), "Ab".istitle(), "A B".istitle(), "Ab1Cd".istitle(), " \n".isspace(), "".isspace(), "a b".isprintable(), "\u200b".isprintable(), "".isprintable(), "def".isidentifier(), "1a".isidentifier(), "é_".isidentifier())
row("repr", "it's", 'say "hi"', 'it\'s "both"', "\\", "\x00\x7f\x80\xa0\xad", "\u200b\u2028", "\ud800", "😀é", "\t\r\n\a\b\v\f\x1b")
row("ascii", ascii("é☃😀'"), ascii("plain"), "é".encode(), "é".encode("latin-1"), "☃".encode("ascii", "replace"), "☃é".encode("ascii", "xmlcharrefreplace"), "☃".encode("ascii", "backslashreplace"), "a☃".encode("ascii", "ignore"))
row("slices", "hello"[::-2], "hello"[-100:2], "hello"[3:1], "hello"[1:100], "hello"[:-1][::-1], "😀é☃"[::-1], "hello"[-1:-4:-1], "abc"[True], ""[0:1])
row("compare", "a" < "B", "a" < "aa", "Z" < "_" < "a", max("hello"), min("hello"), sorted("hello World"), "10" < "9", "é" > "z")
row("chr/ord", chr(0x1F600), ord("€"), chr(0), chr(0x10FFFF) == "\U0010ffff", "\N{SNOWMAN}", "\x41\101\u0041", len("e\u0301"), len("👨‍👩‍👧"), "e\u0301" == "é")
row("in", "" in "", "" in "a", "ab" in "cab", "a" in ["ab"], "b" not in "abc")
row("format", "{}{}".format(1, "x"), "{1}{0}{1}".format("a", "b"), "{a[0]}{a[k].real}".format(a={0: 5, "k": 7j}) if False else "{a[k].imag}".format(a={"k": 7j}), "{:{}}|".format("x", 4), "{{}}".format(), "{0!r:>5}".format("a"), "{:,}".format(-1234567), "{:_x}".format(2**40))
row("format2", f"{'x':^5}", f"{5:^+7.1f}", f"{'abc':.2}", f"{255:#010b}", f"{-5:=+6d}", f"{1e6:g}", f"{1234.5:_.2f}", f"{0.00001:.3g}", f"{True:d}", f"{'é':*<4}", f"{3.0!r}", f"{2+3=}", f"{'q'!r:>6}", f"{12:c}" == "\f", f"{1e100:.3}", f"{123456789:.3g}")
for fn in (lambda: "abc".split(""), lambda: "abc".index("z"), lambda: "a".center(5, "ab"), lambda: ",".join([1]), lambda: "abc".startswith(["a"]), lambda: "a" + 1, lambda: "a" * 1.0, lambda: 1 in "1",
           lambda: "abc"[10], lambda: "abc"["1"], lambda: ord("ab"), lambda: chr(-1), lambda: "{} {}".format(1), lambda: "{} {0}".format(1), lambda: "{x}".format(), lambda: "{:d}".format("a"), lambda: "{".format(),
           lambda: "☃".encode("ascii"), lambda: b"\xff".decode(), lambda: "x".encode("nope"), lambda: str.maketrans("ab", "c"), lambda: "a".replace("a"), lambda: int("1.5"), lambda: int("0x1f"), lambda: float("1,5"), lambda: int("", 16),
           lambda: "abc".partition(""), lambda: str(b"a", "ascii", "strict") + str(5, "ascii"), lambda: f"{'a':d}", lambda: f"{1.5:d}", lambda: f"{1:.2d}", lambda: f"{5:s}", lambda: "x".zfill("3"), lambda: "".join("a", "b")):
    try:
        print(repr(fn()))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
words = "the quick brown fox".split()
print(" ".join(w[0].upper() + w[1:] for w in words), "".join(map(str.capitalize, words)), sorted(words, key=lambda w: (len(w), w[::-1])), max(words, key=len), [*zip(*words)][:2])
out = ""
for i, ch in enumerate("Grüße, Jürgen ❤!"):
    out = (ch + out) if i % 2 else out + ch
print(out, len(out), out.encode("utf-8").hex()[:20], out.isascii(), out.casefold() == out.lower(), out.find("❤"), out.encode("utf-16-le")[:4], out.encode("utf-8-sig")[:4])
text = """line one
    indented \
continued
\tlast"""
print(repr(text), text.count("\n"), r"raw\n{x}" + "\x7b", rb"\x00", "a\
b", len("""a
"""), 'tab\there', "\0".encode(), '''it's''' """ "q" """)
print("nul", "a\0b".split("\0"), "a\0b".upper().encode().hex(), sum(map(ord, "☃a")), " ".join(f"{ord(c):x}" for c in "né☃😀"))
print("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "last line before the crash")
print("\ud800 cannot be printed")
