xs = [5, 3, 9, 1, 3, 5]
print(list(set(xs)), len(set(xs)), set(xs) == {1, 3, 5, 9})
s = {10, 20}
s.add(5)
s.discard(99)
print(sorted(s), 10 in s, s - {10}, sorted(s | {1}), s & {5, 10})
print(set(), {1} | {2}, frozenset([2, 1]))
print(list({100, 33, 7, 64, 8}))
