def miller(n):
    s, q = 0, n - 1
    while q % 2 == 0:
        q //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13):
        x = pow(a, q, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print([n for n in (2**61 - 1, 2**31 - 1, 10**18 + 9, 10**18 + 7, 561) if miller(n)])


def square_walked(n):
    x = n - 1
    return x * x % n


for n in (10**18 + 9, 5):
    print(square_walked(n))


def square_numbered(n):
    x = n - 1
    return x * x % n


for i, n in enumerate((10**18 + 9, 5)):
    print(i, square_numbered(n))


def square_beside(n):
    x = n - 1
    return x * x % n


for a, b in zip((10**18 + 9, 5), (1, 2)):
    print(square_beside(a) + b)


def square_largest(n):
    x = n - 1
    return x * x % n


print(square_largest(max((10**18 + 9, 5))))


def square_sorted(n):
    x = n - 1
    return x * x % n


print(square_sorted(sorted((10**18 + 9, 5))[-1]))


def square_listed(n):
    x = n - 1
    return x * x % n


print([square_listed(n) for n in list((10**18 + 9, 5))])
