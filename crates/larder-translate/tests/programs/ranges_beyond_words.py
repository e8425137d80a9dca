big = 10**20
numbers = range(big, big + 5)
print(numbers, len(numbers), list(numbers), numbers[0], numbers[-1])
print(big + 3 in numbers, big + 9 in numbers, 3 in numbers, float(big) in numbers)
print(numbers[1:3], numbers[::-1], numbers[::2], list(numbers[::-2]), numbers[10:])
print(list(reversed(numbers)), numbers.index(big + 2), numbers.count(big), numbers.start, numbers.stop, numbers.step)
down = range(big, -big, -(big // 2))
print(down, list(down), len(down), sum(down), max(down), min(down))
print(range(big) == range(big), range(big, big) == range(0), hash(range(big, big)) == hash(range(5, 5)))
print(range(big, big + 1, 7) == range(big, big + 1, 9), {range(big): "a"}[range(big)])
for bad in (lambda: len(range(big)), lambda: numbers[5], lambda: numbers["a"], lambda: numbers.index(4), lambda: range(big, 1, 0), lambda: range(1.5), lambda: range(big)[::0]):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
for number in range(2**63 - 2, 2**63 + 2):
    print(number, end=" ")
print()
print([number % 7 for number in range(big, big + 3)], isinstance(numbers, range), type(numbers), bool(range(big, 1)), bool(numbers))
print(list(zip(range(big, big + 2), "ab")), list(enumerate(range(-big, 1 - big), big)))
first, *rest = range(big, big + 3)
print(first, rest, range(5, big)[2], range(big)[big - 1])


def squares(low, high):
    return [n * n for n in range(low, high)]


print(squares(2, 5), squares(2**64, 2**64 + 2))
