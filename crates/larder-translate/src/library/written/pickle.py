"""`pickle`: values and instances as bytes, in protocol 4 as CPython writes it, and back.

Classes are found again among those that were written or named before; other names are refused.
"""

import enum
import struct
import _native

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4

_FRAME = 64 * 1024
_BATCH = 1000
_known = {}


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


class _Unsure(bytes):
    """Bytes whose number depends on which equal texts are one object in CPython."""

    def _refuse(self):
        _native.refuse("pickle: how long these bytes are depends on which equal values are one object")

    def __len__(self):
        self._refuse()

    def __repr__(self):
        self._refuse()

    def __str__(self):
        self._refuse()

    def hex(self, *args):
        self._refuse()

    def __eq__(self, other):
        self._refuse()

    def __hash__(self):
        self._refuse()


def _own(cls, name):
    for one in cls.__mro__:
        if one.__module__ in ("builtins", "enum", "collections", "typing", "abc"):
            continue
        if name in one.__dict__:
            return one.__dict__[name]
    return None


def _slots(cls):
    names = []
    for one in cls.__mro__:
        if one.__module__ == "builtins":
            continue
        given = one.__dict__.get("__slots__", ())
        names += [given] if isinstance(given, str) else list(given)
    return [name for name in names if name not in ("__dict__", "__weakref__")]


def _state(obj):
    own = _own(type(obj), "__getstate__")
    if own is not None:
        return obj.__getstate__()
    values = getattr(obj, "__dict__", None) or None
    slots = {name: getattr(obj, name) for name in _slots(type(obj)) if hasattr(obj, name)}
    return (values, slots) if slots else values


