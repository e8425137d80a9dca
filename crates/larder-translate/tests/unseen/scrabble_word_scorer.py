import bisect
import random
import string
from collections import Counter, defaultdict

VALUES = {c: v for letters, v in [("AEILNORSTU", 1), ("DG", 2), ("BCMP", 3), ("FHVWY", 4), ("K", 5), ("JX", 8), ("QZ", 10)] for c in letters}
WORDS = sorted("""cat act tac cart trace react crate caret carted quiz jazz zebra oxide axe ox ax toxin retina retain nastier
retsina stainer antsier stone notes onset tones seton tea eat ate eta beat abet beta bate able bale an nan a I""".upper().split())
BOARD = [list(r) for r in ("3..d...3", ".2...t..", "..2..t..", "d..2...d", "...d2..t", "3......3")]


class Bag:
    def __init__(self, seed):
        counts = dict.fromkeys(string.ascii_uppercase, 2) | {"E": 12, "A": 9, "I": 9, "O": 8, "Q": 1, "Z": 1, "_": 2}
        self.tiles = [t for t, n in counts.items() for _ in range(n)]
        self.rng = random.Random(seed)
        self.rng.shuffle(self.tiles)

    def draw(self, n):
        taken, self.tiles[:] = self.tiles[:n], self.tiles[n:]
        return taken

    def __len__(self):
        return len(self.tiles)


def has_word(w):
    i = bisect.bisect_left(WORDS, w)
    return i < len(WORDS) and WORDS[i] == w


def with_prefix(p):
    return WORDS[bisect.bisect_left(WORDS, p):bisect.bisect_right(WORDS, p + "\uffff")]


def playable(word, rack):
    need = Counter(word) - Counter(rack)
    return need.total() <= rack.count("_")


def score(word, row, col, down=False, board=BOARD, blanks=()):
    total, mult, detail = 0, 1, []
    for i, ch in enumerate(word):
        r, c = (row + i, col) if down else (row, col + i)
        if not (0 <= r < len(board) and 0 <= c < len(board[0])):
            raise IndexError(f"{word} leaves the board at {(r, c)}")
        v = 0 if i in blanks else VALUES[ch]
        match board[r][c]:
            case "2" | "3" as letter:
                v *= int(letter)
            case "d":
                mult *= 2
            case "t":
                mult *= 3
        detail.append(f"{ch}{v}")
        total += v
    bonus = 50 if len(word) == 7 else 0
    return total * mult + bonus, "+".join(detail) + f" x{mult}" + (f" +{bonus}" if bonus else "")


anagrams = defaultdict(list)
for w in WORDS:
    anagrams["".join(sorted(w))].append(w)
for key, group in sorted(anagrams.items(), key=lambda kv: (-len(kv[1]), kv[0]))[:6]:
    print(f"{key:<8}{len(group)} {' '.join(group)}")
print(has_word("CAT"), has_word("CATS"), has_word(""), with_prefix("RE"), with_prefix("AX"), with_prefix("Q"), with_prefix("ZZ"))
bag = Bag("scrabble")
print(len(bag), len(VALUES), sum(VALUES.get(t, 0) for t in bag.tiles))
best_total = 0
for turn in range(8):
    rack = bag.draw(7)
    options = [w for w in WORDS if playable(w, rack)]
    plays = []
    for w in options:
        used = Counter()
        blanks = [i for i, ch in enumerate(w) if used.update(ch) or used[ch] > rack.count(ch)]
        for r in range(len(BOARD)):
            for c in range(len(BOARD[0])):
                for down in (False, True):
                    try:
                        s, text = score(w, r, c, down, blanks=blanks)
                    except IndexError:
                        continue
                    plays.append((s, w, r, c, "down" if down else "across", text))
    if plays:
        top = max(plays, key=lambda p: (p[0], p[1]))
        best_total += top[0]
        print(turn, "".join(rack), len(options), len(plays), *top)
    else:
        print(turn, "".join(rack), "pass")
print(best_total, len(bag), score("RETINAS"[:7], 0, 0), score("QUIZ", 2, 5, True) if False else score("QUIZ", 2, 5, True, blanks={0}))
try:
    score("ZEBRA", 0, 5)
except IndexError as e:
    print(repr(e))
try:
    score("NAÏVE", 0, 0)
except KeyError as e:
    print(repr(e))
marks = [0, 5, 10, 20, 30]
names = ["poor", "fair", "good", "great", "superb"]
for s in (0, 4, 5, 19, 20, 31, -1):
    print(s, names[bisect.bisect_right(marks, s) - 1], bisect.bisect_left(marks, s), bisect.bisect(marks, s), end="; ")
print()
ranking = []
for name, pts in [("ann", 50), ("bo", 70), ("cy", 50), ("di", 10), ("ed", 70)]:
    bisect.insort(ranking, (-pts, name))
print(ranking, bisect.bisect_left(ranking, -50, key=lambda t: t[0]), bisect.insort(marks, 7), marks)
c = Counter("mississippi")
print(c, c.most_common(2), c - Counter("miss"), c & Counter("imp"), c | Counter("zzz"), +Counter(a=-1, b=2), c["nope"], sorted(c.elements())[:4], Counter("ab") == Counter("ba"), Counter(a=1) <= Counter(a=2, b=0))
c.subtract("sss")
del c["m"]
c.update({"i": 10}, q=2)
print(c, c.total(), list(c), max(c, key=c.get), c.copy() == c, dict(c.items()))
