log = []


def say(x):
    log.append(x)
    return x


xs = [0, 0, 0]
xs[say(1)] = say(2)
d = {say("k"): say("v")}
print(log)
log.clear()


def f(a, b, c=0):
    return (a, b, c)


print(f(say(1), c=say(2), b=say(3)), log)
log.clear()
say(1) + say(2) * say(3)
print(log)
xs[say(0)] += say(5)
print(xs, log)
