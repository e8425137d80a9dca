import math as m

m.tau_twice = m.tau * 2
print(round(m.tau_twice, 6), hasattr(m, "tau_twice"))
del m.tau_twice
print(hasattr(m, "tau_twice"))
try:
    del m.tau_twice
except AttributeError as e:
    print(type(e).__name__)
for args in ((5, (), {}), ("x", [], {}), ("x", (), []), ("x", ())):
    try:
        print(type(*args))
    except TypeError as e:
        print(e)
