print([x * x for x in range(5) if x % 2 == 0])
print([(x, y) for x in range(3) for y in range(x)])
print({x % 3: x for x in range(7)}, sorted({c for c in "hello"}))
x = 10
ys = [x for x in range(3)]
print(x, ys)
print([[i * j for j in range(3)] for i in range(3)])
print(sum(n for n in range(10) if n % 3), any(n > 8 for n in range(9)), all(n < 9 for n in range(9)))
print([y := 5, y + 1], y)
