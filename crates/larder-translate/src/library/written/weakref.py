"""`weakref`: references that keep nothing alive. An object goes with the last reference to it; what holds itself in a
circle stays until the end. Nobody is called when one goes."""

import _native


class ref:
    __module__ = "weakref"

    def __init__(self, object, callback=None, /):
        if callback is not None:
            _native.refuse("weakref: a function that is called when an object goes")
        self._weak = _native.weak(object)
        self._hash = None

    def __call__(self):
        return self._weak()

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        mine, its = self._weak(), other._weak()
        if mine is None or its is None:
            return self is other
        return mine == its

    def __hash__(self):
        if self._hash is None:
            held = self._weak()
            if held is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(held)
        return self._hash


ReferenceType = ref


class WeakMethod(ref):
    """A method of an object that is not kept alive by it."""

    __module__ = "weakref"

    def __init__(self, meth, callback=None, /):
        if not hasattr(meth, "__self__") or not hasattr(meth, "__func__"):
            raise TypeError(f"argument should be a bound method, not {type(meth)}")
        ref.__init__(self, meth.__self__, callback)
        self._name = meth.__func__.__name__

    def __call__(self):
        held = self._weak()
        return None if held is None else getattr(held, self._name)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return ref.__eq__(self, other) and self._name == other._name

    def __hash__(self):
        return ref.__hash__(self)


def proxy(object, callback=None, /):
    _native.refuse("weakref.proxy")


def finalize(obj, func, /, *args, **kwargs):
    _native.refuse("weakref.finalize")


class WeakValueDictionary:
    __module__ = "weakref"

    def __init__(self, other=(), /, **kw):
        self._refs = {}
        self.update(other, **kw)

    def _live(self):
        """Pairs whose values are still there; the others are forgotten."""
        found = []
        for key, held in list(self._refs.items()):
            value = held()
            if value is None:
                del self._refs[key]
            else:
                found.append((key, value))
        return found

    def __getitem__(self, key):
        value = self._refs[key]()
        if value is None:
            del self._refs[key]
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._live()
        self._refs[key] = ref(value)

    def __delitem__(self, key):
        self._live()
        del self._refs[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def __len__(self):
        return len(self._live())

    def __iter__(self):
        return iter([key for key, _ in self._live()])

    def keys(self):
        return iter([key for key, _ in self._live()])

    def values(self):
        return iter([value for _, value in self._live()])

    def items(self):
        return iter(self._live())

    def get(self, key, default=None):
        held = self._refs.get(key)
        value = None if held is None else held()
        return default if value is None else value

    def pop(self, key, *args):
        value = self.get(key)
        if value is None:
            if args:
                return args[0]
            raise KeyError(key)
        del self._refs[key]
        return value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            value = default
            self[key] = value
        return value

    def update(self, other=(), /, **kwargs):
        for key, value in dict(other, **kwargs).items():
            self[key] = value

    def clear(self):
        self._refs.clear()


class WeakKeyDictionary:
    __module__ = "weakref"

    def __init__(self, dict=None):
        self._pairs = {}
        if dict is not None:
            for key, value in dict.items():
                self[key] = value

    def _live(self):
        found = []
        for held in list(self._pairs):
            key = held()
            if key is None:
                del self._pairs[held]
            else:
                found.append((key, self._pairs[held]))
        return found

    def __getitem__(self, key):
        return self._pairs[ref(key)]

    def __setitem__(self, key, value):
        self._live()
        self._pairs[ref(key)] = value

    def __delitem__(self, key):
        del self._pairs[ref(key)]

    def __contains__(self, key):
        return ref(key) in self._pairs

    def __len__(self):
        return len(self._live())

    def __iter__(self):
        return iter([key for key, _ in self._live()])

    def keys(self):
        return iter([key for key, _ in self._live()])

    def values(self):
        return iter([value for _, value in self._live()])

    def items(self):
        return iter(self._live())

    def get(self, key, default=None):
        return self._pairs.get(ref(key), default)

    def pop(self, key, *args):
        return self._pairs.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self._pairs.setdefault(ref(key), default)


class WeakSet:
    __module__ = "_weakrefset"

    def __init__(self, data=None):
        self._refs = {}
        for item in data or ():
            self.add(item)

    def _live(self):
        found = []
        for held in list(self._refs):
            item = held()
            if item is None:
                del self._refs[held]
            else:
                found.append(item)
        return found

    def add(self, item):
        self._live()
        self._refs[ref(item)] = True

    def discard(self, item):
        self._refs.pop(ref(item), None)

    def remove(self, item):
        del self._refs[ref(item)]

    def clear(self):
        self._refs.clear()

    def __contains__(self, item):
        return ref(item) in self._refs

    def __len__(self):
        return len(self._live())

    def __iter__(self):
        return iter(self._live())
