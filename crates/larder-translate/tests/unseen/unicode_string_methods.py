"""String methods over ASCII and beyond: case, strip, split, justify, translate, predicates, encode, padding, replace."""
import string

samples = ["Hello, World", "ǅungla straße ŒUVRE", "İstanbul ΣΊΣΥΦΟΣ", "  tabs\tand\u00a0spaces \n", "", "12٣½Ⅷ²", "x_1", "ñandú", "a\u0301b", "𝔘nicode 😀", "they're bill's", "ﬁne ŉ", "TITLE Case 3d", "\x1c\x85\u2028end"]
for s in samples:
    print(ascii(s), [ascii(f(s)) for f in (str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold)])
    print("   ", "".join("yn"[not f()] for f in (s.isalpha, s.isdigit, s.isdecimal, s.isnumeric, s.isalnum, s.isspace, s.isupper, s.islower, s.istitle, s.isidentifier, s.isprintable, s.isascii)), len(s), len(s.encode()), ascii(s.split()), ascii(s.splitlines()), ascii(s.strip()))
t = "a,b,,c,"
print(t.split(","), t.split(",", 2), t.rsplit(",", 2), t.split(",,"), "".split(), "".split(","), " a  b ".split(" "), " a  b ".split(None, 1), " a  b ".rsplit(None, 1), t.partition(","), t.rpartition(","), t.partition("z"), t.rpartition("z"), "a\r\nb\rc\n\nd".splitlines(True), "abc".split("abc"))
for bad in (lambda: t.split(""), lambda: t.partition(""), lambda: "x".center(5, "ab"), lambda: ",".join([1]), lambda: ",".join("a" for _ in [1]) + 1, lambda: "a" * 2.0, lambda: "abc".index("z"), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "x".encode("nope"), lambda: "a" < 1, lambda: "abc"["x"], lambda: "abc".replace("a"), lambda: "a".zfill("3"), lambda: "a".ljust(), lambda: str.upper(5), lambda: "abc".find(1), lambda: "abc".startswith(1), lambda: "abc".startswith(["a"]), lambda: 1 in "abc", lambda: "abc".count(), lambda: "x".expandtabs("a"), lambda: "".join(None), lambda: "%s" % (), lambda: "abc".nope, lambda: "a".translate(3), lambda: str(b"a", "utf-8", "strict", 1), lambda: int("४२"), lambda: "abc".removeprefix(3), lambda: str.maketrans("ab", "c")):
    try:
        print("fine", bad())
    except Exception as e:
        print(type(e).__name__, e)
