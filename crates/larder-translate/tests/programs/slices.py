xs = list(range(10))
print(xs[2:5], xs[:3], xs[7:], xs[-3:], xs[::3], xs[::-2], xs[8:2:-2], xs[20:])
xs[2:4] = [20, 30, 40]
print(xs)
xs[::2] = [0] * len(xs[::2])
print(xs)
del xs[1:3]
print(xs)
del xs[-1]
print(xs, xs[-1])
try:
    xs[100]
except IndexError as e:
    print(e)
