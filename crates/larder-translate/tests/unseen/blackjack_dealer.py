import random
from collections import Counter
from functools import total_ordering, reduce
from itertools import product

SUITS = "♠♥♦♣"
RANKS = "A 2 3 4 5 6 7 8 9 10 J Q K".split()


class Hand:
    def __init__(self, cards=(), bet=1):
        self.cards = list(cards)
        self.bet = bet
        self.done = False

    def total(self):
        hard, aces = 0, 0
        for rank, _ in self.cards:
            if rank == "A":
                aces += 1
                hard += 1
            else:
                hard += int(rank) if rank.isdigit() else 10
        return (hard + 10, True) if aces and hard + 10 <= 21 else (hard, False)

    @property
    def value(self):
        return self.total()[0]

    @property
    def bust(self):
        return self.value > 21

    @property
    def blackjack(self):
        return len(self.cards) == 2 and self.value == 21

    @property
    def pair(self):
        return len(self.cards) == 2 and len({r for r, _ in self.cards}) == 1

    def __iadd__(self, card):
        self.cards.append(card)
        return self

    def __str__(self):
        v, soft = self.total()
        return " ".join(r + s for r, s in self.cards) + f" [{'soft ' * soft}{v}]"


class Shoe:
    def __init__(self, decks, seed):
        self.rng = random.Random(seed)
        self.decks = decks
        self.reshuffles = -1
        self.cards = []

    def __next__(self):
        if len(self.cards) < 15:
            self.cards = [c for _ in range(self.decks) for c in product(RANKS, SUITS)]
            self.rng.shuffle(self.cards)
            self.reshuffles += 1
        return self.cards.pop()

    def __iter__(self):
        return self


def mimic(hand, up):
    return "hit" if hand.value < 17 else "stand"


def careful(hand, up):
    v, soft = hand.total()
    if hand.pair and hand.cards[0][0] in ("A", "8"):
        return "split"
    if v in (10, 11) and len(hand.cards) == 2 and up != "A":
        return "double"
    if soft:
        return "hit" if v < 18 else "stand"
    if up in ("2", "3", "4", "5", "6"):
        return "hit" if v < 12 else "stand"
    return "hit" if v < 17 else "stand"


def never_bust(hand, up):
    return ("stand", "hit")[hand.value <= 11]


def play_round(shoe, strategy, log=None):
    say = log.append if log is not None else lambda *_: None
    dealer, hands = Hand(), [Hand()]
    for _ in range(2):
        hands[0] += next(shoe)
        dealer += next(shoe)
    up = dealer.cards[0][0]
    i = 0
    while i < len(hands):
        h = hands[i]
        while not h.done and not h.bust and not h.blackjack:
            move = strategy(h, up)
            say(f"{move} on {h} vs {up}")
            if move == "stand":
                break
            if move == "split" and len(hands) < 3:
                a, b = h.cards
                h.cards[:] = [a, next(shoe)]
                hands.append(Hand([b, next(shoe)]))
                continue
            if move == "double":
                h.bet *= 2
                h.done = True
            h += next(shoe)
        i += 1
    if not all(h.bust or h.blackjack for h in hands):
        while dealer.value < 17:
            dealer += next(shoe)
    net = 0
    for h in hands:
        if h.bust:
            r = -h.bet
        elif h.blackjack and not dealer.blackjack and len(hands) == 1:
            r = 1.5 * h.bet
        elif dealer.bust or h.value > dealer.value:
            r = h.bet
        else:
            r = -h.bet if h.value < dealer.value or dealer.blackjack else 0
        say(f"  {h} -> {r:+}")
        net += r
    say(f"  dealer {dealer}")
    return net


log = []
shoe = Shoe(2, 7)
nets = [play_round(shoe, careful, log) for _ in range(8)]
print(*log, sep="\n")
print(nets, sum(nets), shoe.reshuffles, len(shoe.cards))
for strat in (mimic, careful, never_bust):
    shoe = Shoe(6, seed=99)
    results = Counter(play_round(shoe, strat) for _ in range(2000))
    net = reduce(lambda acc, kv: acc + kv[0] * kv[1], results.items(), 0)
    print(f"{strat.__name__:<11} net {net:+8.1f} edge {net / 2000:+.3%} shuffles {shoe.reshuffles}")
    print("   ", sorted(results.items()))
for text in ("A A", "A K", "A A 9", "K Q 2", "A 6 10", "5 5 5 5 A"):
    print(Hand([(r, "") for r in text.split()]))
