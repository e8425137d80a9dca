import random

for seed in [0, 1, 42, -7, 2**70, 3]:
    random.seed(seed)
    print(seed, [random.random() for _ in range(3)], random.randint(1, 6), random.randrange(10), random.randrange(5, 50, 5))
    print(random.choice("abcdef"), random.uniform(1, 2), random.gauss(0, 1), random.gauss(1, 2))
    xs = list(range(10))
    random.shuffle(xs)
    print(xs, random.sample(range(100), 5), random.sample("abcdefgh", 3), random.choices([1, 2, 3], k=4), random.choices("ab", weights=[1, 3], k=5))
    print(random.getrandbits(8), random.getrandbits(100), random.randint(0, 2**64), random.expovariate(2.0), random.triangular(0, 1, 0.5))
    print(random.normalvariate(0, 1))
r = random.Random(5)
print(r.random(), r.randint(1, 100))
try:
    random.choice([])
except IndexError as e:
    print(e)
try:
    random.randrange(0)
except ValueError as e:
    print(e)
try:
    random.sample([1], 2)
except ValueError as e:
    print(e)
