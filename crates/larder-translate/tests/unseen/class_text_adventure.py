import shlex
import textwrap
from collections import Counter


class GameOver(Exception):
    def __init__(self, won, score):
        self.won = won
        self.score = score


class Thing:
    takeable = True

    def __init__(self, name, description="", **attrs):
        self.name = name
        self.description = description
        self.__dict__.update(attrs)

    def __str__(self):
        return ("an " if self.name[0] in "aeiou" else "a ") + self.name

    def use(self, game):
        return f"You cannot use {self}."


class Lamp(Thing):
    lit = False

    def use(self, game):
        self.lit = not self.lit
        return "The lamp is " + ("on" if self.lit else "off") + "."


class Key(Thing):
    def use(self, game):
        for direction, exit in game.room.exits.items():
            if isinstance(exit, Door) and exit.locked:
                if exit.key is self:
                    exit.locked = False
                    game.score += 5
                    return f"The {direction} door clicks open."
                return "It does not fit."
        return super().use(game)


class Door:
    def __init__(self, to, key):
        self.to, self.key, self.locked = to, key, True


class Room:
    def __init__(self, title, text, dark=False):
        self.title, self.text, self.dark = title, text, dark
        self.exits = {}
        self.things = []
        self.visits = 0

    def __matmul__(self, pair):
        direction, other = pair
        self.exits[direction] = other
        opposite = dict(zip("news", "swne"))
        if isinstance(other, Room):
            other.exits.setdefault(opposite[direction], self)
        return self

    def __getitem__(self, name):
        return next(t for t in self.things if t.name == name)


class Game:
    def __init__(self):
        key, lamp, rock = Key("key", "rusty"), Lamp("lamp"), Thing("anvil", "heavy", takeable=False)
        self.hall = Room("Hall", "A wide hall with a stone floor and a ceiling that is lost somewhere in the dark above you.")
        self.cellar = Room("Cellar", "Damp.", dark=True)
        self.vault = Room("Vault", "Gold!")
        self.hall @ ("s", self.cellar) @ ("e", Door(self.vault, key))
        self.cellar.things += [key, rock]
        self.hall.things.append(lamp)
        self.room = self.hall
        self.bag = {}
        self.score = 0
        self.commands = {n[3:]: getattr(self, n) for n in dir(self) if n.startswith("do_")}
        self.count = Counter()

    def do_look(self):
        "look around"
        if self.room.dark and not any(getattr(t, "lit", False) for t in self.bag.values()):
            return "It is pitch dark."
        lines = textwrap.wrap(self.room.text, 40)
        if self.room.things:
            lines.append("You see " + " and ".join(map(str, self.room.things)) + ".")
        lines.append("Exits: " + ", ".join(sorted(self.room.exits)))
        return "\n".join(lines)

    def do_go(self, direction):
        """walk"""
        match self.room.exits.get(direction):
            case None:
                return "No way."
            case Door(locked=True):
                return "Locked."
            case Door(to=room) | (Room() as room):
                self.room = room
                room.visits += 1
                if room is self.vault:
                    raise GameOver(True, self.score + 10)
                return f"-- {room.title} (visit {room.visits}) --\n" + self.do_look()

    def do_take(self, *names):
        out = []
        for name in names:
            try:
                thing = self.room[name]
            except StopIteration:
                out.append(f"no {name} here")
                continue
            if not thing.takeable:
                out.append(f"{thing} is too {thing.description}")
                continue
            self.room.things.remove(thing)
            self.bag[name] = thing
            self.score += 1
            out.append(f"{name}: taken")
        return "; ".join(out) or "Take what?"

    def do_use(self, name):
        return self.bag[name].use(self)

    def do_help(self):
        return ", ".join(f"{k} ({f.__doc__})" if f.__doc__ else k for k, f in self.commands.items())

    def play(self, script):
        for line in script.splitlines():
            words = shlex.split(line)
            if not words:
                continue
            verb, *args = words
            self.count[verb] += 1
            print(">", line.strip())
            try:
                print(self.commands[verb](*args))
            except KeyError as e:
                print("What?", e)
            except TypeError as e:
                print("Eh?", e)


game = Game()
try:
    game.play("""
    look
    help
    go n
    go e
    go
    use lamp
    take lamp "golden crown"
    go s
    use lamp
    look
    take anvil key
    dance
    use key
    go n
    go up down
    use key
    go e
    look
    """)
except GameOver as over:
    print("won" if over.won else "lost", over.score, over.args)
print(game.count.most_common(3), sorted(game.bag), vars(game.bag["key"]))
raise SystemExit(game.score)
