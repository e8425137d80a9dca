import random

random.seed(5)
print([round(random.betavariate(2, 3), 12) for _ in range(3)])
print([round(random.gammavariate(a, 2.0), 12) for a in (0.5, 1.0, 4.5)])
print([round(random.triangular(low, high, mode), 12) for low, high, mode in ((0, 1, 0.2), (5, 1, 2), (2, 2, 2))])
print(random.triangular(2, 2, 2), random.random())
try:
    random.gammavariate(0, 1)
except ValueError as e:
    print(e)
