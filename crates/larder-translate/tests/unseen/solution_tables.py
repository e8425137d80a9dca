# Sliding-window and string problems, LeetCode class Solution style, tested from a table
from collections import Counter, defaultdict, deque
from functools import cmp_to_key
from heapq import heappush, heappop, heapify, nlargest
from typing import List, Optional
import math
class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next
    @classmethod
    def of(cls, *vals):
        head = None
        for v in reversed(vals):
            head = cls(v, head)
        return head
    def __repr__(self):
        return f"{self.val}->{self.next!r}" if self.next else str(self.val)
class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val, self.left, self.right = val, left, right
    @staticmethod
    def of(*vals):
        it = iter(vals)
        root = TreeNode(next(it))
        q = deque([root])
        for v in it:
            parent = q[0]
            node = TreeNode(v) if v is not None else None
            if not hasattr(parent, "_l"):
                parent._l, parent.left = True, node
            else:
                parent.right = node
                q.popleft()
            if node:
                q.append(node)
        return root
class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        seen = {}
        for i, n in enumerate(nums):
            if (j := seen.get(target - n)) is not None:
                return [j, i]
            seen[n] = i
    def lengthOfLongestSubstring(self, s: str) -> int:
        last, start, best = {}, 0, 0
        for i, c in enumerate(s):
            start = max(start, last.get(c, -1) + 1)
            last[c] = i
            best = max(best, i - start + 1)
        return best
    def minWindow(self, s: str, t: str) -> str:
        need, missing, lo, best = Counter(t), len(t), 0, (math.inf, 0, 0)
        for hi, c in enumerate(s, 1):
            missing -= need[c] > 0
            need[c] -= 1
            while not missing:
                best = min(best, (hi - lo, lo, hi))
                need[s[lo]] += 1
                missing += need[s[lo]] > 0
                lo += 1
        return s[best[1]:best[2]]
    def maxSlidingWindow(self, nums, k):
        q, out = deque(), []
        for i, n in enumerate(nums):
            while q and nums[q[-1]] <= n:
                q.pop()
            q.append(i)
            if q[0] == i - k:
                q.popleft()
            if i >= k - 1:
                out.append(nums[q[0]])
        return out
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        heap = [(n.val, i, n) for i, n in enumerate(lists) if n]
        heapify(heap)
        dummy = tail = ListNode()
        while heap:
            _, i, tail.next = heappop(heap)
            tail = tail.next
            if tail.next:
                heappush(heap, (tail.next.val, i, tail.next))
        return dummy.next
    def reverseKGroup(self, head, k):
        node, n = head, 0
        while node and n < k:
            node, n = node.next, n + 1
        if n < k:
            return head
        prev, cur = self.reverseKGroup(node, k), head
        for _ in range(k):
            cur.next, prev, cur = prev, cur, cur.next
        return prev
    def zigzag(self, root):
        out, level = [], [root] if root else []
        while level:
            out.append([n.val for n in level][::-1 if len(out) % 2 else 1])
            level = [kid for n in level for kid in (n.left, n.right) if kid]
        return out
    def isValidBST(self, root, lo=-math.inf, hi=math.inf):
        return not root or lo < root.val < hi and self.isValidBST(root.left, lo, root.val) and self.isValidBST(root.right, root.val, hi)
    def groupAnagrams(self, strs):
        d = defaultdict(list)
        for s in strs:
            d[*sorted(s),].append(s)
        return list(d.values())
    def largestNumber(self, nums):
        return "".join(sorted(map(str, nums), key=cmp_to_key(lambda a, b: (a + b < b + a) - (a + b > b + a)))).lstrip("0") or "0"
    def spiralOrder(self, m):
        return m and [*m[0]] + self.spiralOrder([*zip(*m[1:])][::-1])
    def evalRPN(self, tokens):
        st = []
        for t in tokens:
            if t in "+-*/":
                b, a = st.pop(), st.pop()
                st.append({"+": a + b, "-": a - b, "*": a * b, "/": int(a / b) if b else None}[t])
            else:
                st.append(int(t))
        return st.pop()
    def decodeString(self, s):
        stack, cur, n = [], "", 0
        for c in s:
            if c.isdigit():
                n = n * 10 + int(c)
            elif c == "[":
                stack.append((cur, n))
                cur, n = "", 0
            elif c == "]":
                prev, k = stack.pop()
                cur = prev + cur * k
            else:
                cur += c
        return cur
    def rotate(self, matrix) -> None:
        matrix[:] = [list(r) for r in zip(*matrix[::-1])]
    def nextPermutation(self, nums) -> None:
        i = len(nums) - 2
        while i >= 0 and nums[i] >= nums[i + 1]:
            i -= 1
        if i >= 0:
            j = next(j for j in reversed(range(len(nums))) if nums[j] > nums[i])
            nums[i], nums[j] = nums[j], nums[i]
        nums[i + 1:] = nums[i + 1:][::-1]
    def topKFrequent(self, words, k):
        c = Counter(words)
        return sorted(c, key=lambda w: (-c[w], w))[:k], nlargest(k, c.values())
    def atoi(self, s):
        sign, n, it = 1, 0, iter(s.lstrip() + "x")
        c = next(it)
        if c in "+-":
            sign, c = -1 if c == "-" else 1, next(it)
        while c.isdigit():
            n, c = n * 10 + int(c), next(it)
        return max(-2 ** 31, min(sign * n, 2 ** 31 - 1))
s = Solution()
TABLE = {
    "twoSum": [([2, 7, 11, 15], 9), ([3, 3], 6), ([1], 2)], "lengthOfLongestSubstring": [("abcabcbb",), ("",), ("tmmzuxt",)], "minWindow": [("ADOBECODEBANC", "ABC"), ("a", "aa")],
    "maxSlidingWindow": [([1, 3, -1, -3, 5, 3, 6, 7], 3), ([9], 1)], "mergeKLists": [([ListNode.of(1, 4, 5), ListNode.of(1, 3, 4), None, ListNode.of(2, 6)],), ([],)],
    "reverseKGroup": [(ListNode.of(1, 2, 3, 4, 5), 2), (ListNode.of(1, 2, 3, 4, 5), 3)], "zigzag": [(TreeNode.of(3, 9, 20, None, None, 15, 7),), (None,)],
    "isValidBST": [(TreeNode.of(2, 1, 3),), (TreeNode.of(5, 1, 4, None, None, 3, 6),)], "groupAnagrams": [(["eat", "tea", "tan", "ate", "nat", "bat", ""],)], "largestNumber": [([3, 30, 34, 5, 9],), ([0, 0],)],
    "spiralOrder": [([[1, 2, 3], [4, 5, 6], [7, 8, 9]],), ([],)], "evalRPN": [("10 6 9 3 + -11 * / * 17 + 5 +".split(),)], "decodeString": [("3[a2[c]]2[bc]10[x]",)],
    "topKFrequent": [("i love code i love rust and code i".split(), 2)], "atoi": [("   -42 x",), ("91283472332",), ("+-12",), ("",), ("-91283472332",)]}
for name, cases in TABLE.items():
    method = getattr(s, name)
    print(name, *(repr(method(*args)) for args in cases), sep="  ")
m = [[1, 2], [3, 4]]
alias = m
print(s.rotate(m), alias, m is alias)
for nums in ([1, 2, 3], [3, 2, 1], [1, 1, 5], [1]):
    s.nextPermutation(nums)
    print(nums, end=" ")
print(Solution.twoSum.__annotations__.keys() == {"nums", "target", "return"}, Solution().atoi is s.atoi)
