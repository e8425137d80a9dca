from collections import Counter, defaultdict, deque

c = Counter("abracadabra")
print(c.most_common(2), c["a"], c["z"])
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(dict(d), len(d))
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
print(q, q.pop(), q.popleft(), list(q))
