class R(int):
    def __add__(self, o):
        return R(int(self) + o)
x = R(6)
print(x.real, type(x.real).__name__, x.imag, x.numerator, x.denominator, x.bit_length(), x.conjugate(), (5).real, True.real, type(True.real).__name__)
class F(float): pass
y = F(2.5)
print(y.real, type(y.real).__name__, y.imag, y.is_integer(), y.hex(), y.as_integer_ratio(), (2.5).imag)
print(x.to_bytes(2, "big"), x.as_integer_ratio(), x.bit_count())
class S2(str): pass
print(type(S2("ab").upper()).__name__, S2("ab").title())
