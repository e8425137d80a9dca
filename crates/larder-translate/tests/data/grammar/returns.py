x = 1
if x:
    y = """a
b"""
    z = "a\
b"
w = 2v = f"""{x}
"""
b = b"""
"""