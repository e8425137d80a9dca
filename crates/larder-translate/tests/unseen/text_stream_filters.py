import io
import sys
import re
import difflib
import string
from collections import Counter, defaultdict
from itertools import groupby, islice, zip_longest
from contextlib import redirect_stdout
from functools import partial, singledispatch
from operator import itemgetter, attrgetter, methodcaller
from pprint import pprint, pformat


class Tee(io.TextIOBase):
    def __init__(self, *targets):
        self.targets = targets

    def write(self, text):
        for t in self.targets:
            t.write(text)
        return len(text)


class Numbered:
    """Wraps lines, iterator and context manager at once."""

    def __init__(self, stream, start=1):
        self.stream, self.n = stream, start

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stream.close()
        return False

    def __iter__(self):
        return self

    def __next__(self):
        line = self.stream.readline()
        if not line:
            raise StopIteration
        self.n += 1
        return self.n - 1, line.rstrip("\n")


poem = """The sea is calm tonight.
The tide is full, the moon lies fair
Upon the straits; on the French coast the light
Gleams and is gone; the cliffs of England stand,
"""
with Numbered(io.StringIO(poem)) as lines:
    for n, text in islice(lines, 2):
        print(f"{n:02}: {text}")
    print(next(lines), [n for n, _ in lines], next(lines, "end"))
try:
    lines.stream.read()
except ValueError as error:
    print(error)
words = re.findall(r"[a-z']+", poem.lower())
count = Counter(words)
by_len = defaultdict(set)
for w in words:
    by_len[len(w)].add(w)
print(count.most_common(3), {k: sorted(v) for k, v in sorted(by_len.items()) if k > 5})
a, b = io.StringIO(), io.StringIO()
with redirect_stdout(Tee(a, b)):
    print("both", 1, sep="/")
print(repr(a.getvalue()), a.getvalue() == b.getvalue())
sio = io.StringIO("one\ntwo\nthree")
print(sio.readline(), sio.tell(), sio.readlines(), sio.read() == "", sio.seek(4), sio.read(3), sio.writable(), sio.write("!!"), sio.getvalue())
old, new = poem.splitlines(), poem.replace("calm", "wild").replace("Gleams and", "And").splitlines()
print(*difflib.unified_diff(old, new, "old", "new", lineterm="", n=0), sep="\n")
print(difflib.get_close_matches("tyde", words), round(difflib.SequenceMatcher(None, "kitten", "sitting").ratio(), 4), [op for op in difflib.SequenceMatcher(None, "abxcd", "abcd").get_opcodes()])
for line in difflib.ndiff(["ab", "cd"], ["ab", "ce"]):
    print(repr(line))


@singledispatch
def show(x, depth=0):
    return "  " * depth + f"?{x!r}"


@show.register(list)
@show.register(tuple)
def _(x, depth=0):
    return "\n".join(["  " * depth + f"- {type(x).__name__}"] + [show(i, depth + 1) for i in x])


@show.register
def _(x: dict, depth=0):
    return "\n".join("  " * depth + f"{k}:\n" + show(v, depth + 1) for k, v in x.items())


@show.register
def show_number(x: int | float, depth=0):
    return "  " * depth + f"#{x}"


print(show({"a": [1, 2.5, (True, None)], "b": "s"}))
print(show.dispatch(bool) is show_number, show.dispatch(str).__name__, sorted(k.__name__ for k in show.registry))
data = {"name": "x" * 30, "list": list(range(25)), "nested": {"k": [{"deep": "y" * 40, "z": (1,)}], "s": {3, 1, 2}}, "t": None}
pprint(data)
pprint(data, width=40, compact=True, depth=2, sort_dicts=False)
print(pformat([["a" * 20] * 3, []], indent=4, width=50))
rows = [("b", 2), ("a", 2), ("b", 1), ("c", 0)]
print(sorted(rows, key=itemgetter(1, 0)), {k: list(map(itemgetter(1), g)) for k, g in groupby(sorted(rows), key=itemgetter(0))})
print(list(map(methodcaller("replace", "a", "o", 1), ["banana", "cat"])), [*zip_longest("abc", "x", fillvalue="_")], string.ascii_letters[24:28], string.punctuation[:5], string.hexdigits)
print(f"{sys.maxsize:,}", sys.byteorder, sys.version_info[:2] >= (3, 11), sys.getrecursionlimit(), sys.stdout.write("raw\n"))
sys.stdout.flush()
print("to stderr", file=sys.stderr)
print(*"abc", sep="\n", end="~\n", flush=True)
print(show.registry[int](4, depth=1), sio.closed, sio.close(), sio.closed)
sys.exit("fatal: " + pformat({"code": 3}))
