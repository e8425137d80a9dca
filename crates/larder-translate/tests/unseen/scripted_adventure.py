# A scripted text adventure with a command parser, rooms, items & save game via json
import json
from textwrap import fill

class Thing:
    registry = {}
    def __init__(self, name, desc, *, takeable=True, **attrs):
        self.name, self.desc, self.takeable = name, desc, takeable
        self.attrs = attrs
        type(self).registry[name] = self
    def __getattr__(self, item):
        if item.startswith("is_"):
            return self.attrs.get(item[3:], False)
        raise AttributeError(f"{type(self).__name__} {self.name!r} has no {item!r}")
    def __str__(self):
        vowel = self.name[0] in "aeiou"
        return f"a{'n' * vowel} {self.name}"

class Container(Thing):
    def __init__(self, *a, items=(), **kw):
        super().__init__(*a, **kw)
        self.items = list(items)
    def __contains__(self, name):
        return any(i.name == name for i in self.items)
    def __iter__(self):
        yield from self.items
        for i in self.items:
            if isinstance(i, Container) and i.is_open:
                yield from i
    def pop(self, name):
        for holder in (self, *[i for i in self.items if isinstance(i, Container)]):
            for k, it in enumerate(holder.items):
                if it.name == name:
                    return holder.items.pop(k)
        raise LookupError(name)

class Room(Container):
    def __init__(self, name, desc, items=()):
        super().__init__(name, desc, takeable=False, items=items, open=True)
        self.exits = {}
    def link(self, way, other, back=None):
        self.exits[way] = other
        if back:
            other.exits[back] = self
        return self

class GameOver(Exception):
    pass

def listing(things):
    names = [str(t) for t in things]
    if not names:
        return "nothing"
    *head, tail = names
    return f"{', '.join(head)} and {tail}" if head else tail

class Game:
    ALIASES = {"n": "go north", "s": "go south", "e": "go east", "i": "inventory", "l": "look", "x": "examine", "get": "take", "pick up": "take"}
    def __init__(self):
        lamp = Thing("lamp", "An old oil lamp.", light=True)
        apple = Thing("apple", "Looks edible.", food=True)
        key = Thing("key", "Tiny, brass.")
        box = Container("box", "A wooden box.", items=[key], open=False)
        self.hall = Room("hall", "A draughty hall with portraits of people who all look vaguely disappointed in you.", [lamp, box])
        self.cellar = Room("cellar", "Damp.", [apple, Thing("anvil", "Heavy.", takeable=False)])
        self.vault = Room("vault", "Gold everywhere!")
        self.hall.link("north", self.cellar, "south")
        self.cellar.link("east", self.vault)
        self.here, self.bag, self.turns, self.score = self.hall, Container("bag", "yours", open=True), 0, 0
    def do(self, line):
        self.turns += 1
        line = " ".join(line.lower().split())
        for k, v in self.ALIASES.items():
            if line == k or line.startswith(k + " "):
                line = v + line[len(k):]
                break
        verb, _, rest = line.partition(" ")
        fn = getattr(self, f"do_{verb}", None)
        if fn is None:
            return f"I don't know how to {verb!r}." if verb else "Beg pardon?"
        try:
            return fn(*rest.removeprefix("the ").split(" with ")) if rest else fn()
        except TypeError as e:
            return f"{verb.capitalize()} what?" if "missing" in str(e) else f"Too many words ({str(e).rpartition('(')[0].rpartition('.')[2] or e})"
        except LookupError as e:
            return f"You see no {e.args[0]} here."
    def find(self, name):
        for t in (*self.here, *self.bag):
            if t.name == name:
                return t
        raise LookupError(name)
    def dark(self):
        return self.here is self.cellar and not any(t.is_light for t in self.bag)
    def do_look(self):
        if self.dark():
            return "It is pitch dark."
        return fill(f"[{self.here.name.upper()}] {self.here.desc} You see {listing(self.here.items)}. Exits: {', '.join(sorted(self.here.exits))}.", 60, subsequent_indent="   ")
    def do_go(self, way):
        nxt = self.here.exits.get(way)
        if nxt is None:
            return "You can't go that way."
        if nxt is self.vault and "key" not in self.bag:
            return "Locked."
        self.here = nxt
        if nxt is self.vault:
            self.score += 50
            raise GameOver("You win", self.score, self.turns)
        return self.do_look()
    def do_take(self, name):
        if self.dark():
            return "Too dark."
        if name == "all":
            return "; ".join(f"{t.name}: {self.do_take(t.name)}" for t in self.here.items[:])
        t = self.find(name)
        if not t.takeable:
            return f"The {t.name} won't budge."
        if t in self.bag.items:
            return "You already have it."
        self.bag.items.append(self.here.pop(name))
        self.score += 5
        return "Taken."
    def do_open(self, name, tool="hands"):
        t = self.find(name)
        if not isinstance(t, Container):
            return f"You can't open {t}."
        t.attrs["open"], was = True, t.is_open
        return "Already open." if was else f"You open the {name} with your {tool}, revealing {listing(t.items)}."
    def do_eat(self, name):
        t = self.find(name)
        if not t.is_food:
            return f"{t!s} is not food.".capitalize()
        self.bag.pop(name)
        return "Yum."
    def do_examine(self, name):
        return self.find(name).desc
    def do_inventory(self):
        return f"You carry {listing(self.bag.items)}. ({self.score} points, {self.turns} turns)"
    def do_save(self):
        return json.dumps({"here": self.here.name, "bag": [t.name for t in self.bag], "score": self.score, "rooms": {r.name: sorted(t.name for t in r) for r in (self.hall, self.cellar)}}, sort_keys=True)

g = Game()
script = "look|dance||n|take apple|s|open box|open lamp|open the box with teeth|open a with b with c|take all|i|take lamp|n|  TAKE   the apple |get anvil|x|x ghost|e|eat lamp|eat apple|eat apple|go|south|go up|save|n|examine key|e|look"
for cmd in script.split("|"):
    try:
        print(f"> {cmd}\n{g.do(cmd)}")
    except GameOver as e:
        msg, *nums = e.args
        print(f"> {cmd}\n*** {msg}! score {nums[0]} in {nums[1]} turns ***")
        break
try:
    g.bag.items[0].weight
except AttributeError as e:
    print(e)
print(sorted(Thing.registry), Room.registry is Thing.registry, g.bag.items[0].is_nothing, "key" in g.bag)
