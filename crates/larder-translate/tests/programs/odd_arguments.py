# Arguments that methods do not take are never dropped.


def tried(f):
    try:
        return f()
    except TypeError as e:
        return f"TypeError: {e}"


number, real = 5, 1.5
for f in [
    lambda: number.bit_length(2),
    lambda: number.bit_count(1, 2),
    lambda: True.bit_length(3),
    lambda: number.conjugate(1),
    lambda: number.bit_length(x=1),
    lambda: real.is_integer(1),
    lambda: real.hex(1),
    lambda: real.as_integer_ratio(1),
]:
    print(tried(f))
