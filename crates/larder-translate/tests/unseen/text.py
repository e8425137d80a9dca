TEXT = """\
It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief... "Voilà", said naïve Zoë – it's 50% done!
"""
STOP = frozenset("the of it was".split())


def words(text):
    word = []
    for ch in text:
        if ch.isalpha() or (ch == "'" and word):
            word.append(ch.lower())
        elif word:
            yield "".join(word)
            word.clear()
    if word:
        yield "".join(word)


def wrap(text, width):
    lines, cur = [], ""
    for w in text.split():
        if cur and len(cur) + 1 + len(w) > width:
            lines.append(cur)
            cur = w
        else:
            cur = f"{cur} {w}" if cur else w
    return lines + [cur] * bool(cur)


def caesar(s, k):
    out = ""
    for c in s:
        if "a" <= c <= "z":
            out += chr((ord(c) - 97 + k) % 26 + 97)
        elif c.isupper() and c.isascii():
            out += chr((ord(c) - 65 + k) % 26 + 65)
        else:
            out += c
    return out


def rle(s):
    if not s:
        return ""
    out, prev, n = [], s[0], 0
    for c in s + "\0":
        if c == prev:
            n += 1
        else:
            out.append((str(n) if n > 1 else "") + prev)
            prev, n = c, 1
    return "".join(out)


counts = {}
for w in words(TEXT):
    counts[w] = counts.get(w, 0) + 1
top = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:6]
for w, c in top:
    print(f"{w:.<12}{c:>3d} {'#' * c}")
print([w for w in counts if w not in STOP and len(w) > 5])
for line in wrap(TEXT, 34):
    print(f"|{line:^34}|")
secret = caesar(TEXT.splitlines()[2], 13)
print(secret)
print(caesar(secret, -13) == TEXT.splitlines()[2])
print(rle("aaabccddddde"), rle(""), rle("xyz"))
print("naïve".encode(), len("naïve".encode("utf-8")), "Zoë"[::-1], "ß".upper(), "ǅ".title())
print("%-8s|%+05d|%x|%5.1f%%" % ("ab", 42, 255, 99.55))
print("{0!r:>8} {name:^9} {1:,}".format("q", 1234567, name="mid"))
print("a,b,,c".split(","), " a  b ".split(), "a-b-c".rsplit("-", 1), "k=v=w".partition("="))
print("tabs\there".expandtabs(4), "mixed Case".swapcase(), "abc".zfill(6), "-42".zfill(6))
table = str.maketrans({"a": "4", "e": "3", "o": None})
print("leet code sample oops".translate(table))
print("x".join(map(str, range(5))), "abcabc".find("c", 3), "abcabc".rindex("a"), "abc".count(""))
print(repr("tab\t quote' \"dq\" \\ \x07 \u200b é"), ascii("é\U0001f600"))
print("Hello World".casefold().startswith(("hello", "x")), "abc" < "abd" < "b", max("hello"), min("hello", key=ord))
