import json
import io
from itertools import count
from enum import Enum, auto


class Column(Enum):
    BACKLOG = auto()
    DOING = auto()
    REVIEW = auto()
    DONE = auto()

    @property
    def limit(self):
        return {"DOING": 2, "REVIEW": 1}.get(self.name)

    def next(self):
        members = list(type(self))
        i = members.index(self) + 1
        return members[i] if i < len(members) else None

    def __lt__(self, other):
        if self.__class__ is other.__class__:
            return self.value < other.value
        return NotImplemented


class Card:
    ids = count(1)

    def __init__(self, title, *tags, points=1, blocked_by=()):
        self.id = next(Card.ids)
        self.title, self.tags, self.points = title, set(tags), points
        self.blocked_by = list(blocked_by)
        self.column = Column.BACKLOG
        self.trail = []

    def __repr__(self):
        return f"#{self.id} {self.title}"


class Board:
    def __init__(self):
        self.cards = {}
        self.day = 0
        self.listeners = []

    def add(self, *a, **k):
        c = Card(*a, **k)
        self.cards[c.id] = c
        return c

    def __getitem__(self, col):
        if isinstance(col, int):
            return self.cards[col]
        return [c for c in self.cards.values() if c.column is col]

    def on_move(self, fn):
        self.listeners.append(fn)
        return fn

    def advance(self, cid):
        card = self[cid]
        target = card.column.next()
        if target is None:
            return "already done"
        open_ = [b for b in card.blocked_by if self[b].column is not Column.DONE]
        if open_:
            return f"blocked by {open_}"
        if target.limit and len(self[target]) >= target.limit:
            return f"{target.name.lower()} is full"
        old, card.column = card.column, target
        card.trail.append((self.day, target))
        for fn in self.listeners:
            fn(card, old, target)
        return None

    def render(self, out):
        columns = [[repr(c) for c in self[col]] for col in Column]
        height = max(map(len, columns))
        width = max((len(t) for col in columns for t in col), default=0)
        print(" | ".join(c.name.center(width) for c in Column), file=out)
        for i in range(height):
            print(" | ".join((col[i] if i < len(col) else "").ljust(width) for col in columns).rstrip(), file=out)

    def dump(self):
        def enc(o):
            if isinstance(o, Column):
                return o.name
            if isinstance(o, set):
                return sorted(o)
            raise TypeError(f"cannot encode {type(o).__name__}")
        return json.dumps([vars(c) for c in self.cards.values()], default=enc, separators=(",", ":"))

    @classmethod
    def load(cls, text):
        b = cls()
        for row in json.loads(text):
            c = Card.__new__(Card)
            c.__dict__.update(row)
            c.tags, c.column = set(c.tags), Column[c.column]
            c.trail = [(d, Column[n]) for d, n in c.trail]
            b.cards[c.id] = c
        return b


board = Board()
board.add("login form", "ui", "auth", points=3)
board.add("db schema", "db", points=5)
board.add("sessions", "auth", blocked_by=[2])
board.add("docs", points=1, blocked_by=[1, 3])
board.add("logo", "ui")
moves = []


@board.on_move
def note(card, old, new):
    moves.append(f"{board.day}:{card.id}{old.name[0]}>{new.name[:3]}")


for board.day, plan in enumerate([(1, 2, 3), (1, 5, 2), (2, 5), (2, 1), (1, 3, 2), (3, 2, 3, 3), (3, 4, 4, 4), (5, 5, 4)]):
    said = {cid: r for cid in plan if (r := board.advance(cid)) is not None}
    print("day", board.day, said)
s = io.StringIO()
board.render(s)
print(s.getvalue(), end="")
print(*moves, sep=" ")
text = board.dump()
print(len(text), text[:150])
again = Board.load(text)
print(again.dump() == text, again[2], sorted(again[1].tags), again[3].trail)
done = again[Column.DONE]
print("velocity", sum(c.points for c in done), "cycle", {c.id: c.trail[-1][0] - c.trail[0][0] for c in done})
tags = {}
for c in again.cards.values():
    for t in sorted(c.tags) or [None]:
        tags.setdefault(t, []).append(c.id)
print(tags, sorted(Column, reverse=True)[0], max(c.column for c in again.cards.values()))
for bad in (lambda: again[99], lambda: Column["SHIPPED"], lambda: Column(9), lambda: Column.DONE < 3, lambda: json.dumps({1: {2}}),
            lambda: json.loads('[{"a": 1,}]'), lambda: json.loads("")):
    try:
        print(bad())
    except (KeyError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
for i in range(3):
    board.cards.popitem()
    print([repr(c) for c in board[Column.DONE]], len(board.cards), board[Column.BACKLOG])
