"""Case mappings that change length, combining marks, normalisation, surrogates, widths, odd digits and spaces."""
import re
import unicodedata

words = ["Straße", "STRASSE", "İstanbul", "ısı", "ΌΣΟΣ", "ὈΔΥΣΣΕΎΣ", "ﬁne", "ŉ", "Ǆ", "ǆ", "ǅ", "ß", "ẞ", "éÉ", "e\u0301", "ÿ", "µ", "ſ", "K", "Å", "քև", "ﬀ", "ᾳ", "ΐ", "a\u0345"]
for w in words:
    print(f"{w} len={len(w)} lower={w.lower()} upper={w.upper()} fold={w.casefold()} title={w.title()} cap={w.capitalize()} swap={w.swapcase()}", len(w.lower()), len(w.upper()), w.islower(), w.isupper(), w.istitle(), w.upper().lower() == w.lower())
print("STRASSE".casefold() == "straße".casefold(), "STRASSE".lower() == "straße".lower(), "ς".casefold() == "Σ".casefold(), "İ".lower() == "i", ascii("İ".lower()), "ﬁ".upper() == "FI", "ΑΣ ΑΣΑ Σ Σ.Σ".lower(), "they're bill's".title(), "o'neil mc-donald 3rd x2y".title(), "ÀÉ".swapcase(), "x".isupper(), "X1".isupper(), "1".isupper(), "A".istitle(), "Aa Bb".istitle(), "AA".istitle(), "".islower())

composed, decomposed = "café", "cafe\u0301"
print(composed == decomposed, len(composed), len(decomposed), composed[::-1], decomposed[::-1], decomposed[:4], decomposed[4:] == "\u0301", composed.encode(), decomposed.encode(), sorted([composed, decomposed, "cafz", "caf"]), composed in decomposed, decomposed.find("e"), composed.find("é"), decomposed.replace("e", "a"))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [ascii(unicodedata.normalize(form, s)) for s in (composed, decomposed, "ﬁ①²", "Å", "각", "ḍ̇", "½")])
strip = lambda s: "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))
print(strip("Škoda Ångström crème brûlée Łódź ñandú"), [unicodedata.category(c) for c in "aA1 _-+€\u0301\n٣Ⅷ中"], unicodedata.name("é"), unicodedata.lookup("GREEK SMALL LETTER ALPHA"), unicodedata.name("\x00", "no name"), unicodedata.east_asian_width("中"), unicodedata.bidirectional("א"), unicodedata.mirrored("("), unicodedata.decimal("٣"), unicodedata.digit("²"), unicodedata.numeric("½"), unicodedata.numeric("Ⅷ"))

emoji = "👨‍👩‍👧 👍🏽 🇩🇪 é"
print(len(emoji), [hex(ord(c)) for c in emoji[:5]], emoji[0], emoji[::-1] != emoji, emoji.split(), emoji.encode("utf-8")[:4], emoji.index("👍"), emoji[6:8], "👍🏽"[0], len("🇩🇪"), max(emoji), min("😀", "\uffff"), "😀" > "\uffff", sorted("😀é\uffffz"))
table = "0٣²½Ⅷ五①９a-"
for c in table:
    print(c, c.isdecimal(), c.isdigit(), c.isnumeric(), c.isalnum(), c.isalpha(), c.isidentifier(), c.isprintable(), bool(re.match(r"\d", c)), bool(re.match(r"\w", c)))
print(int("٣٤"), int("１２"), float("٣.٥"), int(" \u00a07\u2003"), "٣".isascii(), [c for c in "²①" if c.isdigit()], "1²".isdigit(), "1.0".isnumeric(), "-1".isdigit())
for bad in ("²", "½", "Ⅷ", "1\u200b2", "٣x"):
    try:
        print(int(bad))
    except ValueError as e:
        print("ValueError:", ascii(str(e)))
