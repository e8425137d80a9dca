from collections import Counter


def letters(text):
    for letter in text:
        yield letter


def show(things):
    return sorted(things, key=str)


seen = set("abc")
seen.add(1)
print(show(seen), 1 in seen)
kinds = dict(zip("ab", [1, 2]))
kinds[3] = "three"
print(kinds)
frozen = frozenset("xy")
print(show(frozen | {2}), Counter(c for c in "banana" if c != "b"), Counter(letters("hello")).most_common(1))
table = {"a": 1, "b": 2}
for key in ["a", "z", 3, None]:
    print(key, table.get(key), key in table)
moves = {"N": (0, 1), "S": (0, -1)}
for name in ["N", "S"]:
    dx, dy = moves[name]
    print(name, dx + dy)
nested = [set("ab"), set()]
nested[1].add("q")
print([sorted(x) for x in nested])
print(len(range(10 ** 12)), range(10 ** 12)[-1], 10 ** 11 in range(0, 10 ** 12, 10), range(10 ** 12)[5:10 ** 11:10 ** 10])
