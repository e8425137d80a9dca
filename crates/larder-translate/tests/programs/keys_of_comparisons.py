"""Keys that `cmp_to_key` makes are equal where the function says 0, and have no hash."""
from functools import cmp_to_key


def by_length(a, b):
    return len(a) - len(b)


key = cmp_to_key(by_length)
print(key("ab") == key("cd"), key("ab") != key("cd"), key("a") == key("bc"), key("a") != key("bc"))
print(key("a") < key("bc"), key("a") <= key("b"), key("abc") > key("b"), key("a") >= key("bc"))
print(sorted(["ccc", "a", "bb", "d"], key=key), max(["a", "bb", "cc"], key=key))
try:
    {key("a")}
except TypeError:
    print("no hash")
