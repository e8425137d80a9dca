# Text adventure state machine + shapes ABC + duck typing
from abc import ABC, abstractmethod, ABCMeta
import math
import functools

class Room:
    def __init__(self, name, desc, **exits):
        self.name, self.desc, self.exits, self.items = name, desc, exits, []

    def __rshift__(self, pair):
        direction, other = pair
        self.exits[direction] = other
        other.exits[OPPOSITE[direction]] = self
        return other

    def __contains__(self, item):
        return item in self.items

    def __iadd__(self, item):
        self.items.append(item)
        return self

OPPOSITE = {"north": "south", "east": "west", "up": "down"}
OPPOSITE |= {v: k for k, v in OPPOSITE.items()}

class Item:
    weight = 1

    def __init__(self, name, weight=None):
        self.name = name
        if weight is not None:
            self.weight = weight

    def __eq__(self, o):
        return self.name == (o.name if isinstance(o, Item) else o)

    def __str__(self):
        return f"a{'n' * (self.name[0] in 'aeiou')} {self.name}"

    def use(self, game):
        return "Nothing happens."

class Key(Item):
    def __init__(self, name, opens):
        super().__init__(name)
        self.opens = opens

    def use(self, game):
        if self.opens in game.locked:
            game.locked.remove(self.opens)
            return f"You unlock the {self.opens}."
        return super().use(game)

class Bomb(Item):
    weight = 7
    fuse = 2

    def use(self, game):
        self.fuse -= 1
        if self.fuse == 0:
            raise GameOver("BOOM", win=False)
        return f"Tick... {self.fuse} left."

class GameOver(Exception):
    def __init__(self, msg, *, win):
        super().__init__(msg)
        self.win = win

class Game:
    ALIASES = {"n": "go north", "s": "go south", "e": "go east", "w": "go west", "i": "inventory", "l": "look"}

    def __init__(self, start):
        self.room, self.bag, self.locked, self.moves = start, [], {"Vault"}, 0

    def dispatch(self, line):
        verb, _, rest = self.ALIASES.get(line, line).lower().partition(" ")
        handler = getattr(self, f"do_{verb}", self.unknown)
        self.moves += 1
        return handler(rest) if rest else handler()

    def unknown(self, *_):
        self.moves -= 1
        return "I don't understand."

    def do_look(self):
        items = ", ".join(map(str, self.room.items)) or "nothing"
        return f"{self.room.name}: {self.room.desc} You see {items}. Exits: {', '.join(sorted(self.room.exits))}."

    def do_go(self, d="nowhere"):
        if (nxt := self.room.exits.get(d)) is None:
            return f"You can't go {d}."
        if nxt.name in self.locked:
            return f"The {nxt.name} is locked."
        self.room = nxt
        if nxt.name == "Vault" and "gold" in self.bag:
            raise GameOver("You bring the gold home", win=True)
        return self.do_look()

    def do_take(self, name=""):
        if name not in self.room:
            return f"There is no {name or 'such thing'} here."
        item = self.room.items.pop(self.room.items.index(name))
        if sum(x.weight for x in self.bag) + item.weight > 10:
            self.room += item
            return f"{str(item).capitalize()} is too heavy."
        self.bag.append(item)
        return "Taken."

    def do_drop(self, name):
        self.bag.remove(name)
        return "Dropped."

    def do_use(self, name):
        item = next((i for i in self.bag if i == name), None)
        return item.use(self) if item else "You don't have that."

    def do_inventory(self):
        return ", ".join(str(i) for i in self.bag) or "Empty-handed."

def play(script):
    hall, cave, vault = Room("Hall", "Dusty."), Room("Cave", "Dark."), Room("Vault", "Shiny.")
    hall >> ("north", cave) >> ("east", vault)
    hall += Key("iron key", "Vault")
    cave += Item("gold", 8)
    cave += Bomb("bomb")
    g = Game(hall)
    for cmd in script.split(","):
        try:
            print(">", cmd.strip(), "\n ", g.dispatch(cmd.strip()))
        except GameOver as e:
            print(f"*** {e}! {'WIN' if e.win else 'LOSE'} in {g.moves} moves ***")
            break
        except (ValueError, TypeError) as e:
            print("  oops:", type(e).__name__, str(e).replace("Game.", ""))
    else:
        print("(quit)", g.moves)

play("look, dance, take iron key, n, take bomb, take gold, e, use iron key, use iron key, i, drop lamp, use bomb, use lamp, use bomb, look")
play("take, n, take gold, go, s, take iron key, use iron key, n, drop, e")

class Shape(metaclass=ABCMeta):
    @property
    @abstractmethod
    def area(self): ...

    @functools.cached_property
    def label(self):
        return f"{type(self).__name__.lower()}:{self.area:.3g}"

    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is Shape and any("area" in B.__dict__ for B in C.__mro__) else NotImplemented

class Circle(Shape):
    def __init__(self, r): self.r = r
    area = property(lambda self: math.pi * self.r ** 2)

class Square(Shape):
    def __init__(self, s): self.s = s

    @property
    def area(self): return self.s ** 2

class Fake:
    area = 12

class Incomplete(Shape):
    pass

for s in (Circle(2), Square(1e5), Fake(), 5, "x"):
    print(type(s).__name__, isinstance(s, Shape), getattr(s, "area", None), getattr(s, "label", "no label"))
try:
    Incomplete()
except TypeError as e:
    print(e)
