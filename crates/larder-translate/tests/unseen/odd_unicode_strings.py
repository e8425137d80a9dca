words = ["straße", "ŉ", "ﬁn", "İstanbul", "ΑΣ ΣΑΣ", "ǆ", "ǅ", "e\u0301", "é", "ß", "日本", "😀a", "Ⅷ", "²", "½", "٣", "ª", "\u00ad", "\u200b", "\x1f", "\u2028", "ſ", "K", "Ω", "ﬃ", "_x", "1a", "", " ", "\t\n", "Ա", "և"]
for w in words:
    flags = "".join(str(int(m())) for m in (w.isalpha, w.isalnum, w.isdigit, w.isdecimal, w.isnumeric, w.isspace, w.isupper, w.islower, w.istitle, w.isidentifier, w.isprintable, w.isascii))
    print(ascii(w), len(w), flags, ascii(w.upper()), ascii(w.lower()), ascii(w.title()), ascii(w.capitalize()), ascii(w.swapcase()), ascii(w.casefold()), len(w.encode()))
print("they're bill's friends from the UK x1y2 o'neil".title())
print("HELLO wORLD éCOLE".capitalize(), "ÀÉ".swapcase(), "ß".upper().lower())
s = "a\nb\r\nc\x0bd\x0ce\x1cf\x1dg\x1eh\x85i\u2028j\u2029k"
print(s.splitlines(), s.splitlines(True)[:4], len(s.split("\n")), s.split())
print("\u00a0x\u2003y\u3000".split(), ascii("\u00a0x\u2003".strip()), "\x1f a \x1c".strip() == "a", "\u200b a".strip() == "\u200b a")
print(repr("tab\there 'single' \"double\" \\ \x00 \x7f \xa0 \xad é \u200b \ud7ff 😀 \U000e0001"))
print(repr("it's"), repr('say "hi"'), repr('both \' and "'), ascii("é😀\x80"), repr("\r\n\t\v"))
t = "naïve café 😀 end"
print(t[::-1], t[6:10], t.find("😀"), t.index("end"), t.center(25, "·"), t.ljust(20, "é") + "|", t.zfill(20))
print(t.encode("utf-8"), t.encode("ascii", "replace"), t.encode("ascii", "ignore"), t.encode("ascii", "backslashreplace"), t.encode("latin-1", "xmlcharrefreplace"))
for enc in ("ascii", "latin-1"):
    try:
        t.encode(enc)
    except UnicodeEncodeError as e:
        print(e, e.start, e.end, e.reason)
for raw in (b"caf\xe9", b"\xff\xfe", b"\xe2\x82", b"ok\x80ok", b"\xed\xa0\x80", b"\xf0\x9f\x98"):
    try:
        raw.decode()
    except UnicodeDecodeError as e:
        print(e)
    print(ascii(raw.decode("utf-8", "replace")), ascii(raw.decode("latin-1")), raw.decode("utf-8", "ignore"), raw.decode("utf-8", "backslashreplace"))
print([ord(c) for c in "aé€😀"], [chr(c) for c in (65, 233, 0x20AC, 0x1F600)], max("aé€😀"), sorted("zéaZÉ"), "Z" < "a" < "é" < "😀")
print("x".join("😀é"), "😀" * 3, "a😀b".partition("😀"), "é".join(["", "", ""]), list("e\u0301x"), len("👨‍👩‍👧"), "é" == "e\u0301")
print("ababab".replace("ab", "é", 2), "aaa".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "aaa".count("aa"), "aaa".count(""), "".count(""), "abc".find(""), "abc".rfind(""), "abc".find("", 3), "abc".find("", 4), "abc".index("c", -1))
print("1,2,,3,".split(","), " a  b ".split(" "), " a  b ".split(), "".split(), "".split(","), "a,b,c".rsplit(",", 1), "a b c d".split(None, 2), "  a b  c ".rsplit(None, 1), "abc".partition("x"), "abc".rpartition("x"), "a--b--c".rpartition("--"))
print("xxhixx".strip("x"), "abcabc".lstrip("cba"), "test.txt".rstrip(".tx"), "prefix-x".removeprefix("prefix-"), "a.py".removesuffix(".py"), "a.py".removesuffix(""), "\tx".expandtabs(4), "ab\tc\n\td".expandtabs(4), "a\tb".expandtabs(0), "😀\tx".expandtabs(4))
print("abc".translate({97: "AA", 98: None, ord("c"): 0x1F600}), "hello".translate(str.maketrans("lo", "01", "h")), str.maketrans({"a": 1, 98: "x"}))
print("%s %r %a" % ("é", "é", "é"), f"{'é'!a:>8}|{'😀':>4}|{'日本':*^6}|{'x':é<3}", "{!r:>6}".format("é"), "{0[0]}{0[1]} {1.real}".format("é😀", 5))
print("abc" in "xabcx", "" in "", "é" in "e\u0301", "a" "b" 'c', "abc".startswith(("x", "ab")), "abc".endswith("bc", 1), "abc".startswith("", 3), "abc".startswith("", 4), "abc".startswith(()))
print("\N{GREEK SMALL LETTER ALPHA}\x41\101\u0041\U00000041", r"\n\u0041", len(r"\\"), "a\
b", 'line\
', "\1\12\123".encode())
print("ΟΔΥΣΣΕΥΣ".lower(), "ΑΣ.".lower(), "Σ".lower(), "ΑΣΑ".lower(), "ὈΔΥΣΣΕΎΣ".casefold(), "ﬀ".upper(), "ŉ".upper().encode("unicode_escape"), "ᾳ".upper(), "ᾳ".title(), "İ".lower().encode())
for n in ("٣٤", "１２", "1_000", " 7\n", "²", "0b1", "-٣"):
    try:
        print(ascii(n), int(n))
    except ValueError as e:
        print(ascii(n), ascii(str(e)))
