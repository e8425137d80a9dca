# text justification, columns, pagination, hyphenation, and a tiny typesetter with mixins
import re
import textwrap
from functools import lru_cache
from itertools import accumulate, zip_longest
TEXT = ("In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the youngest was so beautiful that the sun itself, "
        "which has seen so much, was astonished whenever it shone in her face.\n\nClose by the king's castle lay a great dark forest, and under an old lime-tree in the forest was a well.")

def greedy(words, width):
    line, size = [], 0
    for w in words:
        if line and size + len(line) + len(w) > width:
            yield line
            line, size = [], 0
        line.append(w)
        size += len(w)
    if line:
        yield line

def optimal(words, width):
    offs = [0, *accumulate(len(w) for w in words)]
    @lru_cache(None)
    def best(i):
        if i == len(words):
            return 0, None
        options = []
        for j in range(i + 1, len(words) + 1):
            slack = width - (offs[j] - offs[i]) - (j - i - 1)
            if slack < 0:
                break
            options.append(((0 if j == len(words) else slack ** 2) + best(j)[0], j))
        return min(options) if options else (10 ** 6 + best(i + 1)[0], i + 1)
    i = 0
    while i < len(words):
        j = best(i)[1]
        yield words[i:j]
        i = j

class Left:
    def line(self, words, last=False):
        return " ".join(words)

class Right(Left):
    def line(self, words, last=False):
        return super().line(words, last).rjust(self.width)

class Centre(Left):
    def line(self, words, last=False):
        return super().line(words, last).center(self.width).rstrip()

class Full(Left):
    def line(self, words, last=False):
        if last or len(words) == 1:
            return super().line(words, last)
        gaps = len(words) - 1
        q, r = divmod(self.width - sum(map(len, words)), gaps)
        return "".join(w + " " * (q + (i < r)) * (i < gaps) for i, w in enumerate(words))

class Numbered:
    counter = 0
    def line(self, words, last=False):
        self.counter += 1
        return f"{self.counter:>2}| " + super().line(words, last)

class Boxed:
    def render(self, text):
        lines = super().render(text)
        w = max(map(len, lines), default=0)
        return ["." + "-" * (w + 2) + "."] + [f"| {l:<{w}} |" for l in lines] + ["'" + "-" * (w + 2) + "'"]

class Setter:
    breaker = staticmethod(greedy)
    def __init__(self, width=30):
        self.width = width
    def render(self, text):
        out = []
        for k, para in enumerate(re.split(r"\n\s*\n", text)):
            if k:
                out.append("")
            lines = list(self.breaker(para.split(), self.width))
            out += [self.line(l, l is lines[-1]) for l in lines]
        return out

class Plain(Left, Setter): pass
class Block(Full, Setter): pass
class Poem(Centre, Setter): pass
class Listing(Numbered, Full, Setter): pass
class Card(Boxed, Right, Setter): pass
class Nice(Boxed, Numbered, Full, Setter): breaker = staticmethod(optimal)
for cls in (Plain, Block, Poem, Listing, Card, Nice):
    s = cls(34)
    print(cls.__name__, [c.__name__ for c in cls.__mro__[1:-1]])
    print(*s.render(TEXT), sep="\n")
    print(getattr(s, "counter", None), Numbered.counter, vars(s))
bad = {n: sum((34 - len(" ".join(l))) ** 2 for l in list(f(TEXT.split(), 34))[:-1]) for n, f in (("greedy", greedy), ("optimal", optimal))}
print(bad, bad["optimal"] <= bad["greedy"], textwrap.wrap(TEXT.split("\n")[0], 34) == Plain(34).render(TEXT.split("\n")[0]))

def hyphenate(word, width):
    parts = re.findall(r"[^aeiou]*[aeiou]+(?:[^aeiou]*$)?", word) or [word]
    out = parts[0]
    for p in parts[1:]:
        if len(out.rsplit("\n", 1)[-1]) + len(p) + 1 > width:
            out += "-\n"
        out += p
    return out
print(*map(repr, (hyphenate(w, 8) for w in ("astonished", "beautiful", "rhythm", "internationalization"))))

def columns(items, n, gap=2):
    rows = -(-len(items) // n)
    cols = [items[i:i + rows] for i in range(0, len(items), rows)]
    widths = [max(map(len, c)) for c in cols]
    for row in zip_longest(*cols, fillvalue=""):
        yield (" " * gap).join(f"{c:<{w}}" for c, w in zip(row, widths)).rstrip()
print(*columns(sorted(set(re.findall(r"\w{4,}", TEXT.lower())))[:14], 4), sep="\n")

def paginate(lines, size):
    pages = [lines[i:i + size] for i in range(0, len(lines), size)]
    for n, page in enumerate(pages, 1):
        yield from page + [""] * (size - len(page))
        yield f"-- {n}/{len(pages)} --".center(34).rstrip()
print(*paginate(Plain(34).render(TEXT), 6), sep="\n")
w = textwrap.TextWrapper(width=24, initial_indent="  * ", subsequent_indent="    ", max_lines=3, placeholder=" (more)")
print(w.fill(TEXT), textwrap.wrap("aaa-bbb cccccccccccc dd", 6), textwrap.wrap("aaa-bbb cccccccccccc", 6, break_long_words=False, break_on_hyphens=False), textwrap.wrap(""), textwrap.shorten("a  b   c", 8), sep="\n")
print(textwrap.dedent("\n   x\n     y\n\n   z") == "\nx\n  y\n\nz", repr(textwrap.indent("a\n\nb\n", "# ")), repr(textwrap.indent("a\n\nb", "# ", lambda l: True)), "a\x0bb\x1cc\rd\r\ne\u2028f".splitlines(), "x\n\ny".split("\n"), "\n".join("ab".splitlines(True)))
