"""Scripted text adventure: a lighthouse, a locked lamp room and a hungry gull."""
import textwrap

ROOMS = {
    "beach": {"text": "Grey sand and driftwood. The lighthouse stands to the north.", "exits": {"north": "door"}, "items": ["rope", "fish"]},
    "door": {"text": "An iron door, slightly open. A gull blocks the way in.", "exits": {"south": "beach", "in": "hall"}, "items": []},
    "hall": {"text": "A round hall. Stairs wind up into darkness; a trapdoor leads down.", "exits": {"out": "door", "up": "lamp", "down": "cellar"}, "items": ["match"]},
    "cellar": {"text": "Barrels, damp, and the smell of oil.", "exits": {"up": "hall"}, "items": ["oil", "key"], "dark": True},
    "lamp": {"text": "The lamp room. The great lens waits.", "exits": {"down": "hall"}, "items": []},
}
ALIASES = {"n": "go north", "s": "go south", "u": "go up", "d": "go down", "i": "inventory", "l": "look", "x": "examine"}


class GameOver(Exception):
    def __init__(self, won, turns):
        super().__init__("won" if won else "lost")
        self.won, self.turns = won, turns


class Game:
    def __init__(self):
        self.rooms = {k: {**v, "items": list(v["items"])} for k, v in ROOMS.items()}
        self.here = "beach"
        self.bag = []
        self.flags = set()
        self.turns = 0
        self.score = 0

    @property
    def room(self):
        return self.rooms[self.here]

    def say(self, text):
        print(textwrap.fill(text, 60, initial_indent="  ", subsequent_indent="  "))

    def award(self, flag, points):
        if flag not in self.flags:
            self.flags.add(flag)
            self.score += points

    def do(self, line):
        self.turns += 1
        print(f"> {line}")
        first, *rest = line.lower().split() or [""]
        if first in ALIASES:
            first, *rest = ALIASES[first].split() + rest
        handler = getattr(self, f"cmd_{first}", None)
        if handler is None:
            self.say(f"You don't know how to {first!r}." if first else "Pardon?")
            return
        try:
            handler(*rest)
        except TypeError:
            self.say(f"{first.capitalize()} what?")
        if self.turns >= 40:
            raise GameOver(False, self.turns)

    def cmd_look(self):
        if self.room.get("dark") and "light" not in self.flags:
            return self.say("It is pitch dark.")
        self.say(self.room["text"])
        if self.room["items"]:
            self.say("You see: " + ", ".join(sorted(self.room["items"])) + ".")

    def cmd_go(self, where):
        target = self.room["exits"].get(where)
        if not target:
            return self.say(f"You cannot go {where} from here. Exits: {', '.join(self.room['exits'])}.")
        if target == "hall" and self.here == "door" and "gull" not in self.flags:
            return self.say("The gull screams and pecks at you.")
        if target == "lamp" and "key" not in self.bag:
            return self.say("The lamp room is locked.")
        self.here = target
        self.award(f"visit {target}", 1)
        self.cmd_look()

    def cmd_take(self, *what):
        if what == ("all",):
            what = tuple(self.room["items"])
        for item in what or ["nothing"]:
            if item in self.room["items"]:
                if self.room.get("dark") and "light" not in self.flags:
                    self.say("You fumble in the dark.")
                    continue
                self.room["items"].remove(item)
                self.bag.append(item)
                self.say(f"Taken: {item}.")
            else:
                self.say(f"There is no {item} here.")

    def cmd_drop(self, item):
        self.bag.remove(item) if item in self.bag else self.say("You don't have that.")
        if item not in self.room["items"]:
            self.room["items"].append(item)

    def cmd_inventory(self):
        self.say("Carrying " + (", ".join(self.bag) if self.bag else "nothing") + f". Score {self.score}.")

    def cmd_give(self, item, *_):
        if item == "fish" and self.here == "door" and item in self.bag:
            self.bag.remove(item)
            self.award("gull", 5)
            self.say("The gull swallows the fish whole and flaps off, leaving the door free for anybody who wishes to enter.")
        else:
            self.say("Nobody wants that.")

    def cmd_light(self, what="match"):
        if "match" not in self.bag:
            return self.say("With what?")
        if what == "lamp" and self.here == "lamp" and "oil" in self.bag:
            self.award("lamp", 20)
            self.say("Light floods the sea.")
            raise GameOver(True, self.turns)
        self.award("light", 3)
        self.say("The match flares.")


def play(script):
    game = Game()
    game.cmd_look()
    try:
        for line in script:
            game.do(line)
    except GameOver as end:
        print(f"*** {end} after {end.turns} turns, score {game.score}, flags {sorted(game.flags)}")
    else:
        print(f"... unfinished in {game.here} with {game.bag}, {game.score} points")
    return game


play(["n", "go in", "take", "s", "take fish", "n", "give fish gull", "go in", "take match", "u", "d", "take key", "light", "l", "take all", "u", "light lamp", "u", "light lamp", "never"])
play(["dance", "", "take all", "i", "drop rope", "drop sword", "l", "go", "give rope", "go west", "GO NORTH"])
play(["look"] * 50)
print(ROOMS["beach"]["items"])
