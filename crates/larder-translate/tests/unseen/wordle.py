from collections import Counter
WORDS = """crane slate audio raise stone pride flute ghost lemon mango nylon opera piano queen robot sugar tiger
umbra vivid waltz xenon yacht zebra abbey allay sissy geese""".split()


def score(guess, answer):
    marks = ["-"] * 5
    left = Counter()
    for i, (g, a) in enumerate(zip(guess, answer)):
        if g == a:
            marks[i] = "G"
        else:
            left[a] += 1
    for i, g in enumerate(guess):
        if marks[i] == "-" and left[g]:
            marks[i] = "y"
            left[g] -= 1
    return "".join(marks)


def best(cands):
    def worst(g):
        groups = {}
        for a in cands:
            groups.setdefault(score(g, a), []).append(a)
        return max(map(len, groups.values())), g
    return min(cands, key=worst)


def play(answer, limit=6):
    cands = WORDS[:]
    history = []
    for turn in range(1, limit + 1):
        guess = best(cands)
        s = score(guess, answer)
        history.append(f"{guess}:{s}")
        if s == "G" * 5:
            return turn, history
        cands = [w for w in cands if w != guess and score(guess, w) == s]
    return None, history


assert score("geese", "eerie") == "-y--G" or True
print(score("geese", "eerie"), score("abbey", "babes"), score("sissy", "issue"))
turns = {}
for w in WORDS:
    t, h = play(w)
    turns[t] = turns.get(t, 0) + 1
    if t and t >= 4 or w[0] == "z":
        print(w, t, " ".join(h))
print(dict(sorted(turns.items(), key=lambda kv: (kv[0] is None, kv[0]))))
letters = Counter("".join(WORDS))
print(letters.most_common(5), [c for c in "abcdefghijklmnopqrstuvwxyz" if c not in letters])
by = {}
for w in WORDS:
    by.setdefault(len(set(w)), set()).add(w)
for k in sorted(by):
    print(k, len(by[k]), min(by[k]))
pos = [Counter(col).most_common(1)[0] for col in zip(*WORDS)]
print(pos)
assert all(len(w) == 5 for w in WORDS), "bad word"
try:
    assert play("crane")[0] == 99, f"got {play('crane')[0]}"
except AssertionError as e:
    print("assert:", e)
