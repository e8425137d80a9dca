class Refl:
    def __rmod__(self, other):
        return "rmod"

    def __str__(self):
        return "refl"


class Text(str):
    def __rmod__(self, other):
        return "own"


print("%s!" % Refl(), b"x%%" % {}, "%s" % Text("t"), Refl().__rmod__(1), 7 % Refl())
try:
    print("none" % Refl())
except TypeError as e:
    print(e)


class Loud(str):
    def __str__(self):
        return self.upper() + "!"

    def __format__(self, spec):
        return "F:" + super().__format__(spec)


l = Loud("hey")
print(f"{l}", f"{l:>6}", f"{l!s}", "%s" % l, str(l), "{}".format(l), format(l))


class Count(int):
    def __str__(self):
        return "count"


print(f"{Count(3)}", f"{Count(3):03d}", format(Count(4)), "%d %s" % (Count(5), Count(6)))
