# HumanEval-style functions with prints; a few type hints
from typing import List, Optional, Tuple
import math
import re


def has_close_elements(numbers: List[float], threshold: float) -> bool:
    return any(abs(a - b) < threshold for i, a in enumerate(numbers) for b in numbers[i + 1:])


def separate_paren_groups(s: str) -> List[str]:
    out, depth, cur = [], 0, ""
    for ch in s:
        if ch == " ":
            continue
        cur += ch
        depth += {"(": 1, ")": -1}[ch]
        if not depth:
            out.append(cur)
            cur = ""
    return out


def rolling_max(nums):
    best = None
    return [best := x if best is None else max(best, x) for x in nums]


def make_palindrome(s: str) -> str:
    for i in range(len(s) + 1):
        if s[i:] == s[i:][::-1]:
            return s + s[:i][::-1]


def parse_music(s: str) -> List[int]:
    return [{"o": 4, "o|": 2, ".|": 1}[n] for n in s.split()]


def find_closest(nums: List[float]) -> Tuple[float, float]:
    nums = sorted(nums)
    return min(zip(nums, nums[1:]), key=lambda p: p[1] - p[0])


def rescale(nums):
    lo, hi = min(nums), max(nums)
    return [(x - lo) / (hi - lo) for x in nums]


def sort_third(l: list):
    l = list(l)
    l[::3] = sorted(l[::3])
    return l


def triples_sum_to_zero(l) -> Optional[tuple]:
    from itertools import combinations
    return next((c for c in combinations(l, 3) if not sum(c)), None)


def encode_cyclic(s):
    groups = [s[3 * i:min(3 * i + 3, len(s))] for i in range((len(s) + 2) // 3)]
    return "".join(g[1:] + g[0] if len(g) == 3 else g for g in groups)


def change_base(x: int, base: int) -> str:
    ret = ""
    while x:
        x, ret = x // base, str(x % base) + ret
    return ret or "0"


def fix_spaces(text):
    return re.sub(r" {3,}", "-", text).replace(" ", "_")


def digits_weird(n):
    return math.prod(d for d in map(int, str(n)) if d & 1) * any(int(c) % 2 for c in str(n))


def closest_integer(value):
    v = float(value)
    return int(math.copysign(math.floor(abs(v) + 0.5), v))


def minPath(grid, k):
    n = len(grid)
    i, j = next((i, j) for i in range(n) for j in range(n) if grid[i][j] == 1)
    near = min(grid[a][b] for a, b in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)) if 0 <= a < n and 0 <= b < n)
    return ([1, near] * k)[:k]


def order_by_points(nums):
    def weight(n):
        digits = [int(c) for c in str(abs(n))]
        digits[0] *= -1 if n < 0 else 1
        return sum(digits)
    return sorted(nums, key=weight)


def bf(p1, p2):
    ps = ("Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune")
    if p1 not in ps or p2 not in ps or p1 == p2:
        return ()
    i, j = sorted(map(ps.index, (p1, p2)))
    return ps[i + 1:j]


print(has_close_elements([1.0, 2.8, 3.0, 4.0], 0.3), has_close_elements([1, 2, 3], 0.5), has_close_elements([], 1))
print(separate_paren_groups("( ) (( )) (( )( ))"), separate_paren_groups(""))
print(rolling_max([3, 2, 5, 4, 9]), rolling_max([]), rolling_max("hello"), rolling_max([-1, True, 1.0]))
print(make_palindrome("cata"), make_palindrome("") == "", make_palindrome("race"), make_palindrome("x"))
print(parse_music("o o| .| o| o| .| .| .| .| o o"), find_closest([1.0, 2.0, 3.9, 4.0, 5.0, 2.2]))
print(rescale([2.0, 49.9, 7, 3]), sort_third([5, 6, 3, 4, 8, 9, 2, 1]), sort_third((2, 1)))
print(triples_sum_to_zero([1, 3, -2, 1]), triples_sum_to_zero([1, 2]), encode_cyclic("hello world"), encode_cyclic(encode_cyclic(encode_cyclic("abcdefgh"))))
print(change_base(8, 3), change_base(0, 2), change_base(10 ** 20, 7), fix_spaces(" Example   3  x    y "))
print([digits_weird(n) for n in (5, 54, 120, 5014, 98765, 2468)], [closest_integer(s) for s in ("10", "14.5", "-15.5", "15.3", "0", "-0.2")])
print(minPath([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 3), minPath([[5, 9, 3], [4, 1, 6], [7, 8, 2]], 4), order_by_points([1, 11, -1, -11, -12, 0, 100]))
print(bf("Jupiter", "Neptune"), bf("Earth", "Mercury"), bf("Mars", "Pluto"), bf("Earth", "Mars"))
try:
    rescale([3, 3])
except ZeroDivisionError as e:
    print(e)
print(make_palindrome.__annotations__ == {"s": str, "return": str}, List[int], Optional[int], has_close_elements.__name__)
assert parse_music("") == [], "empty"
assert separate_paren_groups("(()") == ["(()"], f"unbalanced gave {separate_paren_groups('(()')}"
