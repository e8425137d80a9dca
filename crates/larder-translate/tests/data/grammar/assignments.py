x = 1
x = y = z
a, b = b, a
a, *b, c = range(5)
[a, (b, *c)] = d
(x) = (y) = 3
x.y = x[0] = x[1:2] = f().g = 1
x = *a, b
x = yield_ = (yield)
x: int
x: int = 3
(x): int = 4
x.y: "str" = None
x[0]: list[int] = []
x: tuple = 1, *y
x += 1; x -= 2; x *= 3; x /= 4; x //= 5; x %= 6; x **= 7; x @= 8
x &= 1; x |= 2; x ^= 3; x <<= 4; x >>= 5;
x.y += 1, 2
(x) += 1
