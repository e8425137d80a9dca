# A scripted text adventure: state machine, inventory and parser
import textwrap

ROOMS = {
    "hall": dict(desc="A dusty hall.", exits={"north": "library", "east": "kitchen"}, items=["lamp"]),
    "library": dict(desc="Books from floor to ceiling.", exits={"south": "hall"}, items=["book", "key"], dark=True),
    "kitchen": dict(desc="It smells of onions.", exits={"west": "hall", "down": "cellar"}, items=["knife", "onion"]),
    "cellar": dict(desc="Cold and damp. A chest stands here.", exits={"up": "kitchen"}, items=[], dark=True),
}
ALIASES = {w[0]: w for w in ("north", "south", "east", "west", "up", "down", "inventory", "look")} | {"x": "examine"}
NOISE = {"the", "a", "an", "to", "at", "with", "please"}


class GameOver(Exception): pass

class Command:
    registry = {}

    def __init__(self, *names, needs=0):
        self.names, self.needs = names, needs
    def __call__(self, fn):
        for n in self.names:
            self.registry[n] = (fn, self.needs)
        return fn

class Game:
    max_items = 3
    def __init__(self, rooms, start):
        self.rooms = rooms
        self.here, self.bag, self.lit = start, [], False
        self.score = self.turns = 0

    @property
    def room(self):
        return self.rooms[self.here]

    @property
    def visible(self):
        return not self.room.get("dark") or (self.lit and "lamp" in self.bag + self.room["items"])

    @Command("look")
    def look(self):
        if not self.visible:
            return "It is pitch dark."
        parts = [self.room["desc"]]
        if self.room["items"]:
            *most, last = sorted(self.room["items"])
            parts.append("You see " + (", ".join(most) + " and " if most else "") + last + ".")
        parts.append("Exits: " + ", ".join(self.room["exits"]) + ".")
        return " ".join(parts)

    @Command("north", "south", "east", "west", "up", "down")
    def go(self, *, verb):
        if verb not in self.room["exits"]:
            return f"You cannot go {verb}."
        self.here = self.room["exits"][verb]
        return self.look()

    @Command("take", "get", needs=1)
    def take(self, *things):
        for thing in things if things != ("all",) else tuple(self.room["items"]):
            if not self.visible or thing not in self.room["items"]:
                yield f"There is no {thing} here."
            elif len(self.bag) >= self.max_items:
                yield f"Your hands are full, {thing} stays."
            else:
                self.room["items"].remove(thing)
                self.bag.append(thing)
                self.score += 5
                yield f"Taken: {thing}."

    @Command("drop", needs=1)
    def drop(self, thing):
        self.bag.remove(thing)
        self.room["items"] += [thing]
        return "Dropped."

    @Command("light", needs=1)
    def light(self, thing):
        self.lit = thing == "lamp" and thing in self.bag
        return ("The lamp glows. " if self.lit else "Nothing happens. ") + self.look()

    @Command("open", needs=1)
    def open(self, thing, tool=None):
        if (thing, self.here) != ("chest", "cellar") or not self.visible:
            return "Open what?"
        if tool not in self.bag or tool != "key":
            return "It is locked."
        self.score += 50
        raise GameOver("The chest is full of gold!")

    @Command("inventory")
    def inventory(self):
        return "You carry " + (", ".join(self.bag) or "nothing") + f" [{len(self.bag)}/{self.max_items}]"

    def do(self, line):
        self.turns += 1
        verb, *args = (ALIASES.get(w, w) for w in line.lower().split() if w not in NOISE)
        fn, needs = Command.registry.get(verb, (None, 0))
        if fn is None:
            return f"I do not know how to {verb}."
        if len(args) < needs:
            return f"{verb.capitalize()} what?"
        out = fn(self, *args, **({"verb": verb} if fn.__name__ == "go" else {}))
        return out if isinstance(out, str) else " ".join(out)


game = Game(ROOMS, "hall")
SCRIPT = """l;n;s;take the lamp;Light lamp;n;get key;get;e;s;e;take all;i;d;open chest;drop sword;drop lamp;l;take lamp;dance
open the chest with knife;look up;x;u;OPEN chest;d;OPEN CHEST WITH KEY;never"""
for line in SCRIPT.replace("\n", ";").split(";"):
    try:
        answer = game.do(line)
    except (ValueError, TypeError) as e:
        answer = f"Eh? ({e})"
    except GameOver as over:
        print(">", line, "\n ", over)
        break
    print("> " + line, textwrap.indent(textwrap.fill(answer, 60), "  "), sep="\n")
print(f"{game.score} points in {game.turns} turns", sorted(game.bag), len(Command.registry))
