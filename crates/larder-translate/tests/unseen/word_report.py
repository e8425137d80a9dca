# Word count / report table from text, beginner style with globals
import re
import textwrap
from collections import Counter, defaultdict

TEXT = """The quick brown fox jumps over the lazy dog. The dog, being lazy, did not jump;
the fox -- quick and clever -- "jumped" again! It's the dog's life, isn't it?
Numbers: 3 dogs, 12 foxes, 3.5 jumps... THE END."""

words = re.findall(r"[a-z]+(?:'[a-z]+)?", TEXT.lower())
print(len(words), words[:5], words[-3:])
counts = Counter(words)
print(counts.most_common(5))
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:8])

lengths = {}
for w in words:
    lengths[len(w)] = lengths.get(len(w), 0) + 1
for n in sorted(lengths):
    bar = "#" * lengths[n]
    print("%2d | %-14s| %5.1f%%" % (n, bar, 100.0 * lengths[n] / len(words)))

by_letter = defaultdict(set)
for w in words:
    by_letter[w[0]].add(w)
for letter in sorted(by_letter):
    print(f"{letter.upper()}: {', '.join(sorted(by_letter[letter], key=lambda w: (len(w), w)))}")
print(by_letter.get("z"), "z" in by_letter, len(by_letter["z"]), "z" in by_letter)

longest = shortest = None
i = 0
while i < len(words):
    if longest is None or len(words[i]) > len(longest):
        longest = words[i]
    if shortest is None or len(words[i]) <= len(shortest):
        shortest = words[i]
    i += 1
else:
    print("scanned", i, longest, shortest)

for width in (20, 33):
    print("+" + "-" * (width + 2) + "+")
    for line in textwrap.wrap(TEXT, width):
        print("| " + line.ljust(width) + " |")
    print("+" + "=" * (width + 2) + "+")

print(textwrap.fill("lorem ipsum dolor sit amet consectetur", 22, initial_indent="* ", subsequent_indent="    "))
print(textwrap.shorten("Hello  world, this is   long", width=18, placeholder=" [...]"))
print(textwrap.indent(textwrap.dedent("""
    a
      b

    c
    """).strip(), "> "))


def justify(line, width):
    parts = line.split()
    if len(parts) == 1:
        return parts[0].ljust(width)
    gaps = len(parts) - 1
    spaces, extra = divmod(width - sum(map(len, parts)), gaps)
    out = ""
    for k, p in enumerate(parts[:-1]):
        out += p + " " * (spaces + (k < extra))
    return out + parts[-1]


for line in textwrap.wrap(TEXT, 30):
    print(repr(justify(line, 30)))

sub = re.sub(r"\b(\w)(\w*)\b", lambda m: m[2] + m[1].lower() + "ay", "Pig Latin is FUN")
print(sub, re.subn(r"o", "0", TEXT)[1], re.split(r"[;.!?]\s*", TEXT)[:3])
print(TEXT.title()[:44], TEXT.swapcase()[:12], TEXT.casefold()[4:9].capitalize(), sep=" / ")
print("a,b,,c,".split(","), "  a  b ".split(), "a--b--c".rsplit("--", 1), "xyx".strip("x"), "abcabc".removeprefix("abc"))
c2 = counts - Counter("the the the the dog".split())
print(c2["the"], c2["dog"], +Counter(a=1, b=-1), Counter("aab") & Counter("abb"), Counter("aab") | Counter("abb"))
print("tr: ", "hello".translate(str.maketrans("el", "ip", "o")), "x".join("abc"), "abc".center(9, "*"), "42".zfill(5), "-42".zfill(5))
