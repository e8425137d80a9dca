class Slug(str):
    def __eq__(self, other):
        return str.__eq__(self, other.lower() if isinstance(other, str) else other)

    def __hash__(self):
        return hash(str(self))

    def __repr__(self):
        return f"Slug({str.__repr__(self)})"

    def __lt__(self, other):
        return str.__gt__(self, other)

    def __len__(self):
        return 99

    def __getitem__(self, i):
        return super().__getitem__(i).upper()


s = Slug("hello")
print(s == "HELLO", "hello" == s, s != "hello", s == 5, repr(s), {s: 1}.get("hello"))
print(s == Slug("hello"), Slug("b") < Slug("a"), sorted([Slug("a"), Slug("c"), Slug("b")]))
print(len(s), str.__len__(s), s[0], str.__getitem__(s, 1), str.__hash__(s) == hash("hello"))


class Row(list):
    def __eq__(self, other):
        return list.__eq__(self, other) and "same"

    def __repr__(self):
        return "Row" + list.__repr__(self)

    def __len__(self):
        return list.__len__(self) + 100


r = Row([1, 2])
print(r == [1, 2], r == Row([1, 2]), r, len(r), list.__len__(r), bool(Row()))


class Known(dict):
    def __getitem__(self, key):
        return ("got", dict.__getitem__(self, key))

    def __missing__(self, key):
        return key * 2

    def __contains__(self, key):
        return dict.__contains__(self, key) or key == "always"


k = Known(a=1)
print(k["a"], k["zz"], "a" in k, "b" in k, "always" in k, k.get("a"))


class Number(int):
    def __eq__(self, other):
        return int.__eq__(self, other)

    __hash__ = int.__hash__

    def __str__(self):
        return "#" + int.__str__(self)

    def __format__(self, spec):
        return "<" + int.__format__(self, spec) + ">"


n = Number(7)
print(n == 7, n == 7.0, n == Number(7), n, f"{n:03d}", repr(n), hash(n))
