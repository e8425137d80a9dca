# NFA -> DFA -> minimised DFA; regex to Thompson NFA; string enumeration
from collections import defaultdict, deque
from itertools import count, islice, product
class NFA:
    ids = count()
    def __init__(self):
        self.start, self.end = next(self.ids), next(self.ids)
        self.edges = defaultdict(lambda: defaultdict(set))
    def link(self, a, sym, b):
        self.edges[a][sym].add(b)
        return self
    def absorb(self, *others):
        for o in others:
            for a, m in o.edges.items():
                for sym, bs in m.items():
                    self.edges[a][sym] |= bs
        return self
    @classmethod
    def lit(cls, ch):
        n = cls()
        return n.link(n.start, ch, n.end)
    def __add__(self, other):
        n = NFA().absorb(self, other)
        return n.link(n.start, "", self.start).link(self.end, "", other.start).link(other.end, "", n.end)
    def __or__(self, other):
        n = NFA().absorb(self, other)
        for x in (self, other):
            n.link(n.start, "", x.start).link(x.end, "", n.end)
        return n
    def star(self):
        n = NFA().absorb(self)
        return n.link(n.start, "", self.start).link(self.end, "", self.start).link(n.start, "", n.end).link(self.end, "", n.end)
    def closure(self, states):
        todo, seen = list(states), set(states)
        while todo:
            for b in self.edges.get(todo.pop(), {}).get("", ()):
                if b not in seen:
                    seen.add(b)
                    todo.append(b)
        return frozenset(seen)
    def to_dfa(self, alphabet):
        start = self.closure({self.start})
        names, table, todo = {start: 0}, {}, deque([start])
        while todo:
            s = todo.popleft()
            row = table[names[s]] = {}
            for sym in alphabet:
                t = self.closure({b for a in s for b in self.edges.get(a, {}).get(sym, ())})
                if t:
                    if t not in names:
                        names[t] = len(names)
                        todo.append(t)
                    row[sym] = names[t]
        return DFA(table, {i for s, i in names.items() if self.end in s}, alphabet)
class DFA:
    def __init__(self, table, final, alphabet, start=0):
        self.table, self.final, self.alphabet, self.start = table, final, alphabet, start
    def __call__(self, text):
        s = self.start
        for ch in text:
            s = self.table[s].get(ch)
            if s is None:
                return False
        return s in self.final
    def __len__(self):
        return len(self.table)
    def minimise(self):
        group = {s: int(s in self.final) for s in self.table}
        while True:
            sig = {s: (group[s], *(group.get(self.table[s].get(c), -1) for c in self.alphabet)) for s in sorted(self.table)}
            ids = {}
            new = {s: ids.setdefault(v, len(ids)) for s, v in sig.items()}
            if len(ids) == len(set(group.values())):
                break
            group = new
        table = {new[s]: {c: new[t] for c, t in row.items()} for s, row in self.table.items()}
        return DFA(table, {new[s] for s in self.final}, self.alphabet, new[self.start])
    def __invert__(self):
        sink = len(self.table)
        table = {s: {c: row.get(c, sink) for c in self.alphabet} for s, row in self.table.items()}
        table[sink] = dict.fromkeys(self.alphabet, sink)
        return DFA(table, set(table) - self.final, self.alphabet, self.start)
    def __and__(self, other):
        table, final = {}, set()
        for a, b in product(self.table, other.table):
            table[a, b] = {c: (self.table[a][c], other.table[b][c]) for c in self.alphabet if c in self.table[a] and c in other.table[b]}
            if a in self.final and b in other.final:
                final.add((a, b))
        return DFA(table, final, self.alphabet, (self.start, other.start))
    def words(self):
        todo = deque([("", self.start)])
        while todo:
            w, s = todo.popleft()
            if s in self.final:
                yield w
            todo.extend((w + c, t) for c, t in sorted(self.table[s].items()))
    def show(self):
        for s in sorted(self.table):
            mark = ("->" if s == self.start else "  ") + ("*" if s in self.final else " ")
            yield f"{mark}{s} " + " ".join(f"{c}:{t}" for c, t in sorted(self.table[s].items()))
def parse(rx):
    it = iter(rx + "\0")
    cur = next(it)
    def advance():
        nonlocal cur
        old, cur = cur, next(it, "\0")
        return old
    def alt():
        node = cat()
        while cur == "|":
            advance()
            node = node | cat()
        return node
    def cat():
        node = None
        while cur not in "|)\0":
            piece = rep()
            node = piece if node is None else node + piece
        if node is None:
            node = NFA.lit("")
        return node
    def rep():
        node = atom()
        while cur == "*":
            advance()
            node = node.star()
        return node
    def atom():
        ch = advance()
        if ch == "(":
            node = alt()
            if advance() != ")":
                raise ValueError(f"unclosed group in {rx!r}")
            return node
        if ch == "*":
            raise ValueError(f"dangling star in {rx!r}")
        return NFA.lit(ch)
    node = alt()
    if cur != "\0":
        raise ValueError(f"unexpected {cur!r} in {rx!r}")
    return node
for rx in ("(a|b)*abb", "a(b|c)*", "(0|1(01*0)*1)*", "", "ab|ac|ad", "(a*)*", "((ab)*|c)a"):
    alphabet = sorted(set(rx) - set("()|*")) or ["a"]
    dfa = parse(rx).to_dfa(alphabet)
    small = dfa.minimise()
    print(f"{rx:<16} dfa={len(dfa)} min={len(small)} again={len(small.minimise())} words={list(islice(small.words(), 5)) if rx else [''] + list(small.words())}")
m = parse("(a|b)*abb").to_dfa("ab").minimise()
print(*m.show(), sep="\n")
print([w for w in ("abb", "aabb", "ab", "babb", "abba", "") if m(w)])
even = parse("(b|ab*a)*").to_dfa("ab")
both = even & ~m
print(list(islice(both.words(), 6)), both("abba"), both("aabb"), (~even)("a"), len(both.table))
three = parse("(0|1(01*0)*1)*").to_dfa("01").minimise()
print(all(three(f"{n:b}") == (n % 3 == 0) for n in range(1, 200)), len(three))
for bad in ("(a", "a)", "*a", "a||b"):
    try:
        print(repr(bad), list(islice(parse(bad).to_dfa("ab").words(), 3)) if bad == "a||b" else parse(bad))
    except ValueError as e:
        print("ValueError:", e)
