from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, dataclass, field, fields, asdict


@dataclass
class Account:
    owner: str
    opening: InitVar[int]
    history: list = field(init=False, default_factory=list)
    balance: int = field(init=False)

    def __post_init__(self, opening):
        self.balance = opening
        self.history.append(opening)


print(Account("ann", 5), asdict(Account("bob", opening=7)))
try:
    Account("x")
except TypeError as error:
    print(error)


@dataclass
class Options:
    path: str
    _: KW_ONLY
    depth: int = 1
    name: str = "n"


print(Options("p", depth=3), Options("p") == Options("p", depth=1))
try:
    Options("p", 4)
except TypeError as error:
    print(error)


@dataclass(kw_only=True)
class Named:
    a: int
    b: int = 2


print(Named(a=1))
try:
    Named()
except TypeError as error:
    print(error)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


v = Version(1, 2)
try:
    v.major = 3
except FrozenInstanceError as error:
    print(type(error).__name__, error)
print(sorted([Version(2), v, Version(1)]), {v: 1}[Version(1, 2)], [f.name for f in fields(v)])
