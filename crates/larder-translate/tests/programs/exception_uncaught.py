def f(xs):
    return xs[3]


print("before")
print(f([1, 2]))