s = "mississippi"
print(s.count("ss"), s.count("ssis", 1), s.count(""), s.find("i", 2), s.find("i", -3, -1), s.rfind("ss"), s.rfind("z"), s.index("p"), s.find(""), s.find("", 20), s.rfind(""), s.replace("ss", "SS", 1), s.replace("", "-", 3), s.replace("i", ""), s.startswith("iss", 1), s.endswith(("x", "pi")), s.startswith(""), s.endswith("", 11), s.endswith("", 12), s.removeprefix("mis"), s.removesuffix("mis"))
print("x".center(4, "*"), "x".center(5, "*"), "ab".center(5, "*"), "abc".center(6, "."), "-5".zfill(4), "+x".zfill(5), "".zfill(2), "--5".zfill(5), "a\tbc\td".expandtabs(4), "a\tb\n\tc".expandtabs(), "é".ljust(3, "é") + "|", "x".rjust(-1), "abc".ljust(2))
print("xxhixx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ba"), "  x ".strip(None) + "|", "\u3000wide\u3000".strip(), "\ufeffbom".strip() == "bom", "www.example.com".strip("cmowz."), "..a.".strip("."))
table = str.maketrans({"a": "1", "b": None, ord("c"): "<c>", "d": 0x1F600, "é": "e"})
print("abcdé".translate(table), "hello".translate(str.maketrans("el", "ip", "o")), "xyz".translate({120: 121, 121: 120}), "abc".translate(str.maketrans("", "", string.ascii_lowercase)))
print("".join(sorted("Straße Zürich ångström".split(), key=str.casefold)), sorted(["b", "B", "a", "A", "_", "Z", "é", "e", "1"]), max("aZ9_"), min("hello world"), sorted("éeEÉ", key=lambda c: (c.lower(), c)), "a" < "B" < "b", "Z" < "a", "é" > "z", "\uffff" < "\U00010000", "abc" < "abcd", "" < "a")
print([hex(ord(c)) for c in "aé☃😀"], [chr(n) for n in (97, 233, 0x2603)], "😀"[0], len("😀"), "😀".encode("utf-16-le").hex(), "é".encode("latin-1"), "é☃".encode("ascii", "replace"), "é☃".encode("ascii", "ignore"), "é☃".encode("ascii", "xmlcharrefreplace"), "é☃".encode("ascii", "backslashreplace"), b"a\xffb".decode("utf-8", "replace") == "a\ufffdb", b"\xe9".decode("latin-1"), b"a\xff".decode("ascii", "ignore"), "☃".encode("unicode_escape"), "a\\n".encode().decode("unicode_escape") == "a\n")
print(repr("it's"), repr('say "hi"'), repr("it's \"x\""), repr("\\ \n\t\r\0\x7f\x80\u200b\u2028é☃\U0001F600"), ascii("é☃😀"), repr(b"it's\x00\xff\n\"q"), str(b"x"), "\N{SNOWMAN}", "\x41\u0042\103", r"\n", "a" "b", """multi
line""")
print("Hello World".swapcase().swapcase() == "Hello World", "ß".upper(), "ß".upper().lower(), "ẞ".lower(), "Σ".lower(), "ΑΣ".lower(), "ΑΣΑ".lower(), "İ".lower() == "i̇", "ŉ".upper() == "ʼN", "ǆ".title(), "ﬀ".upper(), "ﬃx".capitalize(), "o'neil mc-donald x2y".title(), string.capwords("o'neil  mc-donald x"), "ÀÉ".casefold(), "ᾳ".upper(), "ⅷ".upper())
print(*(f"{w!r:>10}|{w:<6}|{w:^6}|{w:>6}|{w:.2}|" for w in ("é", "日本", "a\u0301", "")), sep="\n")
words = "the quick brown the lazy dog the end".split()
print({w: words.count(w) for w in dict.fromkeys(words)}, " ".join(w[::-1] for w in words), "".join(w[0] for w in words).upper(), max(words, key=len), sorted(set(words), key=lambda w: (-len(w), w)), " ".join(words).title(), sum(map(len, words)), "-".join("abc"), "".join(reversed("abc")), list("ab"), "abc" "def"[1], "ab" * 3, "ab" * -1, "b" in "abc", "" in "", "abc".__contains__("bc"), "a" is "a" if False else True)
pal = "A man, a plan, a canal: Panama"
clean = "".join(filter(str.isalnum, pal)).lower()
print(clean == clean[::-1], clean[:5], "".join(c for c in pal if c not in string.punctuation + " "), pal.translate(str.maketrans("", "", string.punctuation)), string.hexdigits, string.whitespace.isspace(), pal.count("a"), pal.lower().count("a"))


def rot(s, k):
    return "".join(chr((ord(c) - b + k) % 26 + b) if (b := 97 if c.islower() else 65 if c.isupper() else 0) else c for c in s)


print(rot("Hello, Zebra!", 3), rot(rot("Hello", 5), -5), "{:>{w}}".format("r", w=4), "%-5s|%5s" % ("l", "r"), "a%%b" % (), "%s" % "é", str.join("+", "ab"), str.format("{}", 1), "x".__add__("y"), "x".__mul__(3), "abc".__getitem__(-1), str.__len__("four"), "a".__lt__("b"), "a".__eq__(1), "b".__hash__() == hash("b"), str(), str(None), str([1, "a"]), str({"k": "é"}), str(("x",)), str(1.0), str(b"\xe9", "latin-1"))
"x".format_map({})["y"]
