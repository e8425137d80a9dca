"""Flags of patterns are shown by their names, and are numbers nevertheless."""

import re

print(re.I, repr(re.M), re.I | re.M, re.A | re.IGNORECASE, re.NOFLAG)
flags = re.I
flags |= re.S
print(flags, [flags], {re.I: "case"}[2], f"{re.X}", f"{re.I:>4}|", "%s %d" % (re.I, re.I))
print(~re.I)
print(re.I == 2, re.I != re.M, re.I < re.M, hash(re.S), bool(re.NOFLAG), int(re.X), re.I + 1)
print(re.I in flags, re.M in flags, flags & re.M, flags ^ re.S, 2 | re.M, re.M | 2)
print(re.I.name, re.I.value, flags.name, isinstance(re.I, int))
pattern = re.compile("a.b", flags)
print(pattern, pattern.flags, pattern.match("A\nB") is not None)
print(re.sub("x", "y", "aXbx", flags=re.I), re.findall("^a", "a\nA", re.I | re.M), re.split("B", "abc", flags=2))
print([str(flag) for flag in sorted([re.S, re.I, re.M])], max(re.I, re.X))
