text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness...
"""
def words(s):
    w = ""
    for ch in s:
        if ch.isalpha():
            w += ch.lower()
        elif w:
            yield w
            w = ""
    if w:
        yield w
freq = {}
for w in words(text):
    freq[w] = freq.get(w, 0) + 1
for w, n in sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:5]:
    print(f"{w:<12}|{n:>4}|{'*' * n:^10}|{n / len(freq):.2%}")
print(text.splitlines()[0].title())
print(text.count("it"), text.find("age"), text.rfind("age"), text.index("best"))
print("a,b,,c".split(","), "  x y  z ".split(), "a b c d".split(" ", 2), "a-b-c".rsplit("-", 1))
print("hello".center(11, "*"), "42".zfill(5), "-42".zfill(6), "abc".ljust(5) + "|", "abc".rjust(5))
print("Hello World".swapcase(), "hello world".capitalize(), "ß".upper(), "İ".lower(), "ΑΣ".lower())
print("x".join(["a", "b", "c"]), "banana".replace("an", "AN", 1), "banana".partition("n"), "banana".rpartition("n"))
print("abc" < "abd", "Z" < "a", "abc" * 2, "b" in "abc", "abc"[::-1], "abcdef"[1:-1:2], "abc"[5:], "abc"[-100:2])
print("%s is %d years and %.2f%% %5s|%-5s|%05d %x %X %o %e %r %c" % ("Bob", 42, 3.14159, "ab", "cd", 42, 255, 255, 8, 12345.678, "q", "z"))
print("{0} {1} {0} {name!r:>10} {2:08.3f} {2:+} {3:,} {3:_} {4:b} {4:#x} {4:o}".format("a", "b", 3.14159, 1234567, 10, name="nm"))
print(f"{3.0} {1e100} {1/3:.3} {1e-7} {123456789.0:g} {0.0001:g} {1e16} {-0.0} {float('inf')} {float('nan')}")
print(f"{'x':->5}{'y':=<5}{'z':^5}| {5:03} {5:+d} {-5: d} {5: d} {1e3:.0f} {2.5:.0f} {1234.5:,.1f} {0.5:%}")
print("a\tb\n".expandtabs(4), repr("a\tb\n'\"\\\x00\x7fé\u200b"), ascii("é"), "tEsT".casefold())
print("abc".encode(), "é".encode("utf-8"), b"abc".decode(), list(b"ab"), bytes([65, 66]).hex(), bytes.fromhex("4142"))
print(str.maketrans("ab", "xy"), "aabbc".translate(str.maketrans("ab", "xy", "c")))
print("one two".startswith(("on", "tw")), "abc".endswith("bc", 1), "123".isdigit(), "½".isnumeric(), "²".isdigit(), "²".isdecimal(), "a1".isalnum(), "".isalpha(), " ".isspace(), "Ab".istitle(), "a_1".isidentifier())
print("prefix-body".removeprefix("prefix-").removesuffix("dy"), "  s ".strip() + "|" + "xxsxx".strip("x") + "|" + "  s".lstrip() + "|" + "s  ".rstrip())
n = 7
print(f"{n=} {n * 2 = } {n!s:>3} {'nested ' + f'{n:0{n}d}'}")
print(", ".join(f"{i}:{c}" for i, c in enumerate("héllo", 1)), len("héllo"), "héllo"[1], ord("é"), chr(233))
