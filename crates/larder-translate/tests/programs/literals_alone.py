def f(c):
    print(1 or 2, 0 or 3, 1 if c else 2, (1 if c else 2) + 1, -(1 if c else 2))
    x = 1 or 2
    y = 1 if c else 2
    print(x, y, [1 or 2], {1 if c else 2: 0 or 5}, (0 or 1, 2 and 3), str(1 or 2), f"{1 or 2:3d} {1 if c else 4}")
    print(max(1, 2), max(1 or 2, 3), abs(1 if c else -1), [1, 2][1 if c else 0], 5 % (1 or 2), 2 ** (1 or 2), (1 or 2) ** 2)
    print(not 1, 1 and [], [] or {}, [] and 1, None or [], [] if c else [], {} if c else {1: 2})
    print((1 or 2) == 1, 1 == 1, 1 < 2 < 3, 3 in [1, 2], 1 is 1 if c else 0, (5 or 6).bit_length(), (1 if c else 2).bit_length())
    return 1 if c else None
print(f(True), f(False))
print(5 & 3 if f(1) else 2, 7 | 8, float(1 & 3), float(-1), float(1 if f(1) else 2), 255 ^ 1)
