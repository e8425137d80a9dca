def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


print(fact(50))


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print(fib(150))
p = 1
for i in range(1, 31):
    p *= i
print(p)
h = 7
for c in "hello":
    h = (h * 31 + ord(c)) % 1000003
print(h)
