"""A subclass on the right is asked first where it has a reflected method of its own, and only there."""


class Num:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return f"{type(self).__name__}.__add__({self.value}, {getattr(other, 'value', other)})"

    def __radd__(self, other):
        return f"{type(self).__name__}.__radd__({self.value}, {getattr(other, 'value', other)})"

    def __sub__(self, other):
        return "left"


class Quiet(Num):
    pass


class Loud(Num):
    def __radd__(self, other):
        return "loud " + super().__radd__(other)

    def __rsub__(self, other):
        return "right"


class Louder(Loud):
    pass


class Whole(int):
    def __radd__(self, other):
        return "whole"


print(Num(1) + Quiet(2), Quiet(1) + Num(2))
print(Num(1) + Loud(2), Loud(1) + Num(2))
print(Num(1) + Louder(2), Loud(1) + Louder(2), Quiet(1) + Loud(2))
print(Num(1) - Quiet(2), Num(1) - Loud(2), Num(1) - Louder(2), Loud(1) - Louder(2))
print(3 + Num(1), 3 + Quiet(1), 3 + Whole(4), Whole(3) + 4, Whole(1) + Whole(2))
values = [Num(1), Quiet(2), Loud(3), Louder(4), 5]
for left in values:
    print([left + right for right in values[:4]])
