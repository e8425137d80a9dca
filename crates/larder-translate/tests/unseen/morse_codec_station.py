"""A Morse station: two-way codec on UserDict, timing as run lengths, noise correction, a message log."""
import itertools
from collections import UserDict, UserString, UserList, deque
from contextlib import suppress
from functools import reduce, singledispatchmethod
from operator import attrgetter, itemgetter, methodcaller, xor

TABLE = "A.- B-... C-.-. D-.. E. F..-. G--. H.... I.. J.--- K-.- L.-.. M-- N-. O--- P.--. Q--.- R.-. S... T- U..- V...- W.-- X-..- Y-.-- Z--.. 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. 0----- ?..--.. /-..-. ,--..-- @.--.-."


class TwoWay(UserDict):
    def __init__(self, *a, **k):
        self.inverse = {}
        super().__init__(*a, **k)

    def __setitem__(self, key, value):
        if self.inverse.get(value, key) != key:
            raise ValueError(f"{value!r} already means {self.inverse[value]!r}")
        if key in self:
            del self[key]
        super().__setitem__(key, value)
        self.inverse[value] = key

    def __delitem__(self, key):
        del self.inverse[self.data.pop(key)]

    def __missing__(self, key):
        if key.islower():
            return self[key.upper()]
        raise KeyError(key)


class Code(UserString):
    @property
    def units(self):
        return sum({".": 1, "-": 3}[c] for c in self.data) + max(len(self) - 1, 0)

    def flip(self):
        return self.translate(str.maketrans(".-", "-."))


class Log(UserList):
    def append(self, item):
        super().append((len(self) + 1, item))

    def __getitem__(self, i):
        got = super().__getitem__(i)
        return got if isinstance(got, Log) else got[1]


class Station:
    def __init__(self, call, table):
        self.call, self.table, self.log = call, table, Log()
        self.last = deque(maxlen=3)

    def encode(self, text):
        return " / ".join(" ".join(self.table[c] for c in word) for word in text.split())

    def decode(self, code):
        out = []
        for word in code.split("/"):
            out.append("".join(self.table.inverse.get(s, "#") for s in word.split()))
        return " ".join(out)

    @singledispatchmethod
    def receive(self, what):
        raise NotImplementedError(type(what).__name__)

    @receive.register(str)
    def _(self, what):
        text = self.decode(what) if set(what) <= set(".-/ ") else what.upper()
        self.log.append(text)
        self.last.append(text)
        return text

    @receive.register(list)
    @receive.register(tuple)
    def _runs(self, runs):
        signs = {1: ".", 3: "-", -1: "", -3: " ", -7: " / "}
        return self.receive("".join(signs[r] for r in runs))

    @receive.register
    def _int(self, n: int):
        return self.receive([3 if b == "1" else 1 for b in f"{n:b}"[1:]])


def runs(code):
    wave = code.replace(" / ", "_______").replace(" ", "___")
    wave = "_".join(re_part for re_part in wave.replace(".-", ". -").replace("-.", "- .").replace("..", ". .").replace("--", "- -").replace("..", ". .").replace("--", "- -").split(" "))
    wave = wave.replace(".", "=").replace("-", "===")
    return [len(list(g)) * (1 if k == "=" else -1) for k, g in itertools.groupby(wave)]


table = TwoWay((item[0], item[1:]) for item in TABLE.split())
st = Station("OE1", table)
for text in ("SOS", "paris", "hello world", "73 de OE1", "a,b?", "e"):
    code = st.encode(text)
    r = runs(code)
    print(f"{text!r:<14}{code}\n{'':14}{sum(map(abs, r))} units, {len(r)} runs, head {r[:6]} -> {st.receive(tuple(r))!r} {st.decode(code) == text.upper()}")
print(st.receive(0b1101), st.receive("plain words"), st.receive("...-.-.- ."), list(st.last), len(st.log), st.log[0], st.log[-1], type(st.log[1:3]).__name__, st.log[1:3].data)
for bad in (lambda: st.encode("ä"), lambda: st.receive(2.5), lambda: st.receive([1, 2]), lambda: table.__setitem__("Ä", "..."), lambda: table["€"], lambda: table.pop("nope"), lambda: Code("x").units, lambda: st.receive(None)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
table["S"] = "...."[:2] + "--"
print(table["S"], "..." in table.inverse, table.get("s"), table.get("ß", "dflt"), "s" in table, "S" in table, list(table)[-1], len(table) == len(table.inverse))
with suppress(KeyError, ValueError):
    del table["E"]
    del table["E"]
    print("never")
print("E" in table, table.setdefault("E", "."), isinstance(table, dict), table | {"E": "?"} == table, {**table}["Q"])
c = Code("-.-")
print(c, c.units, c.flip(), type(c.flip()).__name__, c + ".", type(c + ".").__name__, c == "-.-", c * 2, c[0], type(c[1:]).__name__, hash(c) == hash("-.-"), "." in c, len(c), c.count("-"), {"-.-": "K"}[c], c.data, f"{c!s:>5}|", isinstance(c, str))
codes = sorted(map(Code, table.values()), key=attrgetter("units"))
print([str(x) for x in codes[:6]], codes[-1].units, sorted(table.items(), key=itemgetter(1))[:3], list(map(methodcaller("count", "-"), ["--.", ""])), reduce(xor, (x.units for x in codes)))
palin = [k for k, v in table.items() if v == v[::-1]]
mirror = {k: table.inverse[f] for k, v in table.items() if (f := str(Code(v).flip())) in table.inverse}
print(palin, mirror, all(mirror[v] == k for k, v in mirror.items()))
u = UserList([3, 1, 2])
u.sort()
print(u, u + [9], [0] + u, u * 2, u == [1, 2, 3], u[::-1], type(u[:1]).__name__, u.data is u.data, sorted(u, reverse=True), u < [1, 2, 4])
