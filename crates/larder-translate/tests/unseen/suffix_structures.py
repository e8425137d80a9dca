# Suffix array + LCP, suffix automaton, Z function, Manacher, Booth rotation: cross-checked.
import random
from collections import Counter


def suffix_array(s):
    """Prefix doubling."""
    n = len(s)
    sa = sorted(range(n), key=lambda i: s[i])
    rank = [0] * n
    for a, b in zip(sa, sa[1:]):
        rank[b] = rank[a] + (s[a] != s[b])
    k = 1
    while k < n and rank[sa[-1]] < n - 1:
        key = lambda i: (rank[i], rank[i + k] if i + k < n else -1)
        sa.sort(key=key)
        fresh = [0] * n
        for a, b in zip(sa, sa[1:]):
            fresh[b] = fresh[a] + (key(a) < key(b))
        rank = fresh
        k *= 2
    return sa


def kasai(s, sa):
    n = len(s)
    rank = [0] * n
    for i, p in enumerate(sa):
        rank[p] = i
    lcp, h = [0] * max(0, n - 1), 0
    for i in range(n):
        if rank[i]:
            j = sa[rank[i] - 1]
            while i + h < n and j + h < n and s[i + h] == s[j + h]:
                h += 1
            lcp[rank[i] - 1] = h
            h -= h > 0
        else:
            h = 0
    return lcp


class Automaton:
    def __init__(self, text=""):
        self.next, self.link, self.length, self.count = [{}], [-1], [0], [0]
        self.last = 0
        for ch in text:
            self.extend(ch)

    def _state(self, length, link, nxt, count):
        self.next.append(dict(nxt))
        self.link.append(link)
        self.length.append(length)
        self.count.append(count)
        return len(self.next) - 1

    def extend(self, ch):
        cur = self._state(self.length[self.last] + 1, -1, {}, 1)
        p = self.last
        while p != -1 and ch not in self.next[p]:
            self.next[p][ch] = cur
            p = self.link[p]
        if p == -1:
            self.link[cur] = 0
        else:
            q = self.next[p][ch]
            if self.length[p] + 1 == self.length[q]:
                self.link[cur] = q
            else:
                clone = self._state(self.length[p] + 1, self.link[q], self.next[q], 0)
                while p != -1 and self.next[p].get(ch) == q:
                    self.next[p][ch] = clone
                    p = self.link[p]
                self.link[q] = self.link[cur] = clone
        self.last = cur

    def distinct(self):
        return sum(self.length[v] - self.length[self.link[v]] for v in range(1, len(self.next)))

    def occurrences(self):
        counts = self.count[:]
        for v in sorted(range(1, len(counts)), key=self.length.__getitem__, reverse=True):
            counts[self.link[v]] += counts[v]
        return counts

    def find(self, pattern):
        v = 0
        for ch in pattern:
            v = self.next[v].get(ch)
            if v is None:
                return None
        return v


def z_function(s):
    z = [0] * len(s)
    l = r = 0
    for i in range(1, len(s)):
        if i < r:
            z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]:
            z[i] += 1
        if i + z[i] > r:
            l, r = i, i + z[i]
    return z


def manacher(s):
    t = "#" + "#".join(s) + "#"
    p = [0] * len(t)
    c = r = 0
    for i in range(len(t)):
        if i < r:
            p[i] = min(r - i, p[2 * c - i])
        while i - p[i] - 1 >= 0 and i + p[i] + 1 < len(t) and t[i - p[i] - 1] == t[i + p[i] + 1]:
            p[i] += 1
        if i + p[i] > r:
            c, r = i, i + p[i]
    best = max(range(len(t)), key=lambda i: (p[i], -i))
    start = (best - p[best]) // 2
    return s[start:start + p[best]], sum((x + 1) // 2 for x in p)


def least_rotation(s):
    i, j, k = 0, 1, 0
    while i < len(s) and j < len(s) and k < len(s):
        a, b = s[(i + k) % len(s)], s[(j + k) % len(s)]
        if a == b:
            k += 1
            continue
        if a > b:
            i += k + 1
        else:
            j += k + 1
        if i == j:
            j += 1
        k = 0
    i = min(i, j)
    return s[i:] + s[:i]


rng = random.Random(31)
words = ["banana", "mississippi", "abracadabra", "aaaaaa", "x", "".join(rng.choices("ab", k=24)), "ñandú→ñandú"]
for s in words:
    sa = suffix_array(s)
    lcp = kasai(s, sa)
    auto = Automaton(s)
    n = len(s)
    subs = Counter(s[i:j] for i in range(n) for j in range(i + 1, n + 1))
    distinct = n * (n + 1) // 2 - sum(lcp)
    top = max(range(len(lcp)), key=lcp.__getitem__) if lcp else None
    repeat = s[sa[top]:sa[top] + lcp[top]] if lcp else ""
    occ = auto.occurrences()
    wrong = [w for w, c in subs.items() if occ[auto.find(w)] != c]
    pal, how_many = manacher(s)
    print(repr(s), sa == sorted(range(n), key=lambda i: s[i:]))
    print("   sa ", *sa)
    print("   lcp", *lcp)
    print(f"   distinct {distinct} {auto.distinct()} {len(subs)} states {len(auto.next)} repeat {repeat!r} wrong {wrong}")
    print("   z  ", *z_function(s))
    brute = sum(s[i:j] == s[i:j][::-1] for i in range(n) for j in range(i + 1, n + 1))
    print(f"   palindrome {pal!r} count {how_many} {brute} rotation {least_rotation(s)!r} {min(s[i:] + s[:i] for i in range(n)) == least_rotation(s)}")
auto = Automaton("mississippi")
occ = auto.occurrences()
for p in ("issi", "s", "ss", "ippi", "mm", "", "i"):
    v = auto.find(p)
    print(f"{p!r}: {occ[v] if v else None}", end="; ")
print()
print(sorted(auto.next[0].items()), auto.link, auto.length, sep="\n")
s = "abcabcabcab"
z = z_function(s)
print("periods", [i for i in range(1, len(s)) if i + z[i] == len(s)], s.find("cab"), s.rfind("cab"), s.count("abc"), s.count("aa"))
