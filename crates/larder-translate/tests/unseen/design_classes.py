# LeetCode-style classes driven by operation lists
from collections import defaultdict, deque, OrderedDict
import heapq
from bisect import bisect_right, insort
import random
class MinStack:
    def __init__(self):
        self.s = []
    def push(self, val: int) -> None:
        self.s.append((val, min(val, self.s[-1][1] if self.s else val)))
    def pop(self) -> None:
        self.s.pop()
    def top(self) -> int:
        return self.s[-1][0]
    def getMin(self) -> int:
        return self.s[-1][1]
class TimeMap:
    def __init__(self):
        self.d = defaultdict(lambda: ([], []))
    def set(self, key, value, timestamp):
        ts, vs = self.d[key]
        ts.append(timestamp)
        vs.append(value)
    def get(self, key, timestamp):
        ts, vs = self.d[key]
        return vs[i - 1] if (i := bisect_right(ts, timestamp)) else ""
class MedianFinder:
    def __init__(self):
        self.lo, self.hi = [], []
    def addNum(self, num):
        heapq.heappush(self.hi, -heapq.heappushpop(self.lo, -num))
        if len(self.hi) > len(self.lo):
            heapq.heappush(self.lo, -heapq.heappop(self.hi))
    def findMedian(self):
        return -self.lo[0] if len(self.lo) > len(self.hi) else (self.hi[0] - self.lo[0]) / 2
class LFUCache:
    def __init__(self, capacity):
        self.cap, self.vals, self.freq = capacity, {}, {}
        self.buckets = defaultdict(OrderedDict)
    def _touch(self, k):
        f = self.freq[k]
        del self.buckets[f][k]
        if not self.buckets[f]:
            del self.buckets[f]
        self.freq[k] = f + 1
        self.buckets[f + 1][k] = None
    def get(self, k):
        if k not in self.vals:
            return -1
        self._touch(k)
        return self.vals[k]
    def put(self, k, v):
        if k in self.vals:
            self._touch(k)
        else:
            if len(self.vals) == self.cap:
                victim, _ = self.buckets[min(self.buckets)].popitem(last=False)
                del self.vals[victim], self.freq[victim]
            self.freq[k] = 1
            self.buckets[1][k] = None
        self.vals[k] = v
class Twitter:
    clock = 0
    def __init__(self):
        self.tweets = defaultdict(lambda: deque(maxlen=10))
        self.follows = defaultdict(set)
    def postTweet(self, u, t):
        Twitter.clock -= 1
        self.tweets[u].appendleft((self.clock, t))
    def getNewsFeed(self, u):
        return [t for _, t in [*heapq.merge(*(self.tweets[f] for f in self.follows[u] | {u}))][:3]]
    def follow(self, a, b):
        self.follows[a].add(b)
    def unfollow(self, a, b):
        self.follows[a].discard(b)
class MyCalendar:
    def __init__(self):
        self.books = []
    def book(self, start, end):
        if any(s < end and start < e for s, e in self.books):
            return False
        insort(self.books, (start, end))
        return True
class RandomizedSet:
    def __init__(self):
        self.pos, self.arr, self.rng = {}, [], random.Random(7)
    def insert(self, v):
        if v in self.pos:
            return False
        self.pos[v] = len(self.arr)
        self.arr.append(v)
        return True
    def remove(self, v):
        if v not in self.pos:
            return False
        i, last = self.pos.pop(v), self.arr.pop()
        if last != v:
            self.arr[i], self.pos[last] = last, i
        return True
    def getRandom(self):
        return self.rng.choice(self.arr) in self.pos
def drive(cls, ops, args):
    out, obj = [], None
    for op, a in zip(ops, args):
        if op == cls.__name__:
            obj = cls(*a)
            out.append(None)
        else:
            try:
                out.append(getattr(obj, op)(*a))
            except (IndexError, AttributeError) as e:
                out.append(f"{type(e).__name__}: {e}")
    print(cls.__name__, out)
    return obj
drive(MinStack, ["MinStack", "push", "push", "push", "getMin", "pop", "top", "getMin", "pop", "pop", "pop", "size"], [[], [-2], [0], [-3], [], [], [], [], [], [], [], []])
drive(TimeMap, ["TimeMap", "set", "get", "get", "set", "get", "get", "get"], [[], ["foo", "bar", 1], ["foo", 1], ["foo", 3], ["foo", "bar2", 4], ["foo", 4], ["foo", 0], ["none", 9]])
m = drive(MedianFinder, ["MedianFinder"] + ["addNum", "findMedian"] * 6, [[]] + [x for n in (5, 2, 10, -4, 7, 2.5) for x in ([n], [])])
print(m.lo, m.hi)
l = drive(LFUCache, ["LFUCache", "put", "put", "get", "put", "get", "get", "put", "get", "get", "get"], [[2], [1, 1], [2, 2], [1], [3, 3], [2], [3], [4, 4], [1], [3], [4]])
print({f: list(b) for f, b in sorted(l.buckets.items())})
drive(Twitter, ["Twitter", "postTweet", "postTweet", "getNewsFeed", "follow", "postTweet", "postTweet", "getNewsFeed", "unfollow", "getNewsFeed", "getNewsFeed"],
      [[], [1, 5], [1, 6], [1], [1, 2], [2, 7], [1, 8], [1], [1, 2], [1], [3]])
print(drive(MyCalendar, ["MyCalendar", "book", "book", "book", "book"], [[], [10, 20], [15, 25], [20, 30], [1, 10]]).books)
r = drive(RandomizedSet, ["RandomizedSet", "insert", "insert", "insert", "remove", "remove", "remove", "getRandom", "insert"], [[], [1], [1], [2], [1], [1], [9], [], [3]])
print(r.arr, r.pos)
