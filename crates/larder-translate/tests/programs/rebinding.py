def digits(n):
    n = str(n)
    n = [int(c) for c in n]
    return sum(n)


print(digits(12345))
s = "3 1 2"
s = s.split()
s = [int(x) for x in s]
s = sorted(s)
print(s)


def maybe(xs):
    best = None
    for x in xs:
        if best is None or x > best:
            best = x
    return best


print(maybe([3, 9, 2]), maybe([]), maybe([1]) == 1)
