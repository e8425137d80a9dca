def f(a, b, c):
    return a < b <= c and not c == 5 if a != b else False
print(f(1, 2, 3), f(1, 2, 5), f(2, 2, 2), f(3, 2, 1))
x = "ab" > "ab" <= "x" or 1 < 2 < 3 if f(1, 2, 3) else None
print(x)
