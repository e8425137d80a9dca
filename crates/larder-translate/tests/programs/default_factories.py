from collections import defaultdict

counts = defaultdict(int, a=1)
print(counts.default_factory, counts.default_factory is int, counts.default_factory(), counts["b"], counts)
lists = defaultdict(list)
lists["x"].append(1)
print(lists.default_factory is list, lists.default_factory == dict, lists)
none = defaultdict(None, {1: 2})
print(none.default_factory is None, none)
made = defaultdict(lambda: "made")
print(made.default_factory(), made[0])
none[5]
