class Trouble(Exception):
    pass


class Deep(Trouble):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def risky(n):
    if n > 2:
        raise Deep(n)
    if n > 1:
        raise Trouble("plain", n)
    return n


for n in range(1, 4):
    try:
        print(risky(n))
    except Deep as e:
        print("deep", e, e.code)
    except Trouble as e:
        print("trouble", e, e.args)
try:
    try:
        {}["missing"]
    except KeyError as e:
        raise ValueError("no key") from e
except ValueError as e:
    print(e, repr(e.__cause__))
