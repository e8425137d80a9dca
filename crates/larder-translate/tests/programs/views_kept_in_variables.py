"""Views of dicts with known types, kept in variables and used in every way."""
ages = {"ann": 3, "bob": 5}
keys, values, items = ages.keys(), ages.values(), ages.items()
print(keys, values, items)
print(f"{keys} {values!r} {items}", str(keys), repr(values), len(keys), len(values), len(items))
print(bool(keys), not values, "yes" if items else "no")
print("ann" in keys, 5 in values, ("bob", 5) in items)
ages["cid"] = 7
print(keys, values, items, list(keys), sorted(values), dict(items))
print(keys == {"ann", "bob", "cid"}, items == {("ann", 3)}, keys & {"ann"}, sorted(keys - {"ann"}), sorted(keys | {"x"}))


def show(view):
    return f"{view}", len(view), [x for x in view]


print(show(keys), show(values), show(items))
holder = [keys, values]
print(holder)
print(max(values), sum(values), min(keys), list(reversed(keys)), isinstance(keys, list), type(items).__name__)
for k, v in items:
    print(k, v)
empty = {}.keys()
print(empty, bool(empty))

def of(d):
    view = d.items()
    d["z"] = 0
    return view


numbers = {1: 2.5, 2: 3.5}
view = numbers.items()
print(view)
print(numbers.values())
view2 = numbers.values()
numbers[3] = 4.5
print(view2, end="\n")
print(of({"a": 1}))
assert view, "view is empty"
while view:
    numbers.popitem()
print("done", view)
grown = bytearray(b"abc")
seen = []
for byte in grown:
    seen.append(byte)
    if len(grown) < 6:
        grown.append(byte + 1)
print(seen, grown)
