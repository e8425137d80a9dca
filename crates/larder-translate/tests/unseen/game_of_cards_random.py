import random
import itertools
from collections import Counter
from enum import IntEnum, Enum, Flag, IntFlag, auto, StrEnum
from dataclasses import dataclass


class Suit(StrEnum):
    CLUBS = "♣"
    HEARTS = auto()
    SPADES = "♠"


class Rank(IntEnum):
    TWO = 2
    THREE = 3
    JACK = 11
    ACE = 14

    def __str__(self):
        return str(int(self)) if self < 10 else self.name[0]


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Color(IntFlag):
    RED = 1
    BLUE = 4


@dataclass(frozen=True, order=True)
class Card:
    rank: Rank
    suit: Suit

    def __str__(self):
        return f"{self.rank}{self.suit}"


class Deck:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.cards = [Card(r, s) for r, s in itertools.product(Rank, Suit)]

    def __iter__(self):
        while self.cards:
            yield self.cards.pop()

    def shuffle(self):
        self.rng.shuffle(self.cards)
        return self


deck = Deck(42).shuffle()
hand = list(itertools.islice(deck, 5))
print(*hand, len(deck.cards))
print(hand[0], repr(hand[0]), max(hand), sorted(hand)[0])
print(Counter(str(c.suit) for c in hand).most_common(), Counter(c.rank.name for c in hand)["ACE"])
rng = random.Random("seed text")
print(rng.random(), rng.randint(1, 6), rng.choice("abc"), rng.sample(range(100), 4), rng.choices([1, 2, 3], weights=[5, 1, 1], k=6))
print(rng.uniform(1, 2), rng.gauss(0, 1), rng.expovariate(2), rng.triangular(0, 10, 3), rng.betavariate(1, 2), rng.getrandbits(70), rng.randbytes(3))
state = rng.getstate()
a = [rng.randrange(10, 100, 7) for _ in range(4)]
rng.setstate(state)
print(a == [rng.randrange(10, 100, 7) for _ in range(4)], a, rng.normalvariate(5, 2), rng.vonmisesvariate(0, 4))
random.seed(7)
print(random.random(), random.sample(["a", "b", "c"], counts=[2, 1, 3], k=4), random.shuffle([1]))
print(Suit.HEARTS, repr(Suit.CLUBS), Suit.SPADES == "♠", Suit("hearts").upper(), f"{Suit.HEARTS:>8}", "♣" in [s.value for s in Suit])
print(Rank.ACE, repr(Rank.ACE), Rank.ACE + 1, f"{Rank.JACK}", "%d %s" % (Rank.JACK, Rank.JACK), Rank(3), Rank["TWO"], sum(Rank), Rank.TWO < 3)
print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm.RW & Perm.W, Perm.R in Perm.RW, bool(Perm.R & Perm.W), Perm(7), Perm(0), list(Perm), list(Perm.RW), len(Perm.RW))
print(Color.RED | 4, Color(5), Color(2), Color.RED + 1, repr(Color.BLUE), str(Color.BLUE), Color.RED | 16, ~Color.RED)
try:
    Perm(16)
except ValueError as error:
    print(error)
try:
    Rank(99)
except ValueError as error:
    print(error)
try:
    Rank["KING"]
except KeyError as error:
    print("KeyError", error)
try:
    Suit.CLUBS = 3
except AttributeError as error:
    print(error)
try:
    class More(Suit):
        X = 1
except TypeError as error:
    print(error)
print(Perm.__members__, Rank.__members__["ACE"].value, [*Rank], Perm["W"].value, Suit.__members__.keys(), isinstance(Rank.TWO, int))
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT.value, Animal(2), Animal.CAT is Animal["CAT"], Animal.CAT == 1, {Animal.CAT: 1})
print(Animal.CAT < Animal.DOG)
