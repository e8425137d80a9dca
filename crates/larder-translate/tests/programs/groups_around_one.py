"""What `except*` takes from an exception that is no group stands in a group of a tuple."""


def run(exc):
    try:
        raise exc
    except* ValueError as group:
        print(repr(group), group.args, len(group.exceptions), group.exceptions[0] is exc)
    except* (KeyError, OSError) as group:
        print("second", repr(group), [str(e) for e in group.exceptions])


run(ValueError("single"))
run(KeyError("k"))
run(ExceptionGroup("both", [ValueError(1), OSError(2), ValueError(3)]))
run(TypeError("nobody"))
