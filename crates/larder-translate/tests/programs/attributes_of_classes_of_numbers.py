import types

print(type(int.real).__name__, int.real, int.numerator.__get__(7), bool.imag.__get__(True), float.imag.__get__(1.5))
print(int.real.__name__, int.denominator.__qualname__, float.real.__objclass__, range.start.__get__(range(3, 9)), slice.stop)
for bad in (lambda: int.real.__get__("a"), lambda: int.nothing, lambda: float.numerator, lambda: int.real()):
    try:
        print(bad())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(type(str.upper).__name__, str.upper, type("a".upper).__name__, type([].__len__).__name__, type(list.__len__).__name__, list.__len__)
print(str.upper.__name__, str.upper.__qualname__, str.upper.__objclass__, "a".upper.__qualname__, [].append.__self__)
print(int.bit_length(255), float.hex(1.5), list(map(str.upper, "ab")), sorted(["b", "A"], key=str.lower), list(map(int.bit_length, [1, 2, 255])))
print(isinstance(str.upper, types.MethodDescriptorType), isinstance(int.real, types.GetSetDescriptorType), isinstance(len, types.BuiltinFunctionType), isinstance("".join, types.BuiltinFunctionType))
actions = {"up": str.upper, "strip": str.strip, "len": len, "bits": int.bit_length, "hex": float.hex}
for name, action in actions.items():
    print(name, action(" q ") if name in ("up", "strip", "len") else action(4 if name == "bits" else 2.5))
for bad in (lambda: str.upper(5), lambda: int.bit_length("a"), lambda: str.upper(), lambda: float.hex(1)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
print(dict.fromkeys("ab", 0), type(dict.fromkeys).__name__, type(str.maketrans).__name__, callable(str.upper), callable(int.real))
print(type(object.__init__).__name__, type(int.__add__).__name__, int.__add__(2, 3), type((5).__add__).__name__, (5).__add__(6))
