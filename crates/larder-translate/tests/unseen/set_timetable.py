# Set algebra: course timetable conflicts, set cover, venn, power sets, frozenset keys
from itertools import chain, combinations

students = {
    "ann": {"math", "art", "bio"},
    "bob": {"math", "chem"},
    "cid": {"art", "chem", "drama"},
    "dot": {"bio"},
    "eve": set(),
}
courses = set().union(*students.values())
print(sorted(courses), len(courses), set.intersection(*map(set, (students["ann"], students["bob"]))))
roster = {c: {s for s, cs in students.items() if c in cs} for c in sorted(courses)}
for c, who in roster.items():
    print(f"{c:<6}", sorted(who))
conflicts = {frozenset(p) for p in combinations(sorted(courses), 2) if not roster[p[0]].isdisjoint(roster[p[1]])}
print(sorted(map(sorted, conflicts)), frozenset(("art", "bio")) in conflicts, {"bio", "art"} in conflicts)

slots = {}
for c in sorted(courses, key=lambda c: (-sum(c in pair for pair in conflicts), c)):
    used = {slots[o] for pair in conflicts if c in pair for o in pair - {c} if o in slots}
    slots[c] = min(set(range(10)) - used)
print(slots, all(len({slots[x] for x in p}) == 2 for p in conflicts))

def powerset(s):
    s = sorted(s)
    return map(frozenset, chain.from_iterable(combinations(s, k) for k in range(len(s) + 1)))

def cover(universe, subsets):
    for combo in powerset(subsets):
        if frozenset().union(*(subsets[n] for n in combo)) >= universe:
            return combo

best = cover(courses, students)
print(sorted(best), len(list(powerset("abcd"))), max(powerset({1, 2}), key=len), cover({"x"}, students))
greedy, left, log = [], set(courses), []
while left:
    pick = max(sorted(students), key=lambda s: len(students[s] & left))
    greedy.append(pick)
    left -= students[pick]
    log.append(len(left))
print(greedy, log, left, courses - left == courses)

a, b = {1, 2, 3, 4}, {3, 4, 5}
c = a
c &= b
print(a, c, a is c, b)
c = c | {9}
print(a, sorted(c), a is c)
a ^= {3, 10}
print(sorted(a), a.add(1), a.discard(99), a.update([7], (8,), "z"), sorted(map(str, a)), a.intersection_update(range(9)), sorted(a))
print({1, 2} < {1, 2, 3}, {1, 2} < {1, 2}, {1, 2} <= {2, 1}, {1} < {2}, {1} > {2}, {1} == {1.0, True}, set() < {0}, {1, 2} != {2}, frozenset([1]) == {1}, {1} | frozenset([2]))
print(type(frozenset([1]) | {2}).__name__, type({1} | frozenset([2])).__name__, {1}.union([2], "a", {3: 4}) == {1, 2, "a", 3}, {1, 2, 3}.difference([1], (2,)), {1, 2}.symmetric_difference([2, 3]) == {1, 3}, {1}.issubset(range(3)), {1, 5}.issuperset([5]))
for bad in (lambda: {1} | [2], lambda: {[1]}, lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} + {2}, lambda s=b: s[0], lambda: {1} < [1], lambda: hash({1}), lambda: frozenset().add(1), lambda: set(5), lambda: {{1}}):
    try:
        print(bad())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
print(set(), frozenset(), {0}, {()}, repr({"k"}), str(frozenset({7})), len({1, 1.0, True, 0, False, 0.0, "1"}), bool(set()), {*"aab"} == {"a", "b"}, [*{5}])
seen = set()
dups = [x for x in [3, 1, 3, 2, 1, 3] if x in seen or seen.add(x)]
uniq = list(dict.fromkeys([3, 1, 3, 2, 1]))
print(dups, uniq, sorted(seen), sorted({x % 3 for x in range(10) if x & 1}), sum({1, 1, 2}), min({"b", "a"}), sorted({(1, "b"), (1, "a"), (0, "z")}))

class Tag(frozenset):
    def __new__(cls, text=""):
        return super().__new__(cls, text.lower().split())

    def __str__(self):
        return "+".join(sorted(self)) or "(none)"

    def __add__(self, other):
        return Tag(" ".join(self | Tag(other)))

t = Tag("Red BLUE red")
print(t, t + "green", len(t), t == {"red", "blue"}, type(t | {"x"}).__name__, type(t + "").__name__, {t: 1}[frozenset(("blue", "red"))], t < t + "z", Tag())
jaccard = lambda p, q: len(p & q) / len(p | q) if p | q else 1.0
for (n1, s1), (n2, s2) in combinations(students.items(), 2):
    print(f"{n1}-{n2} {jaccard(s1, s2):.3f}", end="; ")
print()
sim = lambda w: {w[i:i + 2] for i in range(len(w) - 1)}
print(sorted(sim("night") & sim("nacht")), round(2 * len(sim("night") & sim("nacht")) / (len(sim("night")) + len(sim("nacht"))), 4))
