for text in ("1", "x"):
    try:
        number = int(text)
    except ValueError as error:
        kept = str(error)
        print("error" in globals(), kept)
print("error" in globals(), number, "kept" in dir())


def put(value):
    globals().update(_=value)


put(5)
_ = 7 if _ == 5 else 0
print(_, globals()["_"])
