"""Tic-tac-toe with minimax, memo on strings, and a little match report."""
from functools import lru_cache

LINES = [(i, i + 1, i + 2) for i in (0, 3, 6)] + [(i, i + 3, i + 6) for i in range(3)] + [(0, 4, 8), (2, 4, 6)]
calls = 0


def winner(board):
    for a, b, c in LINES:
        if board[a] != "." and board[a] == board[b] == board[c]:
            return board[a]
    return None if "." in board else "draw"


def moves(board):
    return [i for i, ch in enumerate(board) if ch == "."]


def place(board, i, who):
    return board[:i] + who + board[i + 1:]


other = {"X": "O", "O": "X"}.__getitem__


@lru_cache(maxsize=None)
def score(board, who):
    global calls
    calls += 1
    match winner(board):
        case "X":
            return 1
        case "O":
            return -1
        case "draw":
            return 0
    pick = max if who == "X" else min
    return pick(score(place(board, m, who), other(who)) for m in moves(board))


def perfect(board, who):
    sign = 1 if who == "X" else -1
    return max(moves(board), key=lambda m: sign * score(place(board, m, who), other(who)))


def first_free(board, who):
    return moves(board)[0]


def last_free(board, who):
    *_, last = moves(board)
    return last


class Greedy:
    """Takes a win, blocks a loss, prefers centre."""
    order = [4, 0, 2, 6, 8, 1, 3, 5, 7]

    def __init__(self):
        self.log = []

    def __call__(self, board, who):
        for mark in (who, other(who)):
            for m in moves(board):
                if winner(place(board, m, mark)) == mark:
                    self.log.append((m, "win" if mark is who else "block"))
                    return m
        m = next(m for m in self.order if board[m] == ".")
        self.log.append((m, "pref"))
        return m


def play(px, po, show=False):
    board, who = "." * 9, "X"
    players = {"X": px, "O": po}
    history = []
    while (result := winner(board)) is None:
        m = players[who](board, who)
        assert board[m] == ".", f"illegal move {m}"
        history.append(m)
        board = place(board, m, who)
        who = other(who)
    if show:
        for r in range(0, 9, 3):
            print("   " + "|".join(board[r:r + 3]))
    return result, history


greedy = Greedy()
names = {"perfect": perfect, "first": first_free, "last": last_free, "greedy": greedy}
table = {}
for nx, px in names.items():
    for no, po in names.items():
        res, hist = play(px, po)
        table[nx, no] = res
        print(f"{nx:>8} vs {no:<8} -> {res:^6} {''.join(map(str, hist))}")
print("score from empty:", score("." * 9, "X"), "positions:", score.cache_info().currsize, calls == score.cache_info().misses)
play(first_free, perfect, show=True)
points = dict.fromkeys(names, 0)
for (nx, no), res in table.items():
    if res == "draw":
        points[nx] += 1
        points[no] += 1
    else:
        points[nx if res == "X" else no] += 3
for rank, (name, p) in enumerate(sorted(points.items(), key=lambda kv: kv[1], reverse=True), 1):
    print(rank, name, p, sep="\t")
print(len(greedy.log), greedy.log[:6], sum(why == "block" for _, why in greedy.log))
opening = {m: score(place("." * 9, m, "X"), "O") for m in range(9)}
print(opening, {score("XO.......", w) for w in "XO"})
try:
    play(perfect, lambda b, w: 0)
except AssertionError as e:
    print("AssertionError:", e)
print(winner("XXXOO...."), winner("XOXOXOOXO"), winner("........."), winner("XOXXOOOXX"))
