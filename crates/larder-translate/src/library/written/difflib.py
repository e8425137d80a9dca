"""`difflib`: what two sequences share, and where they differ."""

import heapq
import re
from collections import namedtuple

Match = namedtuple("Match", ("a", "b", "size"), module="difflib")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    __module__ = "difflib"

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is self.a:
            return
        self.a = a
        self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.fullbcount = None
        self._index()

    def _index(self):
        """Where each element of the second sequence stands, but for what is junk or stands nearly everywhere."""
        self.b2j = {}
        for at, element in enumerate(self.b):
            self.b2j.setdefault(element, []).append(at)
        self.bjunk = set()
        if self.isjunk:
            for element in list(self.b2j):
                if self.isjunk(element):
                    self.bjunk.add(element)
                    del self.b2j[element]
        self.bpopular = set()
        count = len(self.b)
        if self.autojunk and count >= 200:
            most = count // 100 + 1
            for element, places in list(self.b2j.items()):
                if len(places) > most:
                    self.bpopular.add(element)
                    del self.b2j[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b = self.a, self.b
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        best_a, best_b, best = alo, blo, 0
        # How long a run ends at each place of the second sequence.
        runs = {}
        for i in range(alo, ahi):
            next_runs = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                run = next_runs[j] = runs.get(j - 1, 0) + 1
                if run > best:
                    best_a, best_b, best = i - run + 1, j - run + 1, run
            runs = next_runs
        # What is no junk, then what is, belongs to it where it touches it.
        for takes_junk in (False, True):
            while (
                best_a > alo and best_b > blo
                and (b[best_b - 1] in self.bjunk) == takes_junk and a[best_a - 1] == b[best_b - 1]
            ):
                best_a, best_b, best = best_a - 1, best_b - 1, best + 1
            while (
                best_a + best < ahi and best_b + best < bhi
                and (b[best_b + best] in self.bjunk) == takes_junk and a[best_a + best] == b[best_b + best]
            ):
                best += 1
        return Match(best_a, best_b, best)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        pending = [(0, len(self.a), 0, len(self.b))]
        found = []
        while pending:
            alo, ahi, blo, bhi = pending.pop()
            i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append((i, j, size))
                if alo < i and blo < j:
                    pending.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    pending.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks = []
        i, j, size = 0, 0, 0
        for next_i, next_j, next_size in found:
            if i + size == next_i and j + size == next_j:
                size += next_size
            else:
                if size:
                    blocks.append(Match(i, j, size))
                i, j, size = next_i, next_j, next_size
        if size:
            blocks.append(Match(i, j, size))
        blocks.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        codes = []
        for at_a, at_b, size in self.get_matching_blocks():
            if i < at_a and j < at_b:
                codes.append(("replace", i, at_a, j, at_b))
            elif i < at_a:
                codes.append(("delete", i, at_a, j, at_b))
            elif j < at_b:
                codes.append(("insert", i, at_a, j, at_b))
            i, j = at_a + size, at_b + size
            if size:
                codes.append(("equal", at_a, i, at_b, j))
        self.opcodes = codes
        return codes

    def get_grouped_opcodes(self, n=3):
        # The list itself is changed, and who asks for the codes again sees that.
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _ratio(sum([block[2] for block in self.get_matching_blocks()]), len(self.a) + len(self.b))

    def quick_ratio(self):
        if self.fullbcount is None:
            self.fullbcount = {}
            for element in self.b:
                self.fullbcount[element] = self.fullbcount.get(element, 0) + 1
        left = {}
        matches = 0
        for element in self.a:
            count = left[element] if element in left else self.fullbcount.get(element, 0)
            left[element] = count - 1
            if count > 0:
                matches += 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    found = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for one in possibilities:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), one))
    return [one for _, one in heapq.nlargest(n, found)]


def _marked(tag, lines, start, end):
    for at in range(start, end):
        yield f"{tag} {lines[at]}"


