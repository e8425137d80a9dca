people = [("ann", 30), ("bob", 25), ("cid", 30), ("dan", 25)]
people.sort(key=lambda p: p[1])
print(people)
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted("banana"), sorted({"b": 1, "a": 2}))
print(min(people, key=lambda p: p[1]), max(people, key=lambda p: p[1]))
