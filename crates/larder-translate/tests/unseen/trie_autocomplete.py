"""A trie with prefix search, deletion and wildcard matching."""

END = object()


class Trie:
    def __init__(self, words=()):
        self.root = {}
        self._len = 0
        for w in words:
            self.insert(w)

    def insert(self, word, weight=1):
        node = self.root
        for ch in word:
            node = node.setdefault(ch, {})
        if END not in node:
            self._len += 1
        node[END] = node.get(END, 0) + weight

    def __len__(self):
        return self._len

    def _descend(self, prefix):
        node = self.root
        for ch in prefix:
            node = node.get(ch)
            if node is None:
                return None
        return node

    def __contains__(self, word):
        node = self._descend(word)
        return node is not None and END in node

    def walk(self, node=None, prefix=""):
        node = self.root if node is None else node
        for key, sub in node.items():
            if key is END:
                yield prefix, sub
            else:
                yield from self.walk(sub, prefix + key)

    def complete(self, prefix, limit=3):
        node = self._descend(prefix)
        if node is None:
            return []
        ranked = sorted(self.walk(node, prefix), key=lambda p: (-p[1], p[0]))
        return [w for w, _ in ranked[:limit]]

    def match(self, pattern, node=None):
        node = self.root if node is None else node
        if not pattern:
            return [""] if END in node else []
        head, *rest = pattern
        found = []
        for ch, sub in node.items():
            if ch is not END and head in (ch, "?"):
                found += [ch + tail for tail in self.match(rest, sub)]
        return found

    def remove(self, word):
        trail = []
        node = self.root
        for ch in word:
            trail.append((node, ch))
            node = node[ch]
        del node[END]
        self._len -= 1
        for parent, ch in reversed(trail):
            if parent[ch]:
                break
            del parent[ch]


t = Trie("car card care cart cat dog do été étage naïve".split())
t.insert("cart", 5)
t.insert("")
print(len(t), "" in t, "ca" in t, "cart" in t)
print(list(t.walk())[:4])
for p in ("ca", "d", "é", "x", ""):
    print(repr(p), t.complete(p))
print(t.match("ca?"), t.match("??"), t.match("?t?"), t.match("ét???"))
t.remove("card")
t.remove("do")
print("card" in t, "dog" in t, "do" in t, len(t))
t.remove("dog")
print("d" in t.root, sorted(k for k in t.root if isinstance(k, str)))
for w in ("zebra", "ca"):
    try:
        t.remove(w)
    except KeyError as e:
        print("cannot remove", w, "because", e if w == "zebra" else type(e).__name__)
print(len(t), [w for w, n in t.walk() if n > 1])
a, b = Trie(["x"]), Trie(["x"])
print(a == b, a.root == b.root, a.root is b.root)