def _with_spaces(line, tags):
    """Marks under a line, where blanks of the line stay what they are."""
    return "".join([char if tag == " " and char.isspace() else tag for char, tag in zip(line, tags)])


class Differ:
    __module__ = "difflib"

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._replaced(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from _marked("-", a, alo, ahi)
            elif tag == "insert":
                yield from _marked("+", b, blo, bhi)
            else:
                yield from _marked(" ", a, alo, ahi)

    def _replaced(self, a, alo, ahi, b, blo, bhi):
        """Lines against lines: the two that are most alike stand together, and so on before and behind them."""
        best, best_a, best_b = 0.74, 0, 0
        equal = None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal is None:
                        equal = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, best_a, best_b = matcher.ratio(), i, j
        if best < 0.75:
            if equal is None:
                if bhi - blo < ahi - alo:
                    yield from _marked("+", b, blo, bhi)
                    yield from _marked("-", a, alo, ahi)
                else:
                    yield from _marked("-", a, alo, ahi)
                    yield from _marked("+", b, blo, bhi)
                return
            best_a, best_b = equal
        else:
            equal = None
        yield from self._rest(a, alo, best_a, b, blo, best_b)
        if equal is None:
            yield from self._pair(matcher, a[best_a], b[best_b])
        else:
            yield "  " + a[best_a]
        yield from self._rest(a, best_a + 1, ahi, b, best_b + 1, bhi)

    def _rest(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replaced(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from _marked("-", a, alo, ahi)
        elif blo < bhi:
            yield from _marked("+", b, blo, bhi)

    def _pair(self, matcher, old, new):
        matcher.set_seqs(old, new)
        under_old = under_new = ""
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "replace":
                under_old += "^" * (i2 - i1)
                under_new += "^" * (j2 - j1)
            elif tag == "delete":
                under_old += "-" * (i2 - i1)
            elif tag == "insert":
                under_new += "+" * (j2 - j1)
            else:
                under_old += " " * (i2 - i1)
                under_new += " " * (j2 - j1)
        under_old = _with_spaces(old, under_old).rstrip()
        under_new = _with_spaces(new, under_new).rstrip()
        yield "- " + old
        if under_old:
            yield f"? {under_old}\n"
        yield "+ " + new
        if under_new:
            yield f"? {under_new}\n"


def IS_LINE_JUNK(line, pat=None):
    return re.match(r"\s*(?:#\s*)?$", line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    if which not in (1, 2):
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    tags = ("  ", "- " if which == 1 else "+ ")
    for line in delta:
        if line[:2] in tags:
            yield line[2:]


def _checked(a, b, *args):
    for line in (a[:1], b[:1]):
        if line and not isinstance(line[0], str):
            raise TypeError(f"lines to compare must be str, not {type(line[0]).__name__} ({line[0]!r})")
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError(f"all arguments must be str, not: {arg!r}")


def _unified_range(start, end):
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _checked(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    is_started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not is_started:
            is_started = True
            from_date = f"\t{fromfiledate}" if fromfiledate else ""
            to_date = f"\t{tofiledate}" if tofiledate else ""
            yield f"--- {fromfile}{from_date}{lineterm}"
            yield f"+++ {tofile}{to_date}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _context_range(start, end):
    count = end - start
    first = start + 1 if count else start
    return f"{first}" if count <= 1 else f"{first},{first + count - 1}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _checked(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    is_started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not is_started:
            is_started = True
            from_date = f"\t{fromfiledate}" if fromfiledate else ""
            to_date = f"\t{tofiledate}" if tofiledate else ""
            yield f"*** {fromfile}{from_date}{lineterm}"
            yield f"--- {tofile}{to_date}{lineterm}"
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        if any([code[0] in ("replace", "delete") for code in group]):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield marks[tag] + line
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        if any([code[0] in ("replace", "insert") for code in group]):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield marks[tag] + line
