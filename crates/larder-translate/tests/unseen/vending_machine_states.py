# A vending machine as a table of transitions; the whole run is scripted.
import sys
from enum import Enum, auto


class State(Enum):
    IDLE = auto()
    HAS_MONEY = auto()
    VENDING = auto()
    OUT_OF_ORDER = auto()

    @property
    def label(self):
        return self.name.replace("_", " ").title()


COINS = (200, 100, 50, 20, 10, 5)


class Machine:
    def __init__(self, stock, float_coins):
        self.state = State.IDLE
        self.stock = {slot: list(item) for slot, item in stock.items()}
        self.bank = dict.fromkeys(COINS, 0) | float_coins
        self.inserted = []
        self.log = []
        self.table = {
            (State.IDLE, "coin"): self.take_coin,
            (State.HAS_MONEY, "coin"): self.take_coin,
            (State.HAS_MONEY, "select"): self.select,
            (State.HAS_MONEY, "refund"): self.refund,
            (State.VENDING, "done"): self.finish,
        }
        for s in State:
            if s is not State.OUT_OF_ORDER:
                self.table[s, "kick"] = self.kicked
        self.table[State.OUT_OF_ORDER, "repair"] = lambda *_: State.IDLE

    def fire(self, event, arg=None):
        before = self.state
        action = self.table.get((before, event))
        if action is None:
            self.say(f"'{event}' ignored while {before.label}")
            return False
        self.state = action(arg)
        print(f"   [{before.name} --{event}{'' if arg is None else f'({arg})'}--> {self.state.name}]")
        return True

    def say(self, text):
        self.log.append(text)
        print("  >", text)

    def credit(self):
        return sum(self.inserted)

    def take_coin(self, coin):
        if coin not in self.bank:
            self.say(f"returned strange coin {coin}")
            return self.state
        self.inserted += [coin]
        self.say(f"credit {self.credit() / 100:.2f}")
        return State.HAS_MONEY

    def change_for(self, amount):
        """Smallest number of coins (bounded), found by trying; None if impossible."""
        pool = {c: self.bank[c] + self.inserted.count(c) for c in COINS}
        best = None

        def go(i, left, used):
            nonlocal best
            if left == 0:
                if best is None or len(used) < len(best):
                    best = list(used)
                return
            if i == len(COINS) or (best is not None and len(used) >= len(best)):
                return
            coin = COINS[i]
            for n in range(min(pool[coin], left // coin), -1, -1):
                go(i + 1, left - n * coin, used + [coin] * n)

        go(0, amount, [])
        return best

    def select(self, slot):
        if slot not in self.stock:
            self.say(f"no slot {slot}")
            return State.HAS_MONEY
        item = self.stock[slot]
        name, price, count = item
        if not count:
            self.say(f"{name} is sold out")
            return State.HAS_MONEY
        if self.credit() < price:
            self.say(f"{name} costs {price / 100:.2f}, {(price - self.credit()) / 100:.2f} missing")
            return State.HAS_MONEY
        change = self.change_for(self.credit() - price)
        if change is None:
            self.say("exact change only")
            return State.HAS_MONEY
        for c in self.inserted:
            self.bank[c] += 1
        for c in change:
            self.bank[c] -= 1
        self.inserted.clear()
        item[2] -= 1
        self.say(f"here is your {name}, change {change}")
        return State.VENDING

    def refund(self, _):
        back, self.inserted = self.inserted, []
        self.say(f"refunded {back}")
        return State.IDLE

    def finish(self, _):
        return State.IDLE

    def kicked(self, force):
        if (force or 0) > 9:
            return State.OUT_OF_ORDER
        return self.state


m = Machine(
    {"A1": ("crisps", 120, 2), "A2": ("gum", 35, 1), "B1": ("juice", 185, 1)},
    {10: 3, 5: 1, 50: 1},
)
events = [
    ("select", "A1"), ("coin", 100), ("coin", 3), ("select", "A1"), ("coin", 50),
    ("select", "Z9"), ("select", "A1"), ("done",), ("coin", 50), ("select", "A2"),
    ("done",), ("coin", 200), ("select", "A2"), ("select", "B1"), ("refund",),
    ("coin", 200), ("kick", 4), ("select", "B1"), ("coin", 20), ("done",),
    ("kick", 11), ("coin", 100), ("repair",), ("coin", 100), ("coin", 20),
    ("select", "A1"), ("done",), ("coin", 200), ("select", "A1"), ("refund",),
]
accepted = 0
for number, (event, *rest) in enumerate(events, start=1):
    print(f"{number:02}. {event} {' '.join(map(str, rest))}".rstrip())
    accepted += m.fire(event, *rest)
print("accepted", accepted, "of", len(events))
print("state", m.state, m.state.value, repr(m.state))
print("bank", m.bank, "total", sum(c * n for c, n in m.bank.items()))
print("stock", m.stock)
words = {}
for line in m.log:
    words[line.split()[0]] = words.get(line.split()[0], 0) + 1
print(sorted(words.items(), key=lambda kv: (-kv[1], kv[0])))
sold_out = [s for s, (_, _, n) in m.stock.items() if n == 0]
sys.exit(len(sold_out) and f"restock needed: {', '.join(sold_out)}")
