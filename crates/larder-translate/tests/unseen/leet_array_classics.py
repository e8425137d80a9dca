"""Array and string exercises as they are handed in: two pointers, windows, stacks, intervals, bits, matrices."""
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from functools import cache, cmp_to_key
from heapq import heappop, heappush, heapify, heapreplace, merge, nlargest, nsmallest
from itertools import combinations, permutations, product
from typing import List, Optional


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next

    def __repr__(self):
        return f"{self.val}->{self.next!r}" if self.next else str(self.val)


class TreeNode:
    def __init__(self, x, left=None, right=None):
        self.val, self.left, self.right = x, left, right


def build(values):
    nodes = [None if v is None else TreeNode(v) for v in values]
    kids = nodes[::-1]
    root = kids.pop() if kids else None
    for node in nodes:
        if node:
            if kids: node.left = kids.pop()
            if kids: node.right = kids.pop()
    return root


def chain(values):
    head = tail = ListNode()
    for v in values:
        tail.next = tail = ListNode(v)
    return head.next


class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        seen = {}
        for i, n in enumerate(nums):
            if target - n in seen:
                return [seen[target - n], i]
            seen[n] = i

    def longestUnique(self, s: str) -> int:
        last, best, left = {}, 0, 0
        for i, c in enumerate(s):
            if last.get(c, -1) >= left:
                left = last[c] + 1
            last[c] = i
            best = max(best, i - left + 1)
        return best

    def threeSum(self, nums):
        nums.sort()
        out = []
        for i, a in enumerate(nums):
            if i and a == nums[i - 1]:
                continue
            l, r = i + 1, len(nums) - 1
            while l < r:
                s = a + nums[l] + nums[r]
                if s < 0: l += 1
                elif s > 0: r -= 1
                else:
                    out.append([a, nums[l], nums[r]])
                    while l < r and nums[l] == nums[l + 1]: l += 1
                    l += 1
        return out

    def reverseK(self, head, k):
        node, n = head, 0
        while node and n < k:
            node, n = node.next, n + 1
        if n < k:
            return head
        prev = self.reverseK(node, k)
        for _ in range(k):
            head.next, prev, head = prev, head, head.next
        return prev

    def mergeK(self, lists: List[Optional[ListNode]]):
        heap = [(l.val, i, l) for i, l in enumerate(lists) if l]
        heapify(heap)
        dummy = cur = ListNode()
        while heap:
            v, i, node = heap[0]
            cur.next = cur = node
            if node.next:
                heapreplace(heap, (node.next.val, i, node.next))
            else:
                heappop(heap)
        return dummy.next

    def trap(self, h):
        l, r, lm, rm, w = 0, len(h) - 1, 0, 0, 0
        while l < r:
            if h[l] < h[r]:
                lm = max(lm, h[l]); w += lm - h[l]; l += 1
            else:
                rm = max(rm, h[r]); w += rm - h[r]; r -= 1
        return w

    def spiral(self, m):
        return m and [*m.pop(0)] + self.spiral([*zip(*m)][::-1])

    def minWindow(self, s, t):
        need, missing = Counter(t), len(t)
        i = I = J = 0
        for j, c in enumerate(s, 1):
            missing -= need[c] > 0
            need[c] -= 1
            if not missing:
                while i < j and need[s[i]] < 0:
                    need[s[i]] += 1
                    i += 1
                if not J or j - i <= J - I:
                    I, J = i, j
        return s[I:J]

    def largestRectangle(self, heights):
        stack, best = [-1], 0
        heights.append(0)
        for i in range(len(heights)):
            while heights[i] < heights[stack[-1]]:
                h = heights[stack.pop()]
                best = max(best, h * (i - stack[-1] - 1))
            stack.append(i)
        heights.pop()
        return best

    def lis(self, nums):
        tails = []
        for n in nums:
            k = bisect_left(tails, n)
            tails[k:k + 1] = [n]
        return len(tails)

    def decode(self, s):
        stack, cur, num = [], "", 0
        for ch in s:
            if ch.isdigit(): num = num * 10 + int(ch)
            elif ch == "[": stack.append((cur, num)); cur, num = "", 0
            elif ch == "]":
                prev, n = stack.pop()
                cur = prev + cur * n
            else: cur += ch
        return cur

    def wordBreak(self, s, words):
        @cache
        def go(i):
            if i == len(s):
                return [[]]
            return [[w] + rest for w in words if s.startswith(w, i) for rest in go(i + len(w))]
        return [" ".join(r) for r in go(0)]

    def largestNumber(self, nums):
        return "".join(sorted(map(str, nums), key=cmp_to_key(lambda a, b: (a + b < b + a) - (a + b > b + a)))).lstrip("0") or "0"

    def levels(self, root):
        if not root: return []
        out, q = [], deque([root])
        while q:
            out.append([n.val for n in q])
            for _ in range(len(q)):
                n = q.popleft()
                q.extend(c for c in (n.left, n.right) if c)
        return out

    def maxPath(self, root):
        best = float("-inf")
        def gain(n):
            nonlocal best
            if not n: return 0
            l, r = max(gain(n.left), 0), max(gain(n.right), 0)
            best = max(best, n.val + l + r)
            return n.val + max(l, r)
        gain(root)
        return best

    def serialize(self, root):
        return f"{root.val},{self.serialize(root.left)},{self.serialize(root.right)}" if root else "#"

    def deserialize(self, data):
        def go():
            v = next(it)
            return None if v == "#" else TreeNode(int(v), go(), go())
        it = iter(data.split(","))
        return go()

    def editDistance(self, a, b):
        dp = list(range(len(b) + 1))
        for i, x in enumerate(a, 1):
            prev, dp[0] = dp[0], i
            for j, y in enumerate(b, 1):
                prev, dp[j] = dp[j], min(dp[j] + 1, dp[j - 1] + 1, prev + (x != y))
        return dp[-1]

    def islands(self, grid):
        grid = [list(r) for r in grid]
        def sink(i, j):
            if 0 <= i < len(grid) and 0 <= j < len(grid[0]) and grid[i][j] == "1":
                grid[i][j] = "0"
                return 1 + sum(sink(i + di, j + dj) for di, dj in ((0, 1), (1, 0), (0, -1), (-1, 0)))
            return 0
        return [n for i in range(len(grid)) for j in range(len(grid[0])) if (n := sink(i, j))]


