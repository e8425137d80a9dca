from functools import lru_cache
from typing import NamedTuple


class Item(NamedTuple):
    name: str
    weight: int
    value: float
    fragile: bool = False

    @property
    def ratio(self):
        return self.value / self.weight


ITEMS = [
    Item("laptop", 3, 2000, True),
    Item("guitar", 1, 1500),
    Item("stereo", 4, 3000),
    Item("phone", 1, 2000, fragile=True),
    Item("lamp", 2, 1250.5),
]


def knap01(items, cap):
    best = [[0] * (cap + 1) for _ in range(len(items) + 1)]
    for i, it in enumerate(items, 1):
        for c in range(cap + 1):
            best[i][c] = best[i - 1][c]
            if it.weight <= c:
                best[i][c] = max(best[i][c], best[i - 1][c - it.weight] + it.value)
    chosen, c = [], cap
    for i in range(len(items), 0, -1):
        if best[i][c] != best[i - 1][c]:
            chosen.append(items[i - 1].name)
            c -= items[i - 1].weight
    return best[-1][cap], chosen[::-1]


def unbounded(items, cap):
    dp = [(0, ())] + [None] * cap
    for c in range(1, cap + 1):
        dp[c] = max(
            ((dp[c - it.weight][0] + it.value, dp[c - it.weight][1] + (it.name,))
             for it in items if it.weight <= c),
            default=(0, ()),
        )
    return dp[cap]


def fractional(items, cap):
    total, parts = 0, {}
    for it in sorted(items, key=lambda i: i.ratio, reverse=True):
        take = min(it.weight, cap)
        if not take:
            break
        parts[it.name] = take / it.weight
        total += it.ratio * take
        cap -= take
    return total, parts


@lru_cache(maxsize=None)
def count_subsets(i, cap):
    if cap < 0:
        return 0
    if i == len(ITEMS):
        return 1
    return count_subsets(i + 1, cap) + count_subsets(i + 1, cap - ITEMS[i].weight)


for it in ITEMS[:2]:
    print(it, f"{it.ratio:.3f}")
for cap in (0, 1, 4, 6, 20):
    print(cap, *knap01(ITEMS, cap))
print(unbounded(ITEMS, 4))
print(unbounded(ITEMS[2:3], 3))
total, parts = fractional(ITEMS, 5)
print(total, parts)
print(fractional(ITEMS, 0))
print(count_subsets(0, 6), count_subsets.cache_info())
print(sum(i.weight for i in ITEMS if not i.fragile), max(ITEMS).name, min(ITEMS, key=len).name)
heavy = ITEMS[0]._replace(weight=9)
print(heavy, heavy == ITEMS[0], heavy._asdict())
name, weight, *rest = heavy
print(name, weight, rest, Item._fields, Item._field_defaults)
try:
    heavy.weight = 1
except AttributeError as e:
    print("AttributeError:", e)
try:
    Item("x")
except TypeError as e:
    print("TypeError:", e)
