def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    def value():
        return n

    return step, value


step, value = counter()
step()
step(5)
print(value())
other, _ = counter()
print(other(), value())
