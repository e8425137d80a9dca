def t(x):
    print("t", x)
    return x


print(t(0) or t("") or t("last"), t(1) and t([]) and t(2))
print(not t(0), 1 < t(2) < 3, 3 < t(2) < t(9))
x = t(5) if t(1) else t(6)
print(x)
print([] or "empty", "a" and "b", None or 0)
assert t(1), "never"
try:
    assert t(0), "message"
except AssertionError as e:
    print("assert", e)