class Pickler:
    __module__ = "_pickle"

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file = file
        self._check(protocol)
        self._begin()

    def _check(self, protocol):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= 5")
        self._is_usual = protocol == DEFAULT_PROTOCOL

    def _begin(self):
        self._parts = []
        self._frame = []
        self._size = 0
        self._memo = {}
        self._alive = []
        self._equal = set()
        self._is_sure = self._is_usual

    def dump(self, obj):
        self._file.write(self._dumped(obj))

    def _dumped(self, obj):
        self._save(obj)
        self._write(b".")
        self._end_frame()
        data = b"\x80\x04" + b"".join(self._parts)
        self._parts = []
        return data if self._is_sure else _Unsure(data)

    def _write(self, data):
        self._frame.append(data)
        self._size += len(data)

    def _end_frame(self):
        data = b"".join(self._frame)
        if len(data) >= 4:
            self._parts.append(b"\x95" + struct.pack("<Q", len(data)))
        self._parts.append(data)
        self._frame = []
        self._size = 0

    def _memoize(self, obj):
        self._memo[id(obj)] = len(self._memo)
        self._alive.append(obj)
        self._write(b"\x94")

    def _get(self, number):
        if number < 256:
            self._write(b"h" + bytes([number]))
        else:
            self._write(b"j" + struct.pack("<I", number))

    def _seen(self, obj, is_name):
        """Says that equal values may be one object or not."""
        if not is_name:
            try:
                if obj in self._equal:
                    self._is_sure = False
                self._equal.add(obj)
            except TypeError:
                pass

    def _save(self, obj, is_name=False):
        if self._size >= _FRAME:
            self._end_frame()
        kind = type(obj)
        if obj is None:
            return self._write(b"N")
        if kind is bool:
            return self._write(b"\x88" if obj else b"\x89")
        if kind is int:
            return self._save_int(obj)
        if kind is float:
            return self._write(b"G" + struct.pack(">d", obj))
        known = self._memo.get(id(obj))
        if known is not None:
            if kind in (str, bytes) and not is_name or kind is tuple:
                self._is_sure = False
            return self._get(known)
        if kind is str:
            self._seen(obj, is_name)
            data = obj.encode("utf-8")
            if len(data) >= _FRAME:
                self._is_sure = False
            if len(data) < 256:
                self._write(b"\x8c" + bytes([len(data)]) + data)
            else:
                self._write(b"X" + struct.pack("<I", len(data)) + data)
            return self._memoize(obj)
        if kind is bytes:
            self._seen(obj, False)
            if len(obj) < 256:
                self._write(b"C" + bytes([len(obj)]) + obj)
            else:
                self._write(b"B" + struct.pack("<I", len(obj)) + obj)
            if len(obj) >= _FRAME:
                self._is_sure = False
            return self._memoize(obj)
        if kind is tuple:
            return self._save_tuple(obj)
        if kind is list:
            self._write(b"]")
            self._memoize(obj)
            return self._appends(obj)
        if kind is dict:
            self._write(b"}")
            self._memoize(obj)
            return self._items(obj, is_name)
        if kind is set:
            self._write(b"\x8f")
            self._memoize(obj)
            items = list(obj)
            for start in range(0, len(items), _BATCH):
                self._write(b"(")
                for item in items[start : start + _BATCH]:
                    self._save(item)
                self._write(b"\x90")
            return
        if kind is frozenset:
            self._write(b"(")
            for item in obj:
                self._save(item)
            self._write(b"\x91")
            return self._memoize(obj)
        if isinstance(obj, type) or callable(obj) and hasattr(obj, "__qualname__") and not hasattr(obj, "__self__"):
            return self._save_global(obj)
        self._save_object(obj, kind)

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._write(b"K" + bytes([obj]))
        elif 0 <= obj < 65536:
            self._write(b"M" + struct.pack("<H", obj))
        elif -(2**31) <= obj < 2**31:
            self._write(b"J" + struct.pack("<i", obj))
        else:
            size = obj.bit_length() // 8 + 1
            data = obj.to_bytes(size, "little", signed=True)
            if obj < 0 and size > 1 and data[-1] == 0xFF and data[-2] & 0x80:
                data = data[:-1]
            if len(data) < 256:
                self._write(b"\x8a" + bytes([len(data)]) + data)
            else:
                self._write(b"\x8b" + struct.pack("<i", len(data)) + data)

    def _save_tuple(self, obj):
        if not obj:
            return self._write(b")")
        self._seen(obj, False)
        if len(obj) > 3:
            self._write(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in self._memo:
            _native.refuse("pickle: a tuple that holds itself")
        self._write({1: b"\x85", 2: b"\x86", 3: b"\x87"}.get(len(obj), b"t"))
        self._memoize(obj)

    def _appends(self, items):
        items = list(items)
        if len(items) == 1:
            self._save(items[0])
            return self._write(b"a")
        for start in range(0, len(items), _BATCH):
            self._write(b"(")
            for item in items[start : start + _BATCH]:
                self._save(item)
            self._write(b"e")

    def _items(self, dict, is_name=False):
        items = list(dict.items())
        if len(items) == 1:
            self._save(items[0][0], is_name)
            self._save(items[0][1])
            return self._write(b"s")
        for start in range(0, len(items), _BATCH):
            self._write(b"(")
            for key, value in items[start : start + _BATCH]:
                self._save(key, is_name)
                self._save(value)
            self._write(b"u")

    def _save_global(self, obj):
        name = obj.__qualname__
        module = obj.__module__
        if "<lambda>" in name or "<locals>" in name:
            kind = "local object" if "<locals>" in name else "object"
            if "<locals>" in name:
                raise AttributeError(f"Can't pickle local object {name!r}")
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed")
        if module is None or not isinstance(obj, type) and module == "builtins" and "." in name:
            _native.refuse("pickle: a function of the library")
        self._save_named(obj, module, name)

    def _save_named(self, obj, module, name):
        _known[(module, name)] = obj
        self._save(module, True)
        self._save(name, True)
        self._write(b"\x93")
        self._memoize(obj)

    def _save_object(self, obj, kind):
        taker = _native.dispatch_table.get(kind)
        if taker is not None:
            return self._save_reduced(obj, taker(obj))
        reduce = _own(kind, "__reduce_ex__")
        if reduce is not None:
            return self._save_reduced(obj, obj.__reduce_ex__(4))
        if _own(kind, "__reduce__") is not None:
            return self._save_reduced(obj, obj.__reduce__())
        if isinstance(obj, enum.Enum):
            return self._save_reduced(obj, (kind, (obj._value_,)))
        if isinstance(obj, BaseException):
            values = {key: value for key, value in obj.__dict__.items()}
            return self._save_reduced(obj, (kind, obj.args, values) if values else (kind, obj.args))
        if obj is ... or obj is NotImplemented:
            return self._save_named(obj, "builtins", "Ellipsis" if obj is ... else "NotImplemented")
        if kind is bytearray:
            return self._save_reduced(obj, (bytearray, (bytes(obj),)) if obj else (bytearray, ()))
        if kind is complex:
            return self._save_reduced(obj, (complex, (obj.real, obj.imag)))
        if kind is range:
            return self._save_reduced(obj, (range, (obj.start, obj.stop, obj.step)))
        if kind is slice:
            return self._save_reduced(obj, (slice, (obj.start, obj.stop, obj.step)))
        if kind.__module__ == "collections":
            return self._save_collection(obj, kind)
        if kind.__module__ in ("builtins", "_thread", "_asyncio", "types", "re", "functools", "itertools"):
            raise TypeError(f"cannot pickle '{kind.__name__}' object")
        if kind.__module__ != "__main__" and _own(kind, "__getstate__") is None and not hasattr(kind, "__dataclass_fields__"):
            if kind.__module__ in ("decimal", "fractions", "datetime", "pathlib", "uuid", "random"):
                _native.refuse(f"pickle of {kind.__module__}.{kind.__name__}")
        if _own(kind, "__getnewargs_ex__") is not None:
            _native.refuse("pickle: __getnewargs_ex__")
        args = ()
        if _own(kind, "__getnewargs__") is not None:
            args = obj.__getnewargs__()
        elif isinstance(obj, (int, float, str, bytes, tuple)):
            for base in (int, float, str, bytes, tuple):
                if isinstance(obj, base):
                    args = (tuple(obj) if base is tuple else base(obj),)
            if hasattr(kind, "_fields") and isinstance(obj, tuple):
                args = tuple(obj)
        self._save(kind)
        self._save_tuple(args)
        self._write(b"\x81")
        self._end_object(obj, _state(obj), obj if isinstance(obj, list) else None, obj if isinstance(obj, dict) else None)

    def _save_collection(self, obj, kind):
        name = kind.__name__
        if name == "Counter":
            return self._save_reduced(obj, (kind, (dict(obj),)))
        if name == "defaultdict":
            args = () if obj.default_factory is None else (obj.default_factory,)
            return self._save_reduced(obj, (kind, args, None, None, obj))
        if name == "OrderedDict":
            return self._save_reduced(obj, (kind, (), None, None, obj))
        if name == "deque":
            args = () if obj.maxlen is None else ((), obj.maxlen)
            return self._save_reduced(obj, (kind, args, None, list(obj)))
        _native.refuse(f"pickle of collections.{name}")

    def _save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            _native.refuse("pickle: __reduce__ that gives a name")
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        func, args = reduced[0], reduced[1]
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        state = reduced[2] if len(reduced) > 2 else None
        items = reduced[3] if len(reduced) > 3 else None
        pairs = reduced[4] if len(reduced) > 4 else None
        self._save(func)
        self._save_tuple(args)
        self._write(b"R")
        self._end_object(obj, state, items, pairs)

    def _end_object(self, obj, state, items, pairs):
        self._memoize(obj)
        if items is not None:
            self._appends(items)
        if pairs is not None:
            self._items(pairs)
        if state is not None:
            if type(state) is dict:
                self._write(b"}")
                self._memoize(state)
                self._items(state, True)
            elif type(state) is tuple and len(state) == 2 and type(state[1]) is dict and _slots(type(obj)):
                values, slots = state
                if values is None:
                    self._write(b"N")
                else:
                    self._write(b"}")
                    self._memoize(values)
                    self._items(values, True)
                self._write(b"}")
                self._memoize(slots)
                self._items(slots, True)
                self._write(b"\x86")
                self._memoize(state)
            else:
                self._save(state)
            self._write(b"b")


class Unpickler:
    __module__ = "_pickle"

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file = file

    def load(self):
        data = self._file.read(1)
        if not data:
            raise EOFError("Ran out of input")
        return self._loaded(data)

    def find_class(self, module, name):
        return _find(module, name)

    def _take(self, count):
        data = self._file.read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _number(self, form):
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _loaded(self, first):
        stack = []
        marks = []
        memo = []
        code = first
        while True:
            if code == b"\x80":
                self._take(1)
            elif code == b"\x95":
                self._take(8)
            elif code == b".":
                return stack.pop()
            elif code == b"N":
                stack.append(None)
            elif code == b"\x88":
                stack.append(True)
            elif code == b"\x89":
                stack.append(False)
            elif code == b"K":
                stack.append(self._take(1)[0])
            elif code == b"M":
                stack.append(self._number("<H"))
            elif code == b"J":
                stack.append(self._number("<i"))
            elif code == b"\x8a":
                stack.append(int.from_bytes(self._take(self._take(1)[0]), "little", signed=True))
            elif code == b"\x8b":
                stack.append(int.from_bytes(self._take(self._number("<i")), "little", signed=True))
            elif code == b"G":
                stack.append(self._number(">d"))
            elif code == b"\x8c":
                stack.append(self._take(self._take(1)[0]).decode("utf-8"))
            elif code == b"X":
                stack.append(self._take(self._number("<I")).decode("utf-8"))
            elif code == b"C":
                stack.append(self._take(self._take(1)[0]))
            elif code == b"B":
                stack.append(self._take(self._number("<I")))
            elif code == b"\x94":
                memo.append(stack[-1])
            elif code == b"h":
                stack.append(memo[self._take(1)[0]])
            elif code == b"j":
                stack.append(memo[self._number("<I")])
            elif code == b"(":
                marks.append(stack)
                stack = []
            elif code == b")":
                stack.append(())
            elif code == b"\x85":
                stack[-1:] = [(stack[-1],)]
            elif code == b"\x86":
                stack[-2:] = [(stack[-2], stack[-1])]
            elif code == b"\x87":
                stack[-3:] = [(stack[-3], stack[-2], stack[-1])]
            elif code in (b"t", b"e", b"u", b"\x90", b"\x91"):
                items = stack
                stack = marks.pop()
                if code == b"t":
                    stack.append(tuple(items))
                elif code == b"e":
                    stack[-1].extend(items)
                elif code == b"u":
                    for index in range(0, len(items), 2):
                        stack[-1][items[index]] = items[index + 1]
                elif code == b"\x90":
                    stack[-1].update(items)
                else:
                    stack.append(frozenset(items))
            elif code == b"]":
                stack.append([])
            elif code == b"}":
                stack.append({})
            elif code == b"\x8f":
                stack.append(set())
            elif code == b"a":
                value = stack.pop()
                stack[-1].append(value)
            elif code == b"s":
                value = stack.pop()
                key = stack.pop()
                stack[-1][key] = value
            elif code == b"\x93":
                name = stack.pop()
                stack.append(self.find_class(stack.pop(), name))
            elif code == b"R":
                args = stack.pop()
                stack.append(stack.pop()(*args))
            elif code == b"\x81":
                args = stack.pop()
                cls = stack.pop()
                stack.append(cls.__new__(cls, *args))
            elif code == b"b":
                state = stack.pop()
                _restore(stack[-1], state)
            else:
                _native.refuse(f"pickle: the code {code!r}")
            code = self._take(1)


def _restore(obj, state):
    if _own(type(obj), "__setstate__") is not None:
        obj.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        for key, value in state.items():
            obj.__dict__[key] = value
    if slots:
        for key, value in slots.items():
            object.__setattr__(obj, key, value)


def _find(module, name):
    found = _known.get((module, name))
    if found is None:
        _native.refuse(f"pickle: {module}.{name}, which this run has not written before")
    return found


class _Reader:
    def __init__(self, data):
        self._data = data
        self._at = 0

    def read(self, count):
        data = self._data[self._at : self._at + count]
        self._at += count
        return data


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    return Pickler(None, protocol)._dumped(obj)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol).dump(obj)


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    plain = b"".join([data])
    if not plain:
        raise EOFError("Ran out of input")
    return Unpickler(_Reader(plain)).load()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file).load()
