# A little text adventure played from a script; mutable world, match on commands
WORLD = {
    "hall": {"desc": "A dusty hall.", "exits": {"n": "library", "e": "kitchen"}, "items": ["lamp"]},
    "library": {"desc": "Books everywhere.", "exits": {"s": "hall"}, "items": ["book", "key"], "dark": True},
    "kitchen": {"desc": "Smells of soup.", "exits": {"w": "hall", "d": "cellar"}, "items": ["knife", "soup"], "locked": {"d"}},
    "cellar": {"desc": "A cold cellar.", "exits": {"u": "kitchen"}, "items": ["treasure"], "dark": True},
}
LONG = dict(n="north", s="south", e="east", w="west", u="up", d="down")
SHORT = {v: k for k, v in LONG.items()}

class GameOver(Exception):
    def __init__(self, score, *, won=False):
        self.score = score
        self.won = won
        super().__init__("You win!" if won else "You lose.")

class Player:
    carrying = []          # replaced per player in __init__
    limit = 3

    def __init__(self, where):
        self.where = where
        self.carrying = list(self.carrying)
        self.lit = False
        self.turns = 0

    @property
    def room(self):
        return WORLD[self.where]

    def can_see(self):
        return not self.room.get("dark") or self.lit and "lamp" in self.carrying

    def look(self):
        if not self.can_see():
            return "It is dark."
        text = self.room["desc"]
        if self.room["items"]:
            *most, last = self.room["items"]
            text += " You see " + (", ".join(most) + " and " if most else "") + last + "."
        return text + " Exits: " + "/".join(LONG[x] for x in self.room["exits"])

    def do(self, line):
        self.turns += 1
        match line.lower().split():
            case []:
                self.turns -= 1
                return "?"
            case ["go", d] | [("n" | "s" | "e" | "w" | "u" | "d") as d]:
                d = SHORT.get(d, d)
                if d in self.room.get("locked", ()):
                    return f"The way {LONG[d]} is locked."
                if (dest := self.room["exits"].get(d)) is None:
                    return f"You cannot go {LONG.get(d, d)}."
                self.where = dest
                return self.look()
            case ["look" | "l"]:
                return self.look()
            case ["take", "all"]:
                got = [self.do("take " + it) for it in self.room["items"][:]]
                self.turns -= len(got)
                return "\n  ".join(got) or "Nothing here."
            case ["take" | "get", item] if item in self.room["items"]:
                if not self.can_see():
                    return "Too dark."
                if len(self.carrying) >= self.limit:
                    return f"Too heavy for {item}."
                self.room["items"].remove(item)
                self.carrying.append(item)
                if item == "treasure":
                    raise GameOver(100 - self.turns, won=True)
                return f"Taken: {item}."
            case ["drop", *items] if items:
                dropped = [it for it in items if it in self.carrying]
                for it in dropped:
                    self.carrying.remove(it)
                self.room["items"] += dropped
                return f"Dropped {dropped or 'nothing'}."
            case ["use", tool] if tool not in self.carrying:
                return f"You have no {tool}."
            case ["use", "lamp"]:
                self.lit ^= True
                return f"Lamp {'on' if self.lit else 'off'}. {self.look()}"
            case ["use", "key"] if self.room.get("locked"):
                opened = {LONG[self.room["locked"].pop()]}
                return f"Unlocked {opened}, left {self.room['locked'] or 'none'}."
            case ["use", _]:
                return "Nothing happens."
            case ["inventory" | "i"]:
                return f"{len(self.carrying)}/{self.limit}: {sorted(self.carrying)}"
            case ["eat", "soup", *_] if "soup" in self.carrying + self.room["items"]:
                raise GameOver(-self.turns)
            case [verb, *rest]:
                self.turns -= 1
                return f"I don't know how to {verb}{' ' * bool(rest)}{' '.join(rest)}."

SCRIPT = """look|take lamp|n|take key|use lamp|take key|get book|get book|go south|e|d|take all|i|drop book feather|take all|use key|use soup|use knife
|dance with me||go sideways|go down|l|use lamp|get treasure|drop knife|use lamp|use lamp|take treasure|i""".replace("\n", "").split("|")

def play(player, commands):
    for cmd in commands:
        try:
            print(f"[{player.turns:>2}] > {cmd}\n  {player.do(cmd)}")
        except GameOver as over:
            print(f"*** {over} score={over.score} won={over.won} args={over.args}")
            return over.score
    return None

p1 = Player("hall")
score = play(p1, SCRIPT)
print(score, p1.turns, p1.carrying, Player.carrying, p1.where)
for name, room in WORLD.items():
    print(f"{name:>8}: {room['items']} {sorted(room.get('locked', 'nil'))}")
p2 = Player("kitchen")
print(play(p2, ["inventory", "GO W", "look", "e", "eat soup now"]))
p3 = Player("library")
print(play(p3, ["look", "take all", "eat soup"]), p3.turns, vars(p3))
