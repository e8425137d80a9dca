import enum
import shlex
import textwrap
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Callable
from collections import deque


class Direction(enum.Enum):
    NORTH = ("n", 0, -1)
    EAST = ("e", 1, 0)
    SOUTH = ("s", 0, 1)
    WEST = ("w", -1, 0)

    def __init__(self, key, dx, dy):
        self.key = key
        self.delta = (dx, dy)

    def __neg__(self):
        members = list(type(self))
        return members[(members.index(self) + 2) % 4]

    @classmethod
    def parse(cls, text):
        text = text.lower()
        hits = [d for d in cls if d.name.lower().startswith(text)]
        if len(hits) != 1:
            raise LookupError(f"which way is {text!r}?")
        return hits[0]

    def __repr__(self):
        return f"<{self.name.title()}>"


class State(enum.Enum):
    _ignore_ = ["x"]
    PLAY = enum.auto()
    WON = enum.auto()
    LOST = enum.auto()
    DEAD = LOST

    def __bool__(self):
        return self is State.PLAY


@dataclass(slots=True)
class Item:
    name: str
    weight: float = 1.0
    use: Optional[Callable] = field(default=None, repr=False, compare=False)


@dataclass
class Room:
    title: str
    text: str = ""
    exits: Dict[Direction, "Room"] = field(default_factory=dict, repr=False)
    items: List[Item] = field(default_factory=list)

    def link(self, way, other):
        self.exits[way] = other
        other.exits[-way] = self
        return other

    def __hash__(self):
        return hash(self.title)

    def __rshift__(self, pair):
        way, other = pair
        return self.link(way, other)


class Game:
    def __init__(self, start):
        self.room, self.bag, self.state, self.moves = start, {}, State.PLAY, 0
        self.commands = {n[3:]: getattr(self, n) for n in sorted(dir(self)) if n.startswith("do_")}

    def do_go(self, where, *_):
        """go WAY: walk"""
        way = Direction.parse(where)
        try:
            self.room = self.room.exits[way]
        except KeyError as error:
            return f"You cannot go {error.args[0].name.lower()}."
        return self.do_look()

    def do_look(self):
        """look: see"""
        body = textwrap.fill(self.room.text, 40, subsequent_indent="  ")
        ways = "/".join(d.key for d in Direction if d in self.room.exits)
        return f"== {self.room.title} [{ways}]\n{body}" + (f"\nHere: {', '.join(i.name for i in self.room.items)}" if self.room.items else "")

    def do_take(self, *names):
        """take ITEM...: pick up"""
        out = []
        for name in names:
            item = next((i for i in self.room.items if i.name == name), None)
            if item is None:
                raise ValueError(f"no {name} here")
            self.room.items.remove(item)
            self.bag[name] = item
            out.append(name)
        return "Taken: " + " and ".join(out)

    def do_use(self, name):
        """use ITEM: use it"""
        return self.bag[name].use(self)

    def do_help(self, topic=None):
        if topic:
            return self.commands[topic].__doc__ or "no help"
        return " ".join(self.commands)

    def run(self, script):
        for line in script.strip().splitlines():
            verb, *args = shlex.split(line, comments=True) or [""]
            if not verb:
                continue
            self.moves += 1
            print(f"> {verb} {args}")
            try:
                answer = self.commands[verb](*args)
            except KeyError as error:
                answer = f"KeyError {error}"
            except (LookupError, ValueError) as error:
                answer = f"{type(error).__name__}: {error}"
            except TypeError as error:
                answer = f"What? ({error})"
            print(answer)
            if not self.state:
                break
        return self.state


def win(game):
    game.state = State.WON
    return "The door opens. You win!"


hall = Room("Hall", "A long dark hall with portraits of people who all look faintly disappointed in you.", items=[Item("lamp", 2), Item("brass key", use=win)])
attic = hall >> (Direction.NORTH, Room("Attic", "Dust."))
attic.link(Direction.WEST, Room("Roof"))
game = Game(hall)
end = game.run("""
look
take 'brass key' lamp   # both
take sword
go no
go
go x y z
go WEST
go s
go n
dance 'all night'
use lamp
use torch
help
help go
help help
use "brass key"
look
""")
print(end, end.value, game.moves, State.DEAD, State["DEAD"] is State.LOST, list(State), State.__members__)
print(Direction.NORTH, repr(-Direction.EAST), Direction(("w", -1, 0)), [d.delta for d in Direction], Direction.SOUTH.value)
seen, todo = {hall}, deque([(hall, [])])
while todo:
    here, path = todo.popleft()
    print(here.title, path)
    for way, there in here.exits.items():
        if there not in seen:
            seen.add(there)
            todo.append((there, path + [way]))
print(Item("x") == Item("x", use=win), Item.__slots__, hall)
try:
    Item("y").colour = 1
except AttributeError as error:
    print(error)
print(Room("A") == Room("A"), Room("A") < Room("B"))
