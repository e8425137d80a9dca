# Long-running mini "game of everything": RPG battle with seeded dice, properties, buffs via context managers, events, save/load
from __future__ import annotations
import json
import random
from contextlib import contextmanager
from dataclasses import dataclass, field, asdict, replace
from enum import Enum
from functools import partialmethod
from itertools import cycle, count
class Dead(Exception):
    def __init__(self, who, killer=None):
        super().__init__(f"{who} was killed" + (f" by {killer}" if killer else ""))
        self.who = who
class Stat:
    def __init__(self, base, lo=0, hi=99):
        self.base, self.lo, self.hi = base, lo, hi
    def __set_name__(self, owner, name):
        self.key = "_" + name
        owner.stats = (*getattr(owner, "stats", ()), name)
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.__dict__.get(self.key, self.base)
        for mod in obj.mods:
            value = mod(self.key[1:], value)
        return max(self.lo, min(self.hi, value))
    def __set__(self, obj, value):
        obj.__dict__[self.key] = value
class Element(Enum):
    FIRE = "water"
    WATER = "grass"
    GRASS = "fire"
    @property
    def weak_to(self):
        return Element[self.value.upper()]
    def factor(self, target):
        return 2 if target.weak_to is self else 0.5 if self.weak_to is target else 1
class Unit:
    attack = Stat(5)
    armour = Stat(2, hi=10)
    speed = Stat(3, lo=1)
    ids = count(1)
    def __init__(self, name, hp, element=Element.FIRE, **stats):
        self.mods, self.id = [], next(self.ids)
        self.name, self._hp, self.max_hp, self.element = name, hp, hp, element
        for k, v in stats.items():
            if k not in self.stats:
                raise AttributeError(f"{type(self).__name__} has no stat {k!r}")
            setattr(self, k, v)
    @property
    def hp(self):
        return self._hp
    @hp.setter
    def hp(self, v):
        self._hp = max(0, min(self.max_hp, int(v)))
        if self._hp == 0:
            raise Dead(self.name)
    def hit(self, target, dice, *, bonus=0, label="hits"):
        roll = dice.roll("1d6") + self.attack + bonus
        dmg = max(1, int((roll - target.armour) * self.element.factor(target.element)))
        try:
            target.hp -= dmg
        except Dead as e:
            raise Dead(target.name, self.name) from e
        finally:
            yield f"{self.name} {label} {target.name} for {dmg} ({target.hp}/{target.max_hp})"
    smash = partialmethod(hit, bonus=4, label="SMASHES")
    @contextmanager
    def buff(self, **mult):
        mod = lambda key, v: v * mult.get(key, 1)
        self.mods.append(mod)
        try:
            yield self
        finally:
            self.mods.remove(mod)
    def __lt__(self, other):
        return (-self.speed, self.id) < (-other.speed, other.id)
    def __format__(self, spec):
        match spec:
            case "bar":
                n = round(10 * self.hp / self.max_hp)
                return f"{self.name:<6}[{'#' * n:<10}]"
            case "stats":
                return "/".join(f"{s[:2]}{getattr(self, s):g}" for s in self.stats)
            case _:
                return format(self.name, spec)
class Mage(Unit):
    mana = Stat(10)
    attack = Stat(2)
    def hit(self, target, dice, **kw):
        if self.mana >= 4:
            self.mana -= 4
            with self.buff(attack=4):
                yield from super().hit(target, dice, **kw | {"label": "zaps"})
        else:
            self.mana += 3
            yield f"{self.name} rests (mana {self.mana})"
class Dice:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.log = []
    def roll(self, spec):
        n, _, rest = spec.partition("d")
        sides, _, plus = rest.partition("+")
        out = sum(self.rng.randint(1, int(sides)) for _ in range(int(n or 1))) + int(plus or 0)
        self.log.append(out)
        return out
@dataclass
class Battle:
    teams: dict[str, list[Unit]]
    dice: Dice = field(repr=False)
    turn: int = 0
    events: list[str] = field(default_factory=list, repr=False)
    def alive(self, team):
        return [u for u in self.teams[team] if u.hp > 0]
    def order(self):
        return sorted((u, t) for t in self.teams for u in self.alive(t))
    def run(self, limit=30):
        moves = cycle(["hit", "hit", "smash"])
        while all(self.alive(t) for t in self.teams):
            self.turn += 1
            if self.turn > limit:
                return "draw"
            for unit, team in self.order():
                foes = [u for t in self.teams if t != team for u in self.alive(t)]
                if unit.hp <= 0 or not foes:
                    continue
                target = min(foes, key=lambda u: (u.hp, u.name))
                try:
                    for line in getattr(unit, next(moves))(target, self.dice):
                        self.events.append(f"{self.turn:>2} {line}")
                except Dead as e:
                    self.events.append(f"{self.turn:>2} ** {e} **" + (" (direct)" if e.__cause__ is None else ""))
        return next(t for t in self.teams if self.alive(t))
def party():
    return {"red": [Unit("Orc", 30, speed=2, attack=7), Unit("Imp", 14, Element.WATER, speed=9)], "blue": [Mage("Merla", 20, Element.GRASS, speed=5), Unit("Knight", 34, Element.FIRE, armour=20)]}
print(Unit.stats, Mage.stats, Unit.attack.base, Mage.attack.base, [e.weak_to.name for e in Element], Element.FIRE.factor(Element.GRASS), Element.FIRE.factor(Element.WATER), Element.FIRE.factor(Element.FIRE))
b = Battle(party(), Dice(2024))
for u, t in b.order():
    print(f"{u:bar} {u:stats} {u:>8} {t}")
print(b.run(), b.turn, len(b.dice.log), b.dice.log[:10])
print(*b.events, sep="\n")
for team in b.teams.values():
    for u in team:
        print(f"{u:bar}", u.hp, u.mods, end="; ")
print()
wins = {}
for seed in range(40):
    m = Battle(party(), Dice(seed))
    w = m.run()
    wins.setdefault(w, []).append(m.turn)
print({k: (len(v), min(v), max(v)) for k, v in sorted(wins.items())}, next(Unit.ids) > 160)
u = Unit("Test", 10)
with u.buff(attack=2) as same, u.buff(attack=1.5, speed=0):
    print(same is u, u.attack, u.speed, u.armour, len(u.mods))
print(u.attack, u.speed, u.mods)
try:
    with u.buff(armour=100):
        print(u.armour)
        u.hp -= 99
except Dead as e:
    print(e, e.who, u.hp, u.mods)
for bad in (lambda: Unit("x", 1, mana=3), lambda: Mage("m", 1, mana=3).mana, lambda: Dice(1).roll("xd6"), lambda: Dice(1).roll("3d6+2"), lambda: f"{u:stats}", lambda: f"{u:5d}", lambda: next(Unit("a", 5).hit(None, Dice(0)))):
    try:
        print(bad())
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)
@dataclass(frozen=True)
class Save:
    turn: int
    hp: dict[str, int]
    tags: tuple[str, ...] = ()
s = Save(b.turn, {u.name: u.hp for t in b.teams.values() for u in t})
blob = json.dumps(asdict(s), sort_keys=True)
again = Save(**json.loads(blob))
print(blob, again == s, again.tags, replace(again, tags=()) == s, replace(s, turn=0).hp is s.hp)
assert again == s, "JSON turned the tuple into a list"
