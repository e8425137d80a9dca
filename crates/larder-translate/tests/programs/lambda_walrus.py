def delta(xs):
    return [b - a for a, b in zip([0, *xs], xs)]
undelta = lambda ds, t=0: [t := t + d for d in ds]
print(undelta(delta([3, 5, 4, 4, 10])), undelta([1, 2], 5))
once = lambda n: (n := n + 1) * n
print(once(3), once(2.5))
kept = lambda s, out="": [out := out + c for c in s if c != "x"][-1:] or [out]
print(kept("axb"), kept("x"))
