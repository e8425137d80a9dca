"""Regex -> NFA (Thompson) -> DFA (subset) -> minimal DFA (Hopcroft-like), with equivalence tests."""
from __future__ import annotations
import re
from collections import deque
from itertools import count, product
from typing import Iterator, Optional

EPS = None


class Regex:
    """Recursive descent over: alternation, concatenation, * + ?, groups, classes [a-c], dot."""

    def __init__(self, pattern: str, alphabet: str) -> None:
        self.p = pattern
        self.i = 0
        self.alphabet = alphabet
        self.ids = count()
        self.edges: dict[int, list[tuple[Optional[str], int]]] = {}
        self.start, self.accept = self.alternation()
        if self.i != len(pattern):
            raise SyntaxError(f"unexpected {pattern[self.i]!r} at {self.i} in {pattern!r}")

    def state(self) -> int:
        s = next(self.ids)
        self.edges[s] = []
        return s

    def peek(self) -> str:
        return self.p[self.i] if self.i < len(self.p) else ""

    def alternation(self) -> tuple[int, int]:
        parts = [self.sequence()]
        while self.peek() == "|":
            self.i += 1
            parts.append(self.sequence())
        if len(parts) == 1:
            return parts[0]
        s, t = self.state(), self.state()
        for a, b in parts:
            self.edges[s].append((EPS, a))
            self.edges[b].append((EPS, t))
        return s, t

    def sequence(self) -> tuple[int, int]:
        first = last = self.state()
        while (c := self.peek()) and c not in "|)":
            a, b = self.repeat()
            self.edges[last].append((EPS, a))
            last = b
        return first, last

    def repeat(self) -> tuple[int, int]:
        a, b = self.atom()
        while (op := self.peek()) and op in "*+?":
            self.i += 1
            s, t = self.state(), self.state()
            self.edges[s].append((EPS, a))
            self.edges[b].append((EPS, t))
            if op != "+":
                self.edges[s].append((EPS, t))
            if op != "?":
                self.edges[b].append((EPS, a))
            a, b = s, t
        return a, b

    def atom(self) -> tuple[int, int]:
        c = self.peek()
        self.i += 1
        if c == "(":
            inner = self.alternation()
            if self.peek() != ")":
                raise SyntaxError(f"missing ) in {self.p!r}")
            self.i += 1
            return inner
        if c in "*+?":
            raise SyntaxError(f"nothing to repeat at {self.i - 1} in {self.p!r}")
        if c == "[":
            end = self.p.index("]", self.i)
            body, self.i = self.p[self.i:end], end + 1
            body = re.sub(r"(.)-(.)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), body)
            chars = set(self.alphabet) - set(body[1:]) if body[0] == "^" else set(body)
        else:
            chars = set(self.alphabet) if c == "." else {c}
        s, t = self.state(), self.state()
        for ch in sorted(chars):
            self.edges[s].append((ch, t))
        return s, t

    def closure(self, states) -> frozenset[int]:
        stack, seen = list(states), set(states)
        while stack:
            for sym, t in self.edges[stack.pop()]:
                if sym is EPS and t not in seen:
                    seen.add(t)
                    stack.append(t)
        return frozenset(seen)


class DFA:
    def __init__(self, table: list[dict[str, int]], final: set[int], alphabet: str) -> None:
        self.table, self.final, self.alphabet = table, final, alphabet

    @classmethod
    def compile(cls, pattern: str, alphabet: str) -> DFA:
        nfa = Regex(pattern, alphabet)
        start = nfa.closure([nfa.start])
        ids, queue, table = {start: 0}, deque([start]), [{}]
        while queue:
            cur = queue.popleft()
            for ch in alphabet:
                nxt = nfa.closure({t for s in cur for sym, t in nfa.edges[s] if sym == ch})
                if nxt not in ids:
                    ids[nxt] = len(ids)
                    table.append({})
                    queue.append(nxt)
                table[ids[cur]][ch] = ids[nxt]
        return cls(table, {i for s, i in ids.items() if nfa.accept in s}, alphabet)

    def accepts(self, word: str) -> bool:
        s = 0
        for ch in word:
            s = self.table[s][ch]
        return s in self.final

    def minimal(self) -> DFA:
        block = [int(s in self.final) for s in range(len(self.table))]
        while True:
            keys = [(block[s], *(block[self.table[s][c]] for c in self.alphabet)) for s in range(len(block))]
            names: dict[tuple[int, ...], int] = {}
            fresh = [names.setdefault(k, len(names)) for k in keys]
            if len(names) == len(set(block)):
                break
            block = fresh
        table: list[dict[str, int]] = [{} for _ in names]
        for s, b in enumerate(fresh):
            table[b] = {c: fresh[self.table[s][c]] for c in self.alphabet}
        return DFA(table, {fresh[s] for s in self.final}, self.alphabet)

    def __invert__(self) -> DFA:
        return DFA(self.table, set(range(len(self.table))) - self.final, self.alphabet)

    def _pair(self, other: DFA, keep) -> DFA:
        ids, order, table = {(0, 0): 0}, [(0, 0)], []
        for a, b in order:
            row = {}
            for c in self.alphabet:
                nxt = self.table[a][c], other.table[b][c]
                if nxt not in ids:
                    ids[nxt] = len(ids)
                    order.append(nxt)
                row[c] = ids[nxt]
            table.append(row)
        return DFA(table, {i for (a, b), i in ids.items() if keep(a in self.final, b in other.final)}, self.alphabet)

    def __and__(self, other): return self._pair(other, lambda x, y: x and y)
    def __or__(self, other): return self._pair(other, lambda x, y: x or y)
    def __xor__(self, other): return self._pair(other, lambda x, y: x != y)

    def shortest(self, how_many: int) -> Iterator[str]:
        queue = deque([("", 0)])
        while queue and how_many and len(queue[0][0]) < 9:
            word, s = queue.popleft()
            if s in self.final:
                how_many -= 1
                yield word
            queue.extend((word + c, t) for c, t in self.table[s].items())

    def count(self, length: int) -> int:
        ways = {0: 1}
        for _ in range(length):
            nxt: dict[int, int] = {}
            for s, n in ways.items():
                for t in self.table[s].values():
                    nxt[t] = nxt.get(t, 0) + n
            ways = nxt
        return sum(n for s, n in ways.items() if s in self.final)


AB = "ab"
words = ["".join(w) for n in range(7) for w in product(AB, repeat=n)]
for pattern in ["", "a", "a*b", "(a|b)*abb", "(ab|ba)+", "a?b?a?", "(aa|b)*(a|bb)?", ".[^a]*", "((a*)*|b)*", "(b|ab*a)*"]:
    dfa = DFA.compile(pattern, AB)
    small = dfa.minimal()
    wrong = [w for w in words if not dfa.accepts(w) == small.accepts(w) == bool(re.fullmatch(pattern, w))]
    print(f"{pattern!r:<20} {len(dfa.table):>2} -> {len(small.table)} states final {sorted(small.final)} wrong {wrong} "
          f"counts {[small.count(n) for n in range(8)]} {list(small.shortest(4))}")
print(DFA.compile("(a|b)*abb", AB).minimal().table)
even_a, ends_b = DFA.compile("(b|ab*a)*", AB), DFA.compile(".*b", AB)
for name, d in (("and", even_a & ends_b), ("or", even_a | ends_b), ("xor", even_a ^ ends_b), ("not", ~even_a), ("none", even_a & ~even_a)):
    m = d.minimal()
    print(f"{name:<5} {len(d.table)} -> {len(m.table)}", list(m.shortest(6)), m.count(60))
for x, y in (("(a|b)*", "(a*b*)*"), ("a(ba)*", "(ab)*a"), ("a*b*", "(ab)*"), ("(a|b)?", "a?b?")):
    print(x, y, "differ at", next((DFA.compile(x, AB) ^ DFA.compile(y, AB)).shortest(1), None))
for bad in ("(a", "a)", "*a", "a||b", "+"):
    try:
        print(repr(bad), len(DFA.compile(bad, AB).table))
    except SyntaxError as e:
        print("SyntaxError:", e)
