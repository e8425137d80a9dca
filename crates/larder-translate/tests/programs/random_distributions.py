import random
r = random.Random(7)
print(r.paretovariate(3), r.weibullvariate(1, 2), r.lognormvariate(0, 1), r.vonmisesvariate(1, 4), r.vonmisesvariate(0, 0))
random.seed("text")
print(random.random(), random.sample("abc", counts=[5, 2, 1], k=4), random.randbytes(5))
random.seed(b"bytes")
print(random.random(), random.sample(range(1000), 5), random.sample(["x", "y"], k=30, counts=[20, 20]))
for f in (lambda: random.sample([1], 2, counts=[1, 2]), lambda: random.sample([1], 2, counts=[1.5]), lambda: random.seed([1]), lambda: random.seed((1, 2))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(random.expovariate(0.5), random.gammavariate(2, 3), random.betavariate(1, 2), random.triangular(0, 10, 3), random.normalvariate(0, 1), random.gauss(0, 1))
for f in (lambda: random.randrange(2.5), lambda: random.randrange(1, 2.5), lambda: random.randint(1, 2.5), lambda: random.randrange(4.0) < 4):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
