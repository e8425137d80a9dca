KINDS = [
    ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, ProcessLookupError, BytesWarning,
    EncodingWarning, ImportWarning, PendingDeprecationWarning, ResourceWarning, UnicodeWarning, BrokenPipeError,
]
for kind in KINDS:
    print(kind, kind.__mro__[1:-1])
    try:
        raise kind("told")
    except (ConnectionError, Warning) as error:
        print(type(error).__name__, error, isinstance(error, OSError))
    except OSError as error:
        print("of the machine", repr(error))
for number in (1, 2, 3, 4, 5, 10, 11, 13, 17, 20, 21, 32, 103, 104, 108, 110, 111, 114, 115):
    print(number, type(OSError(number, "text")).__name__, OSError(number, "text", "file"))
raise ConnectionRefusedError(111, "refused")
