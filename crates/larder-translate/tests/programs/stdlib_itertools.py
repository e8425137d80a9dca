import itertools
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, permutations, product, repeat, starmap, takewhile, zip_longest
import operator

print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(chain([1, 2], "ab", (3,))), list(chain.from_iterable([[1], [2, 3]])), list(combinations("abcd", 2)), list(combinations([1], 2)))
print(list(itertools.combinations_with_replacement("ab", 2)), list(islice(count(5, 3), 4)), list(islice(cycle("ab"), 5)), list(islice(range(10), 2, 8, 3)), list(islice(count(0.5), 2)))
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(product([1, 2], "ab")), list(product([0, 1], repeat=3)), list(product()))
print([(k, list(g)) for k, g in groupby("aabbbc")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print(list(repeat("x", 3)), list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(itertools.dropwhile(lambda x: x < 3, [1, 2, 5, 1])))
print(list(zip_longest([1, 2, 3], "ab", fillvalue="-")), list(itertools.filterfalse(lambda x: x % 2, range(6))), list(itertools.compress("abcd", [1, 0, 1, 1])), list(itertools.pairwise([1, 2, 3])))
it = iter([1, 2, 3, 4])
print(list(islice(it, 2)), next(it), list(it))
print(sum(1 for _ in product(range(3), range(4))), sorted(set(permutations("aab"))))
try:
    list(islice([1], -1))
except ValueError as e:
    print(e)
