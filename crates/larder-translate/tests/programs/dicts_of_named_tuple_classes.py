from typing import NamedTuple
from collections import namedtuple


class P(NamedTuple):
    """Doc."""
    x: int
    y: float = 2.5

    def norm(self):
        return self.x + self.y


Q = namedtuple("Q", "a b", defaults=[3])
class R(Q):
    __slots__ = ()
    def s(self):
        return 1
for c in (P, Q, R):
    names = list(vars(c))
    print(names)
    print(len(c.__dict__))
print(vars(P)["_fields"], vars(P)["_field_defaults"], vars(P)["norm"](P(1)), vars(P)["__doc__"], vars(Q)["__doc__"])
print(vars(P).get("__match_args__"), type(vars(P)["x"]).__name__, vars(P)["__slots__"], vars(P)["__annotations__"], "__orig_bases__" in vars(P))
print([k for k in vars(P) if not k.startswith("_")])
rows = [P(1), P(2, 3.5)]
print(list(map(P._asdict, rows)), P._replace(rows[0], x=9), P.__getnewargs__(rows[1]), R._make([1, 2]).s(), R._asdict(R(1)))
try:
    P._asdict()
except TypeError as e:
    print(e)
print(P.__slots__, P.__orig_bases__ == (NamedTuple,), R.__slots__)
