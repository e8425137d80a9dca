b = b"abc"
print(b, b[0], len(b), b[1:], list(b))
ba = bytearray(b)
ba[0] = 65
ba.append(33)
print(ba, bytes(ba), "h\u00e9".encode(), b"x".decode())
