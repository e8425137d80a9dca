import math
import itertools

print(math.sqrt(16), math.floor(-2.5), math.ceil(2.1), math.gcd(12, 18), math.factorial(20))
print(math.pi, round(math.sin(1), 6), math.isqrt(17), math.inf > 1)
print(list(itertools.accumulate([1, 2, 3])), list(itertools.combinations("abc", 2)))
print(list(itertools.chain([1], [2, 3])), list(itertools.product([0, 1], repeat=2)))
