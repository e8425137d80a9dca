"""Values that are not a number: each is an object of its own, and containers ask for the same object first."""
import math

nan = float("nan")
other = float("nan")
print(nan == nan, nan != nan, nan is nan, nan is other)
print(nan in [nan], other in [nan], float("nan") in [nan])
print([nan] == [nan], [nan] == [other], (nan, 1) == (nan, 1), (nan, 1) == (other, 1))
print({"a": nan} == {"a": nan}, {"a": nan} == {"a": other})
numbers = [1.0, nan, 2.0, other]
print(numbers.index(nan), numbers.index(other), numbers.count(nan))
seen = {nan, nan, other, float("nan"), math.nan, math.nan}
print(len(seen), nan in seen, float("nan") in seen)
table = {nan: "first", other: "second"}
print(len(table), table[nan], table[other], table.get(float("nan")))
try:
    table[float("nan")]
except KeyError as error:
    print("KeyError", error)
print(math.nan in [math.nan], [math.nan] == [nan], math.nan is math.nan)
mixed = ["nan", None, nan]
print(mixed.index(nan), nan in mixed, other in mixed, "nan" in mixed)


def worst(values):
    best = float("nan")
    for value in values:
        if best != best or value < best:
            best = value
    return best


print(worst([3.0, 1.5, 2.0]), worst([]) in [nan])
print(nan, -nan, [nan, -other], f"{other:.2f}", repr(other))
numbers.remove(other)
print(numbers, len(numbers), all(math.isnan(n) or n > 0 for n in numbers))
