def f(n):
    try:
        if n == 0:
            return "returned"
        if n == 1:
            raise ValueError("one")
        return 10 // (n - 2)
    except ValueError as e:
        return "caught " + str(e)
    finally:
        print("finally", n)


for i in range(4):
    try:
        print(f(i))
    except ZeroDivisionError as e:
        print("zero:", e)


def loop():
    out = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            out.append(i)
        finally:
            out.append(-i)
    return out


print(loop())
