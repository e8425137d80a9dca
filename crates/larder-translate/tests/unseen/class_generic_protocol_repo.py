from __future__ import annotations
from typing import Generic, TypeVar, Protocol, runtime_checkable, TypedDict, Iterator, Callable, Optional, Union, Any, overload, ClassVar, Final, get_type_hints
from collections.abc import Iterable
import abc

T = TypeVar("T")
K = TypeVar("K", bound="Comparable")


@runtime_checkable
class Comparable(Protocol):
    def __lt__(self, other: Any) -> bool: ...


@runtime_checkable
class HasId(Protocol):
    id: int

    def describe(self) -> str:
        return f"thing {self.id}"


class UserRow(TypedDict, total=False):
    id: int
    name: str
    tags: list[str]


class User:
    def __init__(self, id: int, name: str) -> None:
        self.id = id
        self.name = name

    def describe(self) -> str:
        return f"user {self.name}"

    @classmethod
    def from_row(cls, row: UserRow) -> "User":
        return cls(row["id"], row.get("name", "?"))

    def __repr__(self):
        return f"User({self.id}, {self.name!r})"


class Robot(HasId):
    id = 99


class Repo(Generic[T]):
    _registry: ClassVar[dict[str, type]] = {}
    LIMIT: Final = 3

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Repo._registry[cls.__name__] = cls

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: dict[int, T] = {}
        for item in items:
            self.add(item)

    def add(self, item: T) -> T:
        if not isinstance(item, HasId):
            raise TypeError(f"{item!r} has no id")
        if len(self._items) >= self.LIMIT:
            raise OverflowError(f"{type(self).__name__} is full")
        self._items[item.id] = item
        return item

    def find(self, pred: Callable[[T], bool]) -> Optional[T]:
        return next(filter(pred, self), None)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    @overload
    def __getitem__(self, key: int) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> list[T]: ...

    def __getitem__(self, key: Union[int, slice]) -> Union[T, list[T]]:
        if isinstance(key, slice):
            return list(self)[key]
        return self._items[key]


class UserRepo(Repo[User]):
    LIMIT = 2


class Sorted(Generic[K, T]):
    def __init__(self, key: Callable[[T], K]):
        self.key = key
        self.data: list[T] = []

    def insert(self, item: T) -> Sorted[K, T]:
        i = 0
        while i < len(self.data) and self.key(self.data[i]) < self.key(item):
            i += 1
        self.data.insert(i, item)
        return self


def largest(items: Iterable[K]) -> K:
    best, *rest = items
    for x in rest:
        if best < x:
            best = x
    return best


row: UserRow = {"id": 1, "name": "ann"}
repo = UserRepo([User.from_row(row), User.from_row({"id": 2})])
print(list(repo), repo[1], repo[:1], repo.find(lambda u: u.name == "?"), repo.find(lambda u: False))
print(Repo._registry, UserRepo.__parameters__, Repo.__parameters__)
print(Repo[int], Sorted[str, int], Repo[T], Sorted[str, T].__parameters__)
r = Repo[Robot]([Robot()])
print(type(r), r[99].describe(), isinstance(r[99], HasId), isinstance(row, dict), type(row))
print(isinstance(5, Comparable), isinstance(object(), HasId), isinstance(3j, Comparable))
print([x for x in Sorted(len).insert("ccc").insert("a").insert("bb").data], largest([3, 9, 2]), largest("hello"))
print(UserRow.__annotations__, UserRow.__total__, sorted(UserRow.__optional_keys__), UserRow(id=5))
print(User.__init__.__annotations__, Repo.find.__annotations__["pred"])
for f in (lambda: repo.add(User(3, "c")), lambda: repo.add("x"), lambda: repo["z"], lambda: HasId(), lambda: Repo[int, str], lambda: issubclass(User, HasId), lambda: largest([]), lambda: Generic(), lambda: isinstance(1, Repo[int]), lambda: isinstance({}, UserRow), lambda: Comparable[int], lambda: T()):
    try:
        print("ok", f())
    except Exception as e:
        print(type(e).__name__, e)
print(T, K, TypeVar("N", int, str), T.__name__, K.__bound__)
largest(5)
