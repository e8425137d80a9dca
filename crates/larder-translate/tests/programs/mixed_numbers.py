def total(xs):
    t = 0
    for x in xs:
        t += x
    return t


print(total([1, 2, 3]), total([1.5, 2.5]), total([]))
print([1, 2.0, True], sum([0.5, 1]), sum([]))
print(True + 1, sum([True, False, True]), 1 == True, {1: "a", True: "b", 1.0: "c"})
print(max(1, 2.5), min(3, 2.0, 1), max([1, 5, 3]))
