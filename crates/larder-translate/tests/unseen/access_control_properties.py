import functools
import operator
from collections import ChainMap
from contextlib import contextmanager


class Role:
    def __init__(self, name, *parents, allow=()):
        self.name = name
        self.parents = parents
        self._allow = set(allow)

    @property
    def allow(self):
        return frozenset(self._allow.union(*(p.allow for p in self.parents)))

    @allow.setter
    def allow(self, value):
        if isinstance(value, str):
            raise TypeError("allow wants a collection, not a text")
        self._allow = set(value)

    @allow.deleter
    def allow(self):
        self._allow.clear()

    def __getitem__(self, key):
        return key in self.allow

    def __iadd__(self, right):
        self._allow |= {right}
        return self

    def __isub__(self, right):
        self._allow -= {right}
        return self

    def __str__(self):
        return f"{self.name}: {', '.join(sorted(self.allow)) or '-'}"


class Audited:
    _log = []

    def __setattr__(self, name, value):
        old = getattr(self, name, "<none>")
        super().__setattr__(name, value)
        if not name.startswith("_"):
            self._log.append(f"{name}: {old} -> {value}")

    def __delattr__(self, name):
        self._log.append(f"del {name}")
        object.__delattr__(self, name)


class Account(Audited):
    __hidden = "top"
    limit = 100

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance

    balance = property(operator.attrgetter("_balance"), doc="What is there.")

    @balance.setter
    def balance(self, value):
        if not 0 <= value <= self.limit:
            raise ValueError(f"{value} is outside 0..{self.limit}")
        self._balance = value

    def reveal(self):
        return self.__hidden

    @staticmethod
    def parse(text):
        owner, _, amount = text.partition("=")
        return Account(owner, int(amount or 0))


class Gold(Account):
    limit = 1000

    @property
    def owner(self):
        return self._owner.upper()

    @owner.setter
    def owner(self, name):
        if not name:
            raise ValueError("no owner")
        self._owner = name

    @Account.balance.getter
    def balance(self):
        return self._balance * 1.1

    def reveal(self):
        return super().reveal() + self._Account__hidden


class Lazy:
    def __init__(self, fn):
        self.fn = fn
        functools.update_wrapper(self, fn)

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        value = obj.__dict__[self.name] = self.fn(obj)
        return value


class classproperty:
    def __init__(self, fget):
        self.fget = fget

    def __get__(self, obj, owner):
        return self.fget(owner)


class Site:
    _hits = 0

    @Lazy
    def banner(self):
        """The banner."""
        Site._hits += 1
        return f"banner {Site._hits}"

    @classproperty
    def hits(cls):
        return f"{cls.__name__} {cls._hits}"


guest = Role("guest", allow=["read"])
editor = Role("editor", guest, allow={"write"})
admin = Role("admin", editor, Role("ops", allow=["reboot"]))
admin += "delete"
editor -= "write"
print(guest, editor, admin, admin["read"], admin["write"], sep=" | ")
editor.allow = ["edit", "edit"]
print(admin, sorted(editor.allow))
del editor.allow
print(editor)
for bad in (lambda: setattr(editor, "allow", "x"), lambda: Account.parse("bob=5").__setattr__("balance", 500), lambda: setattr(Gold(""), "x", 1), lambda: delattr(Account("q"), "balance"), lambda: Account("q").__hidden, lambda: setattr(Site(), "hits", 3) or Site().hits):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
a, g = Account.parse("ann"), Gold("gus", 10)
a.balance = 50
g.balance += 1
g.owner = "gil"
print(a.balance, g.balance, g.owner, g._owner, a.reveal(), g.reveal(), Account.balance.__doc__)
del a.owner
print(hasattr(a, "owner"), Audited._log[-6:], len(a._log))
s = Site()
print(s.banner, s.banner, Site.banner.__doc__, Site.banner.__name__, Site.hits, s.hits, vars(s), Site._hits)
del s.banner
print(s.banner)


@contextmanager
def patched(obj, **attrs):
    old = {k: getattr(obj, k) for k in attrs}
    for k, v in attrs.items():
        setattr(obj, k, v)
    try:
        yield obj
    finally:
        for k, v in old.items():
            setattr(obj, k, v)


with patched(Account, limit=10 ** 6):
    a.balance = 5000
    print(a.balance, Gold.limit)
try:
    with patched(Account, limit=1):
        a.balance = 2
except ValueError as error:
    print(error, Account.limit)
print(type(Account.__dict__["parse"]).__name__, type(Account.__dict__["balance"]).__name__, callable(Account.parse), "_Account__hidden" in vars(Account), sorted(k for k in vars(Gold) if not k.startswith("__")))
print(getattr(g, "nothing", None), operator.attrgetter("owner", "limit")(g), dict(ChainMap(vars(g), {"z": 1}))["z"])
g.reveal = lambda: "patched"
print(g.reveal(), Gold.reveal(g))
Account.balance.fset(a, -1)
