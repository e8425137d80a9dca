class P:
    def __init__(self): self.n = 1
    def __str__(self):
        print("inner")
        return "P"
    def __repr__(self):
        raise ValueError("no repr")
print("a", P(), "b")
try:
    print("x", 1, [P()], "y")
except ValueError as e:
    print(e)
try:
    print("x", "y", sep=P())
except TypeError as e:
    print(e)
f = print
try:
    f("q", [P()])
except ValueError as e:
    print(e)
f("a", P(), "b", sep="-", end="!\n")
