def what(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2:
            return "small"
        case [a]:
            return f"one {a}"
        case [a, *rest]:
            return f"{a} and {rest}"
        case {"k": v}:
            return f"key {v}"
        case str() as s if len(s) > 3:
            return "long " + s
        case str(s):
            return "text " + s
        case None:
            return "none"
        case _:
            return "other"


for x in [0, 2, [5], [1, 2, 3], {"k": 7, "z": 1}, "abcdef", "ab", None, 3.5]:
    print(what(x))
