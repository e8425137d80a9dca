# tries, autocomplete, radix tree, Aho-Corasick, suffix array, bloom filter
from collections import deque, Counter
from itertools import islice

class Trie:
    class _N(dict):
        __slots__ = ("end",)
        def __init__(self):
            super().__init__()
            self.end = 0
        def __missing__(self, ch):
            node = self[ch] = type(self)()
            return node
    def __init__(self, words=()):
        self.root = self._N()
        self._n = 0
        for w in words:
            self.add(w)
    def add(self, word, weight=1):
        n = self.root
        for ch in word:
            n = n[ch]
        self._n += not n.end
        n.end += weight
    def _find(self, prefix):
        n = self.root
        for ch in prefix:
            if ch not in n:
                return None
            n = n[ch]
        return n
    def __contains__(self, w):
        n = self._find(w)
        return n is not None and n.end > 0
    def __len__(self):
        return self._n
    def __bool__(self):
        return True
    def walk(self, prefix=""):
        start = self._find(prefix)
        stack = [(prefix, start)] if start is not None else []
        while stack:
            w, n = stack.pop()
            if n.end:
                yield w, n.end
            stack.extend((w + ch, n[ch]) for ch in sorted(n, reverse=True))
    def __iter__(self):
        return (w for w, _ in self.walk())
    def complete(self, prefix, k=3):
        return [w for w, _ in islice(sorted(self.walk(prefix), key=lambda t: (-t[1], t[0])), k)]
    def __delitem__(self, word):
        def rec(n, i):
            if i == len(word):
                if not n.end:
                    raise KeyError(word)
                n.end = 0
            else:
                if word[i] not in n:
                    raise KeyError(word)
                if rec(n[word[i]], i + 1):
                    del n[word[i]]
            return not n and not n.end
        rec(self.root, 0)
        self._n -= 1
    def fuzzy(self, word, maxd):
        def rec(n, prefix, row):
            if n.end and row[-1] <= maxd:
                yield row[-1], prefix
            if min(row) <= maxd:
                for ch in sorted(n):
                    new = [row[0] + 1]
                    for j, c in enumerate(word, 1):
                        new.append(min(new[-1] + 1, row[j] + 1, row[j - 1] + (c != ch)))
                    yield from rec(n[ch], prefix + ch, new)
        return sorted(rec(self.root, "", list(range(len(word) + 1))))
    def nodes(self):
        q, n = deque([self.root]), 0
        while q:
            n += 1
            q.extend(q.popleft().values())
        return n

TEXT = "the cat sat on the mat then the catalog of cats was catalogued by a matador there"
t = Trie()
for w in TEXT.split():
    t.add(w)
print(len(t), t.nodes(), list(t), "cat" in t, "ca" in t, "" in t, "zzz" in t, bool(Trie()))
print(t.complete("cat"), t.complete("the", 2), t.complete("q"), t.complete("", 4), dict(t.walk("mat")), sep="\n")
print(t.fuzzy("cat", 1), t.fuzzy("thr", 1), t.fuzzy("", 1), sep="\n")
t.add("")
print("" in t, len(t), next(iter(t)) == "")
del t["cat"], t["catalogued"], t[""]
print(list(t.walk("ca")), t.nodes(), len(t))
for w in ("cat", "catx", "th"):
    try:
        del t[w]
    except KeyError as e:
        print("KeyError", e, len(t))
print(t._find("zip"), "z" in t.root, t.root["z"] == {}, "z" in t.root, len(t))

class AhoCorasick:
    def __init__(self, *pats):
        self.goto, self.out, self.fail = [{}], [[]], [0]
        for p in pats:
            s = 0
            for ch in p:
                if ch not in self.goto[s]:
                    self.goto[s][ch] = len(self.goto)
                    self.goto.append({})
                    self.out.append([])
                    self.fail.append(0)
                s = self.goto[s][ch]
            self.out[s].append(p)
        q = deque(self.goto[0].values())
        while q:
            s = q.popleft()
            for ch, nxt in self.goto[s].items():
                q.append(nxt)
                f = self.fail[s]
                while f and ch not in self.goto[f]:
                    f = self.fail[f]
                self.fail[nxt] = self.goto[f].get(ch, 0)
                self.out[nxt] += self.out[self.fail[nxt]]
    def search(self, text):
        s = 0
        for i, ch in enumerate(text):
            while s and ch not in self.goto[s]:
                s = self.fail[s]
            s = self.goto[s].get(ch, 0)
            for p in self.out[s]:
                yield i - len(p) + 1, p

ac = AhoCorasick("he", "she", "his", "hers", "e")
print(list(ac.search("ushers his")), ac.fail, list(ac.search("")))

def suffix_array(s):
    sa = sorted(range(len(s)), key=lambda i: s[i:])
    lcp = [0]
    for a, b in zip(sa, sa[1:]):
        n = 0
        while max(a, b) + n < len(s) and s[a + n] == s[b + n]:
            n += 1
        lcp.append(n)
    return sa, lcp

sa, lcp = suffix_array("banana")
k = max(range(len(lcp)), key=lcp.__getitem__)
print(sa, lcp, "banana"[sa[k]:sa[k] + lcp[k]])

def kmp(p):
    f, k = [0] * len(p), 0
    for i in range(1, len(p)):
        while k and p[i] != p[k]:
            k = f[k - 1]
        k += p[i] == p[k]
        f[i] = k
    return f

def bwt(s):
    s += "\0"
    return "".join(r[-1] for r in sorted(s[i:] + s[:i] for i in range(len(s))))

def unbwt(b):
    table = [""] * len(b)
    for _ in b:
        table = sorted(c + r for c, r in zip(b, table))
    return next(r for r in table if r.endswith("\0"))[:-1]

def manacher(s):
    best = ""
    for c in range(len(s)):
        for l, r in ((c, c), (c, c + 1)):
            while l >= 0 and r < len(s) and s[l] == s[r]:
                l, r = l - 1, r + 1
            best = max(best, s[l + 1:r], key=len)
    return best

print(kmp("abacabab"), repr(bwt("banana")), unbwt(bwt("mississippi")), manacher("forgeeksskeegfor"), repr(manacher("")), Counter(bwt(TEXT)).most_common(3))
