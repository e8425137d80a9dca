import textwrap

TEXT = """\
The quick brown fox jumps over the lazy dog, and then -- because it can -- it
does so again.  Incomprehensibilities notwithstanding, this is a test.

Second paragraph: naïve café, 日本語 words
  with   odd    spacing and a tab\there."""


def greedy(words, width):
    line, length = [], 0
    for w in words:
        if line and length + 1 + len(w) > width:
            yield line
            line, length = [], 0
        length += len(w) + (1 if line else 0)
        line.append(w)
    if line:
        yield line


def optimal(words, width):
    """Minimal raggedness by dynamic programming."""
    n = len(words)
    INF = float("inf")
    cost, breaks = [0.0] + [INF] * n, [0] * (n + 1)
    for j in range(1, n + 1):
        length = -1
        for i in range(j, 0, -1):
            length += 1 + len(words[i - 1])
            if length > width and i < j:
                break
            slack = 0 if j == n else max(width - length, 0) ** 2
            if cost[i - 1] + slack < cost[j]:
                cost[j], breaks[j] = cost[i - 1] + slack, i - 1
    lines = []
    while n:
        lines.insert(0, words[breaks[n]:n])
        n = breaks[n]
    return lines, cost[-1]


def justify(line, width, last=False):
    if last or len(line) == 1:
        return " ".join(line).ljust(width)
    gaps = len(line) - 1
    spaces = width - sum(map(len, line))
    q, r = divmod(spaces, gaps)
    out = ""
    for i, w in enumerate(line[:-1]):
        out += w + " " * (q + (i < r))
    return out + line[-1]


def box(lines, width):
    yield "┌" + "─" * width + "┐"
    for l in lines:
        yield f"│{l}│"
    yield "└{:─>{w}}┘".format("", w=width)


paras = [p.split() for p in TEXT.split("\n\n")]
W = 28
for words in paras:
    lines = list(greedy(words, W))
    print(*box((justify(l, W, i == len(lines) - 1) for i, l in enumerate(lines)), W), sep="\n")
opt, cost = optimal(paras[0], W)
print(cost, sum((W - len(" ".join(l))) ** 2 for l in list(greedy(paras[0], W))[:-1]))
for l in opt:
    print(" ".join(l).center(W, "."))
print(textwrap.fill(TEXT, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("Incomprehensibilities are long-winded words", 10))
print(textwrap.wrap("a-b c" * 3, 4, break_long_words=False), textwrap.wrap("", 5))
print(repr(textwrap.dedent("""
    def f():
        return 1
    """)), textwrap.shorten("Hello there general Kenobi", 16, placeholder="…"))
print(textwrap.indent("a\n\nb\n", "> "), end="")
print("tab\tstop".expandtabs(6), "|".join("a,b,,c".split(",")), " x  y ".split(), " x  y ".split(" "))
print("ab\ncd\r\nef\x0bgh".splitlines(), "ab\n".splitlines(True), "x".zfill(4), "-7".zfill(4), "+3.1".zfill(7))
print("one two three".rsplit(None, 1), "a.b.c".rpartition("."), "none".partition("-"), "xxhixx".strip("x"), "mississippi".lstrip("misp"))
print("Straße".upper(), "ÉCOLE".lower(), "ǆ".title(), "they're bill's".title(), "hELLO".capitalize(), "aBc".swapcase(), "ß".casefold())
print("abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: None, 98: "BB"}), "x".join("abc"), "%-5s|%05d|%+.1e|%x" % ("ab", 42, 12345.678, 255))
try:
    print(justify(["only"], 3), repr(justify([], 3)))
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)
except IndexError as e:
    print("IndexError", e)
