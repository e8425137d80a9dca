import math
import sys

s = "0123456789"
print(s[2:5], s[-3:], s[::-1], s[8:2:-2], s[5:1], s[:-20], s[-20:3], s[::3], s[100:], repr(s[3:3]), s[-1:-4:-1])
lst = list(range(8))
lst[2:4] = "abc"
lst[::4] = [None, None, None]
del lst[-2:], lst[0]
print(lst, slice(None, -1, 2).indices(7), lst[slice(1, 3)], [1, 2, 3] * -1, [0] * 2 + [1])
for bad in (lambda: lst.__setitem__(slice(None, None, 2), [1]), lambda: s[::0], lambda: lst["1"], lambda: lst[99], lambda: s[1.0], lambda: (1, 2)[2], lambda: lst.insert()):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as e:
        print(f"{type(e).__name__}: {e}")

print(7 // -2, 7 % -2, -7 // 2, -7 % 2, divmod(7.5, -2), -7.5 % 2, 5.0 // 0.3, math.fmod(-7, 3), 0.1 + 0.2, 1e16 + 1)
print(round(0.5), round(1.5), round(2.675, 2), round(1234, -2), round(-2.5), round(1e20), round(3.7, 0), type(round(3.7)).__name__)
print(int(-3.9), math.floor(-3.9), math.ceil(-3.1), math.trunc(3.9), int("  -1_000 "), int("0b101", 0), int("ff", 16), float(" 1e-3 "), int(True))
print(2 ** -1, 2 ** 0.5, (-8) ** (1 / 3), 0 ** 0, 0.0 ** 0, pow(2, 100) % 7, (-2) ** 3, -2 ** 2, 10 ** 20, 1e20 == 10 ** 20)
print(1e22, 1e21, 123456789.123456789, 1e-5, 0.0001, 1.0, 100000000000000000.0, 1e15, 1e16, -0.0, 5e-324, sys.float_info.max)
print(float("inf"), -float("inf"), float("nan"), math.inf - math.inf, 1e308 * 10, int(1e18), 3.0.is_integer(), (0.1).as_integer_ratio(), (2.5).hex())
print(True + True, True * 3.5, sum([True, False, True]), isinstance(True, int), True == 1, "1" == 1, {1: "a", True: "b", 1.0: "c"}, ~True, True & 1, True ^ True)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, -5 >> 1, -5 & 0xFF, 1 << 70, (-1) >> 100, 6 .bit_length(), (10).bit_count(), -17 & -4)
print(bin(-10), oct(64), hex(255), f"{255:#x} {255:08b} {-255:+,d} {1234567.891:,.1f} {0.00001234:g} {1e10:g} {123456789:g} {0.1:.20f}")
print(complex(1, -2), (1 + 2j) * (3 - 1j), abs(3 + 4j), (1j) ** 2, (2 + 0j).real, complex("1+2j"), 1j == 1j + 0, (1 + 2j).conjugate(), -1j)
print(str(0.1 + 0.7), repr(1 / 3), 1 / 3 * 3 == 1, 0.1 * 3, 1.1 + 2.2, 4.35 * 100, 1.15.__round__(1), 2 ** 53 + 1.0, 9007199254740993 == 9007199254740993.0)
print(math.sqrt(16), math.isclose(0.1 + 0.2, 0.3), math.gcd(0, 5), math.hypot(3, 4), math.log2(8), math.log10(1000), math.log(8, 2), math.exp(0), math.copysign(1, -0.0))
print(bool(""), bool("False"), bool(0.0), bool([0]), bool({}), bool(None), bool(range(0)), bool(b"\0"), not not 3, bool(float("nan")))
print(range(10)[2:8:3], list(range(5, 0, -2)), len(range(0, 100, 7)), 21 in range(0, 100, 7), range(3) == range(0, 3, 1), range(0) == range(2, 1), range(10)[-1], range(1, 10).index(4))
print(list(map(ord, "aé€😀")), chr(0x1F600), "\x41\u00e9\N{BULLET}", len("e\u0301"), ascii("é😀"), "é" == "e\u0301", b"\xff\x00a"[0], bytes([65, 66]), list(b"hi"))
print("5" * 3, "-".join("abc"), "abc" * 0 == "", "b" in "abc", "" in "", "abc" < "abd" < "b", "a" < "B", "10" < "9", max("hello"), sorted("bAc"), "%d%%" % 50)
print(str(None), str(True), str([1, "a", None, 2.0]), str((1,)), str(()), str({}), str(set()), repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t\x00\x7f\n"))
print(int.from_bytes(b"\x01\x00", "big"), (1000).to_bytes(2, "big"), (-1).to_bytes(2, "little", signed=True), int.from_bytes(b"\xff\xfe", "big", signed=True))
for bad in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.5 // 0, lambda: 5.0 % 0, lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: divmod(1, 0), lambda: int("12a"), lambda: int("", 10), lambda: float("abc"),
            lambda: int(float("inf")), lambda: int(float("nan")), lambda: 1e308 ** 2, lambda: math.sqrt(-1), lambda: math.log(0), lambda: 1 << -1, lambda: "a" * 1.5, lambda: int("9", 8), lambda: (300).to_bytes(1, "big"),
            lambda: bytes([256]), lambda: ord("ab"), lambda: -"x", lambda: 1 + "1", lambda: "1" + 1, lambda: int([]), lambda: 1j < 2, lambda: range(1.5), lambda: math.exp(1000), lambda: round("x"), lambda: int(None)):
    try:
        print("no error", bad())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
