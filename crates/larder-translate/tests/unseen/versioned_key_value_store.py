"""Key/value store with nested transactions, snapshots, watches and time travel."""
from __future__ import annotations
from collections import ChainMap
from contextlib import contextmanager
from typing import Any, Callable, Iterator

TOMBSTONE: Any = type("Tombstone", (), {"__repr__": lambda self: "<deleted>"})()


class StoreError(Exception):
    pass


class ConflictError(StoreError):
    def __init__(self, key: str, expected: int, actual: int) -> None:
        super().__init__(key, expected, actual)
        self.key = key
        self.expected = expected
        self.actual = actual

    def __str__(self) -> str:
        return f"{self.key!r} is at version {self.actual}, expected {self.expected}"


class Store:
    def __init__(self) -> None:
        self._history: dict[str, list[tuple[int, Any]]] = {}
        self._clock = 0
        self._layers: list[dict[str, Any]] = []
        self._watchers: list[Callable[[str, Any, Any], None]] = []

    # reading
    def _committed(self, key: str, at: int | None = None) -> Any:
        for stamp, value in reversed(self._history.get(key, [])):
            if at is None or stamp <= at:
                return value
        return TOMBSTONE

    def get(self, key: str, default: Any = None, *, at: int | None = None) -> Any:
        value = TOMBSTONE
        if at is None:
            for layer in reversed(self._layers):
                if key in layer:
                    value = layer[key]
                    break
            else:
                value = self._committed(key)
        else:
            value = self._committed(key, at)
        return default if value is TOMBSTONE else value

    def version(self, key: str) -> int:
        return len(self._history.get(key, ()))

    def keys(self) -> list[str]:
        known = set(self._history).union(*self._layers)
        return sorted(k for k in known if self.get(k, TOMBSTONE) is not TOMBSTONE)

    # writing
    def set(self, key: str, value: Any, *, expect: int | None = None) -> None:
        if expect is not None and expect != self.version(key):
            raise ConflictError(key, expect, self.version(key))
        if self._layers:
            self._layers[-1][key] = value
        else:
            self._write({key: value})

    def delete(self, key: str) -> None:
        if self.get(key, TOMBSTONE) is TOMBSTONE:
            raise KeyError(key)
        self.set(key, TOMBSTONE)

    def _write(self, changes: dict[str, Any]) -> None:
        self._clock += 1
        for key, value in changes.items():
            old = self._committed(key)
            self._history.setdefault(key, []).append((self._clock, value))
            for w in self._watchers:
                w(key, old, value)

    @contextmanager
    def transaction(self, label: str) -> Iterator[dict[str, Any]]:
        layer: dict[str, Any] = {}
        self._layers.append(layer)
        depth = len(self._layers)
        try:
            yield layer
        except StoreError as exc:
            self._layers.pop()
            print(f"{'  ' * depth}rollback {label}: {exc}")
        except BaseException:
            self._layers.pop()
            print(f"{'  ' * depth}abort {label}, dropping {list(layer)}")
            raise
        else:
            self._layers.pop()
            print(f"{'  ' * depth}commit {label}: {layer}")
            if self._layers:
                self._layers[-1].update(layer)
            elif layer:
                self._write(layer)


store = Store()
seen: list[str] = []
store._watchers.append(lambda k, old, new: seen.append(f"{k}: {old!r} => {new!r}"))

store.set("a", 1)
store.set("b", [2])
store.set("a", 10)
store.set("none", None)
print(store.keys(), store.get("a"), store.get("zzz", "dflt"), store.get("none", "dflt"), store.version("a"))
store.delete("b")
print(store.keys(), [store.get("b", "-", at=t) for t in range(0, 7)], [store.get("a", at=t) for t in range(6)])

with store.transaction("outer") as outer:
    store.set("a", 11)
    store.set("c", "new")
    with store.transaction("inner ok"):
        store.set("a", 12)
        store.delete("c")
        print("inner sees", store.keys(), store.get("a"))
    print("outer sees", store.keys(), store.get("a"), outer)
    with store.transaction("inner bad"):
        store.set("a", 999)
        store.set("d", 4, expect=3)
        print("not reached")
    print("after rollback", store.get("a"))
    print("outside view", store._committed("a"))
print(store.keys(), store.get("a"), store.version("a"), store._clock)

try:
    with store.transaction("one"):
        with store.transaction("two"):
            store.set("e", 5)
            store.delete("nope")
except KeyError as e:
    print("KeyError", e.args, store._layers)

for step in (lambda: store.set("a", 13, expect=3), lambda: store.set("a", 14, expect=3), lambda: store.delete("e")):
    try:
        step()
    except (StoreError, KeyError) as e:
        print(type(e).__name__, e, e.args)


def early(flag: bool) -> str:
    with store.transaction(f"early {flag}"):
        store.set("flag", flag)
        if flag:
            return "returned from inside"
    return "fell through"


print(early(True), early(False), store.get("flag"), store.version("flag"))
for n in range(3):
    with store.transaction(f"loop {n}"):
        if n == 1:
            continue
        store.set("n", n)
print(*seen, sep="\n")
print({k: [s for s, _ in h] for k, h in store._history.items()})
view = ChainMap({"x": 1}, {"x": 2, "y": 3})
view["y"] = 30
print(view["x"], view["y"], view.parents["y"], sorted(view), len(view), view.new_child({"x": 0})["x"])
with store.transaction("final"):
    store.set("z", 1)
    store.set("total", sum(store.get(k) for k in ("a", "n", "z")))
    print("total", store.get("total"))
    try:
        store.set("a", 0, expect=99)
    except ConflictError as e:
        raise RuntimeError(f"giving up on {e.key}") from e
