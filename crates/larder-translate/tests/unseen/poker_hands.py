# Poker hands ranking with total ordering
from collections import Counter
from enum import IntEnum
from functools import total_ordering
from itertools import combinations
import random
RANKS = "23456789TJQKA"
SUITS = "cdhs"

class Cat(IntEnum):
    HIGH = 0
    PAIR = 1
    TWO_PAIR = 2
    THREE = 3
    STRAIGHT = 4
    FLUSH = 5
    FULL = 6
    FOUR = 7
    STRAIGHT_FLUSH = 8
    @property
    def pretty(self):
        return self.name.replace("_", " ").lower()

class Card:
    _pool = {}
    __slots__ = ("rank", "suit")
    def __new__(cls, text):
        if text not in cls._pool:
            if len(text) != 2 or text[0] not in RANKS or text[1] not in SUITS:
                raise ValueError(f"no such card: {text}")
            card = super().__new__(cls)
            card.rank, card.suit = RANKS.index(text[0]) + 2, text[1]
            cls._pool[text] = card
        return cls._pool[text]
    def __repr__(self):
        return RANKS[self.rank - 2] + self.suit
    def __lt__(self, other):
        return (self.rank, self.suit) < (other.rank, other.suit)

@total_ordering
class Hand:
    def __init__(self, cards):
        self.cards = [Card(c) for c in cards.split()] if isinstance(cards, str) else list(cards)
        if len(set(self.cards)) != 5:
            raise ValueError(f"need 5 different cards, got {len(set(self.cards))}")
        self.cards.sort(reverse=True)
        self._key = None
    @property
    def key(self):
        if self._key is None:
            self._key = self._evaluate()
        return self._key
    def _evaluate(self):
        counts = Counter(c.rank for c in self.cards)
        groups = sorted(counts.items(), key=lambda rc: (rc[1], rc[0]), reverse=True)
        ranks = [r for r, _ in groups]
        shape = tuple(n for _, n in groups)
        flush = len({c.suit for c in self.cards}) == 1
        straight = len(counts) == 5 and ranks[0] - ranks[4] == 4
        if ranks == [14, 5, 4, 3, 2]:
            straight, ranks = True, [5, 4, 3, 2, 1]
        match shape, straight, flush:
            case _, True, True:
                cat = Cat.STRAIGHT_FLUSH
            case (4, 1), _, _:
                cat = Cat.FOUR
            case (3, 2), _, _:
                cat = Cat.FULL
            case _, _, True:
                cat = Cat.FLUSH
            case _, True, _:
                cat = Cat.STRAIGHT
            case (3, *_), _, _:
                cat = Cat.THREE
            case (2, 2, _), _, _:
                cat = Cat.TWO_PAIR
            case (2, *rest), _, _ if len(rest) == 3:
                cat = Cat.PAIR
            case _:
                cat = Cat.HIGH
        return cat, ranks
    def __eq__(self, other):
        return self.key == other.key
    def __lt__(self, other):
        return self.key < other.key
    def __str__(self):
        return " ".join(map(repr, self.cards)) + f" ({self.key[0].pretty})"
HANDS = ["As Ks Qs Js Ts", "9c 9d 9h 9s 2c", "5h 4h 3h 2h Ah", "Kd Kc 3s 3d 3h", "Ah 9h 7h 4h 2h", "5c 4d 3s 2h Ac", "Qs Qc Qd 8h 2s", "Js Jc 4d 4c As", "Jh Jd 4s 4h Ks", "Tc Td 8s 5h 2d", "Ac Kd 9h 5s 2d", "As Kh 9d 5c 2h"]
hands = [Hand(h) for h in HANDS]
for h in sorted(hands, reverse=True):
    print(h, h.key[1])
print(hands[-1] == hands[-2], hands[-1] is hands[-2], hands[7] > hands[8], hands[5] <= hands[6], max(hands) is hands[0], Card("As") is hands[0].cards[0], len(Card._pool))
deck = [Card(r + s) for s in SUITS for r in RANKS]
rng = random.Random(5)
tally = Counter()
for game in range(4):
    rng.shuffle(deck)
    board = deck[:5]
    players = {f"P{n}": deck[5 + 2 * n:7 + 2 * n] for n in range(3)}
    best = {p: max(Hand(c) for c in combinations(board + hole, 5)) for p, hole in players.items()}
    top = max(best.values())
    winners = [p for p, h in best.items() if h == top]
    tally.update(winners)
    print(board, players, "->", winners, top)
print(tally.most_common(), sum(tally.values()))
stats = Counter(Hand(c).key[0] for c in combinations(sorted(deck)[::3], 5))
for cat in Cat:
    print(f"{cat.pretty:<15}{stats[cat]:>6} {stats[cat] / stats.total():8.3%}")
for bad in ("As As Ks Qs Js", "As Ks", "1s Ks Qs Js Ts", "As Kx Qs Js Ts"):
    try:
        Hand(bad)
    except ValueError as e:
        print("ValueError:", e)
try:
    hash(hands[0])
except TypeError as e:
    print(e)
try:
    Card("As").colour = "black"
except AttributeError as e:
    print(e)
assert Hand("2c 3c 4c 5c 6c") > Hand("2d 2h 2s 2c 3c"), "order"
