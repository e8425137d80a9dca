print("fast begins")


def go(n):
    return n * n
