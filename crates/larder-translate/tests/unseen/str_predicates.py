# str methods torture
S = "  Hello, World! hELLO\tworld\n"
print(repr(S.strip()), repr(S.lstrip(" H")), repr(S.rstrip("\nd")))
print(S.title().strip(), S.swapcase().strip(), S.capitalize(), end="|\n")
print("they're bill's friends".title(), "ǆ straße".upper(), "STRASSE".casefold() == "straße".casefold(), "İ".lower().__len__())
print("a,b,,c,".split(","), "a,b,,c,".split(",", 2), "a,b,,c,".rsplit(",", 2), "".split(), "".split(","), " a  b ".split(), " a  b ".split(" "))
print(" a  b  c ".split(None, 1), " a  b  c ".rsplit(None, 1), "a--b--c".split("--"), "x".split("xx"))
print("k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="), "none".rpartition("="))
print("one\ntwo\r\nthree\rfour\x0bfive\x0csix\x1cseven\x85eight\u2028nine".splitlines())
print("a\n\nb\n".splitlines(True), "a\n\nb\n".split("\n"), "".splitlines(), "\n".splitlines())
print("abcabc".replace("bc", "X", 1), "aaaa".replace("aa", "b"), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"))
print("mississippi".count("ss"), "aaaa".count("aa"), "abc".count(""), "mississippi".find("ss", 3), "mississippi".rfind("ss", 0, 5), "abc".find("", 3), "abc".find("", 4))
print("ab".center(7, "*"), "abc".center(6, "*"), "abc".center(7) + "|", "ab".ljust(4, ".") + "ab".rjust(5, "-"), "abcde".center(2))
print("-42".zfill(6), "+1.5".zfill(7), "abc".zfill(5), "--1".zfill(5), "".zfill(2), "12".zfill(1))
print("tab\tx\ty".expandtabs(), "a\tb".expandtabs(4), "abcd\te".expandtabs(4), "\t".expandtabs(0) + "|", repr("ab\n\tc".expandtabs(4)))
print("prefix-body".removeprefix("prefix-"), "body.py.py".removesuffix(".py"), "x".removesuffix(""), "abc".removeprefix("b"))
print("abc".startswith(("x", "ab")), "abc".endswith(()), "abc".startswith("b", 1), "abc".endswith("ab", 0, 2), "".startswith(""), "abc".startswith("", 4))
for t in ["123", "²", "½", "12.3", "abc", "aB1", "", " ", "_x1", "1x", "class", "Title Case", "UPPER 1", "é", "٣", "\n\t", "Ⅷ"]:
    flags = "".join(
        c if f() else "-"
        for c, f in zip("dDnalUltisp", (t.isdigit, t.isdecimal, t.isnumeric, t.isalpha, t.islower, t.isupper, t.isalnum, t.istitle, t.isidentifier, t.isspace, t.isprintable))
    )
    print(f"{t!r:>14} {flags} {t.isascii():d}")
tbl = str.maketrans("abc", "xyz", "d")
print("abcd-dcba".translate(tbl), tbl)
print("hello".translate({ord("l"): None, ord("h"): "HH", 101: 69}), "x".translate(str.maketrans({"x": "<x>"})))
try:
    str.maketrans("ab", "c")
except ValueError as e:
    print(e)
for bad in (
    lambda: "abc".index("z"),
    lambda: "a".join(["x", 1]),
    lambda: "a" + 1,
    lambda: "a" * "b",
    lambda: "abc"[5],
    lambda: S["x"],
    lambda: "ab".center(5, "xy"),
    lambda: int("12a"),
    lambda: int("z", 37),
    lambda: float("1,5"),
    lambda: ord("ab"),
    lambda: chr(-1),
    lambda: "x".encode("ascii") + "x",
    lambda: "é".encode("ascii"),
    lambda: b"\xff".decode(),
    lambda: "a" < 1,
    lambda: 5 in "a",
    lambda: "{} {1}".format(1, 2),
    lambda: "{x}".format(),
    lambda: "{}".format(),
    lambda: "%d" % "x",
    lambda: "%s %s" % (1,),
    lambda: "%s" % (1, 2),
    lambda: "abc".foo,
    lambda: "%z" % 1,
    lambda: format("x", "d"),
    lambda: format(1.5, "d"),
    lambda: "abc".startswith(1),
):
    try:
        print("no error", bad())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
print("%5.2f|%-8s|%+d|%x|%#o|%e|%g|%%|%r|%c|%05d|% d" % (3.14159, "ab", 5, 255, 8, 12345.678, 1e-10, "q", 65, -42, 7))
print("%(a)s-%(b)03d" % {"a": [1], "b": 7}, "%.3s|%10.3s|" % ("abcdef", "xyzw"), "%*d|%-*d|" % (5, 42, 4, 7), "%s" % None, "%s" % ((1, 2),))
print("a" "b" 'c' + r"\n\d" + "\x41\u00e9\N{BULLET}", "\\".join("abc"), repr("it's"), repr('"'), repr("'\""), repr("\x00\x7f\xa0\xad\u200b\U0001f600é"))
print(ascii("é😀\u0100"), "😀".encode(), "é".encode("latin-1"), "é".encode("utf-16-le"), "aé".encode("ascii", "replace"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"))
print("abcdef"[::-2], "abcdef"[-3:], "abcdef"[4:1:-1], "abc"[10:], "abc"[-10:2], "x" * -3 + "|", sorted("bAca"), max("hello"), "".join(reversed("abc")), list(map(str.upper, "ab")))
