from enum import Enum, auto, IntEnum, Flag


def attempt(make):
    try:
        c = make()
        print(c.__name__, [(m.name, m.value) for m in c])
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def late():
    class Late(Enum):
        A = auto()

        def _generate_next_value_(name, start, count, last):
            return name

        B = auto()
    return Late


def early():
    class Early(Enum):
        Z = "z"

        def _generate_next_value_(name, start, count, last):
            return (name, count, last)

        A = auto()
        B = auto()
    return Early


def twice():
    class Twice(Enum):
        A = 1
        A = 2
    return Twice


def hidden():
    class Hidden(Enum):
        _one = 1
        _two = 2
        __three = 3
        four_ = 4
    return Hidden


def reserved():
    class Reserved(Enum):
        _nothing_ = 1
    return Reserved


def method_over():
    class Over(Enum):
        A = 1

        def A(self):
            return 2
    return Over


def ignored_late():
    class Ignored(Enum):
        A = 1
        _ignore_ = ["A"]
    return Ignored


def ignored():
    class Ignored(Enum):
        _ignore_ = "i x"
        i = 5
        A = i + 1
        x = 9
    return Ignored


class Mixin:
    def twice(self):
        return self.value * 2


def wrong_order():
    class Wrong(Enum, Mixin):
        A = 1
    return Wrong


def right_order():
    class Right(Mixin, Enum):
        A = 1
        B = auto()
    print(Right.B.twice())
    return Right


def auto_in_tuple():
    class Pair(Enum):
        A = auto(), "x"
        B = auto(), "y"
    return Pair


for make in (late, early, twice, hidden, reserved, method_over, ignored_late, ignored, wrong_order, right_order, auto_in_tuple):
    attempt(make)
