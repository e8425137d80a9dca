import random
from collections import Counter
from operator import attrgetter


class Animal:
    born = Counter()
    symbol = "?"
    breed_at = 5
    start_energy = 4

    def __init__(self, world, pos, energy=None):
        self.world, self.pos = world, pos
        self.energy = self.start_energy if energy is None else energy
        self.age = 0
        self.id = sum(Animal.born.values()) + 1
        Animal.born[type(self).__name__] += 1
        world.put(self)

    alive = property(lambda self: self.energy > 0 and self.world.grid.get(self.pos) is self)

    def move(self, to):
        del self.world.grid[self.pos]
        self.pos = to
        self.world.grid[to] = self

    def step(self):
        self.age += 1
        self.act()
        if self.age % self.breed_at == 0 and self.alive:
            spots = self.world.free_around(self.pos)
            if spots:
                self.energy, half = self.energy - self.energy // 2, self.energy // 2
                if half:
                    type(self)(self.world, self.world.rng.choice(spots), half)

    def die(self, why):
        if self.world.grid.get(self.pos) is self:
            del self.world.grid[self.pos]
        self.world.deaths[type(self).__name__, why] += 1


class Rabbit(Animal):
    symbol = "r"
    breed_at = 3

    def act(self):
        self.energy = min(self.energy + 1, 6)
        if spots := self.world.free_around(self.pos):
            self.move(self.world.rng.choice(spots))
        if self.age > 12:
            self.die("age")


class Fox(Animal):
    symbol = "F"
    breed_at = 6
    start_energy = 8

    def act(self):
        self.energy -= 1
        prey = [a for a in self.world.around(self.pos) if isinstance(a, Rabbit)]
        if prey:
            meal = min(prey, key=attrgetter("energy", "id"))
            self.energy += meal.energy
            spot = meal.pos
            meal.die("eaten")
            self.move(spot)
        elif spots := self.world.free_around(self.pos):
            self.move(self.world.rng.choice(spots))
        if self.energy <= 0:
            self.die("hunger")


class World:
    def __init__(self, w, h, seed, rabbits, foxes):
        self.w, self.h = w, h
        self.rng = random.Random(seed)
        self.grid, self.deaths = {}, Counter()
        cells = [(x, y) for y in range(h) for x in range(w)]
        self.rng.shuffle(cells)
        for kind, n in ((Rabbit, rabbits), (Fox, foxes)):
            for _ in range(n):
                kind(self, cells.pop())

    def put(self, animal):
        if animal.pos in self.grid:
            raise ValueError(f"{animal.pos} is taken by {self.grid[animal.pos].symbol}")
        self.grid[animal.pos] = animal

    def neighbours(self, pos):
        x, y = pos
        return [((x + dx) % self.w, (y + dy) % self.h) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))]

    def free_around(self, pos):
        return [p for p in self.neighbours(pos) if p not in self.grid]

    def around(self, pos):
        return [self.grid[p] for p in self.neighbours(pos) if p in self.grid]

    def tick(self):
        for a in sorted(self.grid.values(), key=attrgetter("id")):
            if a.alive:
                a.step()

    def census(self):
        return Counter(a.symbol for a in self.grid.values())

    def __str__(self):
        return "\n".join("".join(getattr(self.grid.get((x, y)), "symbol", ".") for x in range(self.w)) for y in range(self.h))


def main():
    for seed, setup in ((1, (14, 7, 30, 5)), (8, (10, 10, 12, 0)), (77, (12, 6, 3, 12))):
        Animal.born.clear()
        w, h, r, f = setup
        world = World(w, h, seed, r, f)
        print(f"=== seed {seed}\n{world}")
        series = []
        for t in range(40):
            world.tick()
            c = world.census()
            series.append((c["r"], c["F"]))
            if not all(series[-1]):
                if t > 15:
                    break
        print(world)
        print(" ".join(f"{r}/{f}" for r, f in series))
        print(f"t={t} peak rabbits {max(series)[0]} foxes {max(f for _, f in series)}")
        print(dict(Animal.born), sorted(world.deaths.items()))
        for label, i in (("r", 0), ("F", 1)):
            top = max(s[i] for s in series) or 1
            print(label, "".join(" .:-=+*#%@"[s[i] * 9 // top] for s in series))
        ages = Counter(a.age // 4 for a in world.grid.values())
        print({f"{k * 4}-{k * 4 + 3}": ages[k] for k in sorted(ages)}, sum(a.energy for a in world.grid.values()))
    try:
        Rabbit(world, next(iter(world.grid)) if world.grid else (0, 0))
        Fox(world, (0, 0))
        Fox(world, (0, 0))
    except ValueError as e:
        print(e)
    print(Rabbit.born is Fox.born, Fox.breed_at, Animal.start_energy, World.__str__(World(3, 1, 0, 1, 1)))
    try:
        Animal(world, (-1, -1)).step()
    except AttributeError as e:
        print(e)


if __name__ == "__main__":
    main()
