"""The order of a set that is made of another set, of a dict, of anything else: CPython copies tables."""


def of_set(numbers):
    return set(numbers), frozenset(numbers)


def show():
    some = {3, 7, 11, 15, 19}
    print(set(some), frozenset(some), some.copy())
    for count in (1, 4, 5, 6, 13, 20, 21, 50):
        numbers = set(range(3, 3 + 8 * count, 8))
        table = {number: str(number) for number in range(3, 3 + 8 * count, 8)}
        print(numbers, set(numbers), frozenset(numbers))
        print(of_set(numbers), set(table), frozenset(table), set(table.keys()), set(list(table)))
        for number in list(numbers)[: count // 2]:
            numbers.discard(number)
        print(numbers, set(numbers), frozenset(numbers), set(frozenset(numbers)), set(x for x in numbers))
        grown = {-8 * number for number in range(count)}
        grown |= numbers
        print(grown, set(grown), grown | numbers, grown - numbers, grown & set(table), sorted(grown)[:3])
    print(frozenset(range(3, 20, 4)), set(range(3, 20, 4)), frozenset(some) | {1}, frozenset([19, 15, 11, 7, 3]))
    print({44, 97}.union([5, 9, 17, 25, 33, 41]), {1}.union(range(3, 20, 4), [8, 16]), {97}.union(b","))


show()
