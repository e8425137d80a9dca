d = {}
for w in "the cat and the hat and the bat".split():
    d[w] = d.get(w, 0) + 1
print(d)
print(list(d.keys()), list(d.values()), list(d.items()))
del d["the"]
d["the"] = 9
print(d, "cat" in d, "dog" in d, len(d))
print(d.pop("cat"), d.pop("nope", -1), d.setdefault("x", 4), d)
for k, v in sorted(d.items(), key=lambda kv: kv[1]):
    print(k, v)
e = {k: v * 2 for k, v in d.items() if v > 1}
print(e, {**e, "new": 1})
try:
    d["zzz"]
except KeyError as err:
    print("KeyError", err)