spaces = "a\u00a0b\u2003c\u3000d\u200be\tf\x1cg\x85h\u2028i\x0bj"
print([ascii(p) for p in spaces.split()], [ascii(p) for p in spaces.splitlines()], ascii("\u00a0\u2003x\u3000\ufeff".strip()), "\u200b".isspace(), "\u00a0".isspace(), "\x1c".isspace(), "".isspace(), ascii("x\u2028y\r\nz\n".splitlines(True)), re.split(r"\s+", "a\u00a0b c"), "a\u00a0b".split(" "), " a  b ".split(" "), "".split(), "".split(","), "\n\n".splitlines())
print(repr("tab\there"), repr("nul\0"), repr("\x7f\x80\xa0\xad"), repr("é中😀"), repr("\u200b\u2028\ufeff\ud800"), repr("\U000e0001\U0010ffff"), repr("it's"), repr('say "hi"'), repr("both ' and \""), ascii("é中😀'"), "\u0041\N{BULLET}", r"\u0041", "\x41\101\a".encode())
text = "Привет, мир! ¿Qué tal? 你好，世界。"
print(text.upper(), text.title(), len(text), text.split(", "), text.partition("мир"), text.count("и"), re.findall(r"\w+", text), re.findall(r"[a-zé]+", text, re.I), re.sub(r"[^\w\s]", "", text), text.find("世"), text[-3:], text[7:10], text.startswith("При"), text.swapcase()[:6], text.casefold()[:6], text.encode("utf-8")[:6], " ".join(w.capitalize() for w in "éa ñb".split()))
print(f"{'é':>4}|{decomposed:>6}|{'中':^5}|{'😀':*<3}|", "é".center(5, "→"), "中".ljust(3, "．"), "ñ".zfill(3), "-é".zfill(5), "x".rjust(3, "é"), f"{'日本':é^6}", "%5s|%-5s|" % ("é", "中"), "{:.2}".format("e\u0301a"), "\te\u0301\tx".expandtabs(4))
print("éàü".translate(str.maketrans("éàü", "eau")), "abc".translate({97: "α", ord("b"): None, 99: 0x4E2D}), str.maketrans({"a": "1", "é": None}), "ß".join(["a", "b"]), "ẞ".casefold(), "straße".upper().title(), "ﬃ".casefold(), "Ω".lower() == "Ω".lower(), ord("Ω"), ord("Ω"), "ĸ".upper(), "ﬅ".upper(), "ŉx".title(), "ǳ".title(), "ǳ".upper(), "ᾲ".upper(), ascii("ΐ".upper()))
print(sorted(["zebra", "Äpfel", "apfel", "Zebra", "äpfel", "éclair", "eclair", "ß", "ss", "st"]), sorted(["Äpfel", "apfel", "Zebra", "zoo", "äther"], key=str.casefold), sorted("bÀaÁcÂ", key=lambda c: (strip(c).lower(), c)), "a" < "B", "Z" < "a", "é" > "z", "ａ" > "a", max("Straße", "Strasse"), "\U0001F600" < "\U0001F601", "abc" < "abcd", "" < "\0")
counts = {}
for ch in "Ünïcödé ünicode UNICODE":
    base = strip(ch).casefold()
    counts[base] = counts.get(base, 0) + 1
print(counts, "".join(dict.fromkeys("ÀàÀbB")), list("e\u0301"), [*map(len, ["", "\0", "\r\n", "🏳️‍🌈"])], "é" * 3, "é" in "cafe\u0301", ("é",) == ("e\u0301",), {"é": 1, "e\u0301": 2}, hash("é") == hash(unicodedata.normalize("NFC", "e\u0301")))
variable_é = "identifier with accent"
ﬁ = "ligature name"
print(variable_é, fi, "ﬁ" in globals(), "fi" in globals(), "variablé".isidentifier(), "2a".isidentifier(), "ª".isidentifier(), "class".isidentifier())


def slugify(s):
    return re.sub(r"[^a-z0-9]+", "-", strip(s.replace("ß", "ss")).lower()).strip("-")


print([slugify(s) for s in ("Große Übersicht!", "  crème—brûlée  ", "Ελλάδα 2024", "ÅÄÖ", "a__b", "İx")])
palindrome = lambda s: (t := [c for c in strip(s).casefold() if c.isalnum()]) == t[::-1]
print([palindrome(s) for s in ("Ésope reste ici et se repose", "Аргентина манит негра", "Страна", "A man, a plan, a canal: Panama", "")])
caesar = "".join(chr((ord(c) - 0x430 + 3) % 32 + 0x430) if "а" <= c <= "я" else c for c in text.lower())
print(caesar, "".join(chr(ord("①") + i) for i in range(5)), "".join(map(chr, range(0x3b1, 0x3b9))), [chr(i).upper() for i in (0xb5, 0xff, 0x131, 0x17f)], chr(0x10ffff) == "\U0010ffff")
for bad in (lambda: chr(0x110000), lambda: chr(-1), lambda: ord("e\u0301"), lambda: unicodedata.name("\x00"), lambda: unicodedata.lookup("NO SUCH NAME"), lambda: "é".encode("ascii"), lambda: unicodedata.numeric("x")):
    try:
        print(bad())
    except (ValueError, TypeError, KeyError) as e:
        print(type(e).__name__, ascii(str(e)))
total = sum(map(ord, text))
print(total, total % 97, len(text.encode("utf-16-le")) // 2)
