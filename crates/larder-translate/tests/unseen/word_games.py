# Hangman + word games: wordle feedback, anagrams, word ladder, boggle with trie, acrostics
from collections import Counter, defaultdict, deque
from itertools import permutations, product
import random
import string
WORDS = """cold cord card ward warm word wood good gold bold bolt colt coat boat bead head heal teal tell tall tale
crane slate stare tears rates aster level radar civic hello world apple plane eagle abbey allee added""".split()

class Hangman:
    ONGOING, WIN, LOSE = "ongoing win lose".split()
    def __init__(self, word, lives=6):
        self.word, self.lives, self.guesses = word, lives, set()
    def guess(self, letter):
        if self.status != Hangman.ONGOING:
            raise ValueError("The game has already ended.")
        letter = letter.lower()
        if len(letter) != 1 or letter not in string.ascii_lowercase:
            raise ValueError(f"not a letter: {letter!r}")
        repeat = letter in self.guesses
        self.guesses.add(letter)
        if repeat or letter not in self.word:
            self.lives -= 1
        return letter in self.word and not repeat
    masked = property(lambda self: "".join(c if c in self.guesses else "_" for c in self.word))
    @property
    def status(self):
        return self.WIN if "_" not in self.masked else self.LOSE if self.lives < 0 else self.ONGOING

def feedback(secret, guess):
    out = ["-"] * len(guess)
    left = Counter()
    for i, (s, g) in enumerate(zip(secret, guess)):
        if s == g:
            out[i] = "G"
        else:
            left[s] += 1
    for i, g in enumerate(guess):
        if out[i] == "-" and left[g] > 0:
            out[i] = "y"
            left[g] -= 1
    return "".join(out)

def ladder(a, b, words):
    words = set(words) | {b}
    q, seen = deque([[a]]), {a}
    while q:
        path = q.popleft()
        last = path[-1]
        if last == b:
            return path
        for i in range(len(last)):
            for c in string.ascii_lowercase:
                w = last[:i] + c + last[i + 1:]
                if w in words and w not in seen:
                    seen.add(w)
                    q.append(path + [w])

def make_trie(words):
    root = {}
    for w in words:
        node = root
        for ch in w:
            node = node.setdefault(ch, {})
        node["$"] = w
    return root

def boggle(board, words):
    cells = {(r, c): ch for r, row in enumerate(board) for c, ch in enumerate(row)}
    found = set()
    def visit(pos, node, used):
        ch = cells.get(pos)
        if ch is None or pos in used or ch not in node:
            return
        node = node[ch]
        if "$" in node:
            found.add(node["$"])
        r, c = pos
        for dr, dc in product((-1, 0, 1), repeat=2):
            visit((r + dr, c + dc), node, used | {pos})
    for pos in cells:
        visit(pos, make_trie(words), frozenset())
    return sorted(found, key=lambda w: (-len(w), w))
h = Hangman("abba", 2)
for ch in ["a", "x", "A", "?", "b", "z"]:
    try:
        print(ch, h.guess(ch), h.masked, h.lives, h.status)
    except ValueError as e:
        print(ch, "ValueError:", e)
h2 = Hangman("q", lives=0)
print([h2.guess(c) for c in "xq"[:1]], h2.status, h2.lives)
for s, g in [("crane", "slate"), ("abbey", "babes"), ("allee", "eagle"), ("hello", "level"), ("added", "dread"), ("apple", "apple")]:
    print(s, g, feedback(s, g))

def solve(secret, words):
    pool, first = [w for w in words if len(w) == len(secret)], "crane"
    for turn in range(1, 8):
        guess = first if turn == 1 else max(pool, key=lambda w: (len({feedback(x, w) for x in pool}), [-ord(c) for c in w]))
        fb = feedback(secret, guess)
        yield guess, fb, len(pool := [w for w in pool if feedback(w, guess) == fb])
        if fb == "G" * len(secret):
            return
for secret in ("aster", "civic", "eagle"):
    print(secret, list(solve(secret, WORDS)))
groups = defaultdict(list)
for w in WORDS:
    groups["".join(sorted(w))].append(w)
print([g for g in groups.values() if len(g) > 1], [w for w in WORDS if w == w[::-1]], max(WORDS, key=lambda w: len(set(w))))
print(ladder("cold", "warm", WORDS), ladder("head", "tale", WORDS), ladder("cold", "zzzz", WORDS), ladder("x", "x", []))
BOARD = ["cold", "rboa", "adwt", "teal"]
print(boggle(BOARD, WORDS + ["bad", "owl", "eat", "load", "dad"]))
rng = random.Random(8)
letters = rng.sample(string.ascii_lowercase, 6) + rng.choices("aeiou", k=2)
print(letters, sorted({"".join(p) for n in (3, 4) for p in permutations("atre", n)} & {"tea", "eat", "ate", "rate", "tear", "rat", "zzz"}))
score = dict.fromkeys("aeioulnrst", 1) | dict.fromkeys("dg", 2) | dict.fromkeys("bcmp", 3) | dict.fromkeys("fhvwy", 4) | {"k": 5} | dict.fromkeys("jx", 8) | dict.fromkeys("qz", 10)
print(sorted(score) == list(string.ascii_lowercase), [(w, sum(map(score.get, w))) for w in ("quiz", "hello", "a")], sorted(WORDS, key=lambda w: (-sum(score[c] for c in w), w))[:3])
caesar = lambda t, k: t.translate(str.maketrans(string.ascii_lowercase, string.ascii_lowercase[k:] + string.ascii_lowercase[:k]))
print(caesar("hello zebra", 3), caesar(caesar("round trip", 5), 21), [caesar("uryyb", k) for k in range(26) if caesar("uryyb", k) in WORDS])
rows = ["across the line", "bring me home", "call it a day"]
print("".join(r[0] for r in rows), [*map("".join, zip(*(r.split()[0].ljust(6, ".") for r in rows)))], " ".join(w.capitalize() for w in rows[0].split()), "-".join(reversed(rows[2].split())), rows[1].title().swapcase())
vowels = sum(c in "aeiou" for w in WORDS for c in w)
print(vowels, f"{vowels / sum(map(len, WORDS)):.2%}", Counter(map(len, WORDS)), Counter("".join(WORDS)).most_common(3), min(WORDS), max(WORDS), sorted(WORDS, key=lambda w: w[::-1])[:4])
try:
    Hangman("x").status = "win"
except AttributeError as e:
    print(e)
