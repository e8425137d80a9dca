# Trie with autocomplete, deletion, wildcard search - dict-of-dicts and class versions
from __future__ import annotations
import bisect

END = object()

class TrieNode(dict):
    weight = 0

    def __missing__(self, key):
        self[key] = node = TrieNode()
        return node

class Trie:
    def __init__(self, *words):
        self.root = TrieNode()
        self.size = 0
        for w in words:
            self.add(w)

    def add(self, word, weight=1):
        node = self.root
        for ch in word:
            node = node[ch]
        self.size += not node.weight
        node.weight += weight
        return self

    def _walk(self, prefix):
        node = self.root
        for ch in prefix:
            if ch not in node:
                return None
            node = node[ch]
        return node

    def __contains__(self, word):
        node = self._walk(word)
        return node is not None and bool(node.weight)

    def __len__(self):
        return self.size

    def __iter__(self):
        yield from (w for w, _ in self.items())

    def items(self, prefix=""):
        def visit(node, acc):
            if node.weight:
                yield "".join(acc), node.weight
            for ch in sorted(node):
                acc.append(ch)
                yield from visit(node[ch], acc)
                acc.pop()
        start = self._walk(prefix)
        if start is not None:
            yield from visit(start, list(prefix))

    def complete(self, prefix, n=3):
        return [w for w, _ in sorted(self.items(prefix), key=lambda p: (-p[1], p[0]))[:n]]

    def remove(self, word) -> bool:
        path = [self.root]
        for ch in word:
            if ch not in path[-1]:
                return False
            path.append(path[-1][ch])
        if not path[-1].weight:
            return False
        del_weight, path[-1].weight = path[-1].weight, 0
        for parent, child, ch in zip(path[-2::-1], path[:0:-1], reversed(word)):
            if child or child.weight:
                break
            del parent[ch]
        self.size -= 1
        return True

    def match(self, pattern, node=None, acc=""):
        node = self.root if node is None else node
        if not pattern:
            if node.weight:
                yield acc
            return
        head, tail = pattern[0], pattern[1:]
        if head == "*":
            yield from self.match(tail, node, acc)
            for ch in sorted(node):
                yield from self.match(pattern, node[ch], acc + ch)
        else:
            for ch in (sorted(node) if head == "?" else [head] if head in node else ()):
                yield from self.match(tail, node[ch], acc + ch)

t = Trie("car", "card", "care", "cat", "dog", "do", "")
print(len(t), list(t), "car" in t, "ca" in t, "" in t, "z" in t)
t.add("cat", 5).add("card", 2).add("cap", weight=0)
print(len(t), dict(t.items()), t.complete("ca"), t.complete("x"), t.complete("", 2))
print(list(t.match("ca?")), list(t.match("*d*")), list(t.match("?")), list(t.match("c*r*")))
print([t.remove(w) for w in ["car", "car", "dog", "zzz", "ca", "card", ""]], len(t), list(t))
print(sorted(t.root), sorted(t.root["c"]["a"]), t.root["c"]["a"]["r"].weight, TrieNode.weight)
print(sorted(t.root["q"]), "q" in t.root, len(t))

def make_dict_trie(words):
    root = {}
    for w in words:
        cur = root
        for ch in w:
            cur = cur.setdefault(ch, {})
        cur[END] = w
    return root

def show(node, depth=0):
    for key, sub in node.items():
        if key is END:
            print("  " * depth + f"<{sub}>")
        else:
            print("  " * depth + key)
            show(sub, depth + 1)

show(make_dict_trie(["to", "tea", "ten", "i", "in", "inn"]))
words = sorted("banana band bee absolute bank bandana".split())
lo = bisect.bisect_left(words, "ban")
hi = bisect.bisect_right(words, "ban\uffff")
print(words[lo:hi], lo, hi, bisect.bisect(words, "bank"), bisect.bisect_left(words, "bank"))
bisect.insort(words, "bang")
print(words, words.index("bang"))
