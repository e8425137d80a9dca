import even
calls = 0
print("odd begins")


def is_odd(n):
    global calls
    calls += 1
    return False if n == 0 else even.is_even(n - 1)
