def web():
    x = 1

    def drop():
        nonlocal x
        del x

    def read():
        return x

    return drop, read


drop, read = web()
drop()
for f in (drop, read):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
