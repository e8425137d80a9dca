import enum


class Size:
    def __init__(self, count):
        self.count = count

    def __index__(self):
        return self.count


class Packed(Size):
    def __bytes__(self):
        return b"<" + bytes(self.count) + b">"


class Number(int):
    pass


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 3


print(bytes(Size(2)), bytearray(Size(3)), bytes(Packed(1)), bytearray(Packed(2)))
print(bytes(Number(2)), bytes(Level.HIGH), bytes(True), bytes(0))
for bad in (lambda: bytes(Size(-1)), lambda: bytes(Size(10**30)), lambda: bytes(-2), lambda: bytes(2.0), lambda: bytearray("a"), lambda: bytes(Size("a"))):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


class Both:
    def __index__(self):
        return 2

    def __iter__(self):
        return iter([7, 8])


class Items:
    def __iter__(self):
        return iter([7, 8, Size(9)])


class Old:
    def __getitem__(self, at):
        if at > 2:
            raise IndexError
        return at * 2


print(bytes(Both()), bytes(Items()), bytes(Old()), bytearray(Items()))
