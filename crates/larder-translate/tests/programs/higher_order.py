from functools import reduce


def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x

    return run


inc = lambda x: x + 1
print(compose(inc, inc, str)(3))
print(list(map(lambda x: x * 2, [1, 2, 3])), list(filter(lambda x: x % 2, range(6))))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), list(map(str, [1, 2])), list(map(len, ["a", "bb"])))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print(ops["+"](2, 3), ops["-"](2, 3))
print(list(zip([1, 2, 3], "ab")), dict(zip("ab", [1, 2])), list(enumerate("xy", 1)))
print(list(reversed([1, 2, 3])), "".join(reversed("abc")), sorted([3, 1, 2], key=lambda x: -x))