s = Solution()
print(s.twoSum([2, 7, 11, 15], 26), s.twoSum([1], 5), s.longestUnique("abcabcbb"), s.longestUnique(""))
print(s.threeSum([-1, 0, 1, 2, -1, -4, 0, 0]), s.reverseK(chain(range(1, 9)), 3), s.mergeK([chain([1, 4, 5]), None, chain([1, 3, 4]), chain([2, 6])]))
print(s.trap([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]), s.spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), s.minWindow("ADOBECODEBANC", "ABC"), repr(s.minWindow("a", "aa")))
print(s.largestRectangle([2, 1, 5, 6, 2, 3]), s.lis([10, 9, 2, 5, 3, 7, 101, 18]), s.decode("3[a2[c]]2[bc]x"), s.wordBreak("catsanddog", ("cat", "cats", "and", "sand", "dog")))
print(s.largestNumber([3, 30, 34, 5, 9]), s.largestNumber([0, 0]), s.levels(build([3, 9, 20, None, None, 15, 7])), s.maxPath(build([-10, 9, 20, None, None, 15, 7])))
text = s.serialize(build([1, 2, 3, None, None, 4, 5]))
print(text, s.serialize(s.deserialize(text)) == text, s.editDistance("intention", "execution"), s.islands(["11000", "11000", "00100", "00011"]))
print(nlargest(2, [5, 1, 9]), nsmallest(2, "hello"), list(merge([1, 4], [2, 3], [0, 9])), list(merge(["b", "dd"], ["a", "ccc"], key=len)))
print(sum(1 for p in permutations(range(4)) if all(p[i] != i for i in range(4))), ["".join(p) for p in product("ab", repeat=2)], [c for c in combinations(range(5), 3) if sum(c) % 3 == 0])
nums = [4, 3, 2, 7, 8, 2, 3, 1]
for n in nums:
    nums[abs(n) - 1] = -abs(nums[abs(n) - 1])
print([i + 1 for i, n in enumerate(nums) if n > 0], nums)
groups = defaultdict(list)
for w in ["eat", "tea", "tan", "ate", "nat", "bat"]:
    groups["".join(sorted(w))].append(w)
print(list(groups.values()), max(groups, key=lambda g: len(groups[g])), build([]), s.levels(None))
a, b = 17, 25
while b:
    carry = a & b
    a, b = a ^ b, carry << 1
print(a, bin(a).count("1"), [n ^ n >> 1 for n in range(8)], f"{a:08b}"[::-1], int("1" * 5, 2))
