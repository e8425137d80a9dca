import re
from typing import NamedTuple, get_type_hints
p = re.compile(r"(\d+)-(\d+)")
m = p.match("10-20")
print(m.re is p, p.search("a1-2").re is p, next(p.finditer("1-2")).re is p, re.match(r"(\d+)-(\d+)", "1-2").re is p, re.compile(r"(\d+)-(\d+)") is p, re.compile("x", re.I) is re.compile("x"))
print({p: 1}[m.re], m.re.pattern, m.re == p)
for v, n in [(5, "real"), (True, "imag"), (2**70, "numerator"), (1.5, "real"), (range(3), "start"), (slice(1), "stop"), (5, "bit_length"), ("s", "upper"), ([], "append"), (5, "zz")]:
    try:
        setattr(v, n, 1)
    except AttributeError as e:
        print(e)
class Emp(NamedTuple):
    name: "str"
    age: "int" = 3
print(get_type_hints(Emp), Emp.__annotations__)
