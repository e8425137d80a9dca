"""`unittest.mock`: objects that take any call and remember it."""

import _native


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _Sentinels:
    def __init__(self):
        self._known = {}

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._known.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_LACKING = _Sentinel("MISSING")


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


def _written(name, args, kwargs):
    parts = [f"{arg!r}" for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def _parts(value):
    """Name, arguments and keywords of a call, or of a tuple that stands for one."""
    name, args, kwargs = "", (), {}
    for part in value:
        if isinstance(part, str):
            name = part
        elif isinstance(part, tuple):
            args = tuple(part)
        elif isinstance(part, dict):
            kwargs = part
    return name, args, kwargs


class _Call(tuple):
    __module__ = "unittest.mock"

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        name_given, args, kwargs = _parts(value)
        if two:
            return tuple.__new__(cls, (args, kwargs))
        return tuple.__new__(cls, (name_given if value else name or "", args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._path = name
        self._before = parent
        self._is_made = from_kall

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        if len(other) > 3:
            return False
        name, args, kwargs = _parts(self)
        other_name, other_args, other_kwargs = _parts(other)
        if len(self) == 2 or not isinstance(other, _Call) and not any([isinstance(part, str) for part in other]):
            return args == other_args and kwargs == other_kwargs
        if isinstance(other, _Call) and len(other) == 2:
            return args == other_args and kwargs == other_kwargs
        return (name, args, kwargs) == (other_name, other_args, other_kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, *args, **kwargs):
        if self._path is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._path, args, kwargs), name=self._path + "()", parent=self)

    def __getattr__(self, attr):
        if attr.startswith("_"):
            raise AttributeError(attr)
        path = attr if self._path is None else f"{self._path}.{attr}"
        return _Call(name=path, parent=self, from_kall=False)

    @property
    def args(self):
        return _parts(self)[1]

    @property
    def kwargs(self):
        return _parts(self)[2]

    def __repr__(self):
        if not self._is_made:
            name = self._path or "call"
            return name if name.startswith("call") else f"call.{name}"
        name, args, kwargs = _parts(self)
        if not name:
            name = "call"
        elif name.startswith("()"):
            name = "call" + name
        else:
            name = "call." + name
        return _written(name, args, kwargs)

    def call_list(self):
        calls = []
        one = self
        while one is not None:
            if one._is_made:
                calls.append(one)
            one = one._before
        return _CallList(calls[::-1])


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        count = len(value)
        return any([self[start : start + count] == value for start in range(len(self) - count + 1)])

    def __repr__(self):
        return f"{list(self)!r}"


_USUAL = {
    "__hash__": None,
    "__len__": 0,
    "__contains__": False,
    "__int__": 1,
    "__float__": 1.0,
    "__bool__": True,
    "__index__": 1,
    "__exit__": False,
}


def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def _names_of(spec):
    return spec if isinstance(spec, list) else dir(spec)


class NonCallableMock:
    __module__ = "unittest.mock"

    def __init__(
        self,
        spec=None,
        wraps=None,
        name=None,
        spec_set=None,
        parent=None,
        _spec_state=None,
        _new_name="",
        _new_parent=None,
        **kwargs,
    ):
        own = self.__dict__
        if spec_set is not None:
            spec = spec_set
        own["_mock_names"] = None if spec is None else _names_of(spec)
        own["_mock_is_set"] = spec_set is not None
        own["_mock_class"] = None
        if spec is not None and not isinstance(spec, list):
            own["_mock_class"] = spec if isinstance(spec, type) else type(spec)
        own["_mock_parent"] = parent
        own["_mock_name"] = name
        own["_mock_new_name"] = _new_name or name or ""
        own["_mock_new_parent"] = parent if _new_parent is None else _new_parent
        own["_mock_children"] = {}
        own["_mock_wraps"] = wraps
        own["_mock_return"] = DEFAULT
        own["_mock_effect"] = None
        self._forget()
        if kwargs:
            self.configure_mock(**kwargs)

    def _forget(self):
        own = self.__dict__
        own["called"] = False
        own["call_count"] = 0
        own["call_args"] = None
        own["call_args_list"] = _CallList()
        own["mock_calls"] = _CallList()
        own["method_calls"] = _CallList()

    @property
    def __class__(self):
        found = self.__dict__.get("_mock_class")
        return type(self) if found is None else found

    @property
    def return_value(self):
        own = self.__dict__
        if own["_mock_return"] is DEFAULT:
            own["_mock_return"] = self._child(_new_name="()", _new_parent=self)
        return own["_mock_return"]

    @return_value.setter
    def return_value(self, value):
        own = self.__dict__
        own["_mock_return"] = value
        _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        return self.__dict__["_mock_effect"]

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        self.__dict__["_mock_effect"] = value

    def _child(self, **given):
        return type(self)(**given)

    def _refuse_name(self, name):
        names = self.__dict__["_mock_names"]
        if names is not None:
            if name not in names or name.startswith("__"):
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if names is None and name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
            )

    def __getattr__(self, name):
        if name == "_mock_names" or name.startswith("_mock_"):
            raise AttributeError(name)
        self._refuse_name(name)
        children = self.__dict__["_mock_children"]
        found = children.get(name)
        if found is _LACKING:
            raise AttributeError(name)
        if found is None:
            wraps = self.__dict__["_mock_wraps"]
            wraps = None if wraps is None else getattr(wraps, name)
            found = self._child(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            children[name] = found
        return found

    def __setattr__(self, name, value):
        if name in ("return_value", "side_effect"):
            object.__setattr__(self, name, value)
            return
        names = self.__dict__["_mock_names"]
        if self.__dict__["_mock_is_set"] and name not in names and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name.startswith("__") and name.endswith("__"):
            if name == "__class__":
                self.__dict__["_mock_class"] = value
                return
            if name not in _MAGIC:
                _native.refuse(f"unittest.mock: {name} of a mock")
            if not isinstance(self, MagicMock):
                _native.refuse("unittest.mock: a magic method of a Mock that is no MagicMock")
            children = self.__dict__["_mock_children"]
            children[name] = value if isinstance(value, NonCallableMock) else _Bound(self, value)
            return
        if _adopt(self, value, name, name):
            self.__dict__["_mock_children"][name] = value
        self.__dict__[name] = value

    def __delattr__(self, name):
        known = self.__dict__["_mock_children"].get(name)
        if known is _LACKING:
            raise AttributeError(name)
        self.__dict__.pop(name, None)
        self.__dict__["_mock_children"][name] = _LACKING

    def __dir__(self):
        _native.refuse("unittest.mock: dir of a mock")

    def _path(self):
        parts = []
        one = self
        separator = ""
        first = True
        while one is not None:
            own = one.__dict__
            name = own["_mock_new_name"]
            if first:
                separator = "" if name == "()" else "."
                parts.append(name)
                first = False
            elif own["_mock_new_parent"] is not None or name:
                parts.append((name or "mock") + separator)
                separator = "" if name == "()" else "."
            if own["_mock_new_parent"] is None:
                root = own["_mock_name"] or "mock"
                if one is self:
                    return root if own["_mock_name"] else ""
                if not name:
                    parts.append(root + separator)
            one = own["_mock_new_parent"]
        return "".join(parts[::-1])

    def __repr__(self):
        path = self._path()
        shown = f" name={path!r}" if path not in ("", "mock") or self.__dict__["_mock_name"] else ""
        kind = self.__dict__["_mock_class"]
        spec = "" if kind is None else f" spec={kind.__name__!r}"
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    def configure_mock(self, /, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda pair: pair[0].count(".")):
            place = self
            *path, last = name.split(".")
            for part in path:
                place = getattr(place, part)
            setattr(place, last, value)

    def attach_mock(self, mock, attribute):
        own = mock.__dict__
        own["_mock_parent"] = None
        own["_mock_new_parent"] = None
        own["_mock_name"] = ""
        own["_mock_new_name"] = None
        setattr(self, attribute, mock)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self._forget()
        own = self.__dict__
        if return_value:
            own["_mock_return"] = DEFAULT
        if side_effect:
            own["_mock_effect"] = None
        for child in own["_mock_children"].values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        answer = own["_mock_return"]
        if isinstance(answer, NonCallableMock) and answer is not self:
            answer.reset_mock(visited)

    def _shown(self, args, kwargs):
        return _written(self.__dict__["_mock_name"] or "mock", args, kwargs)

    def _all_calls(self, prefix="Calls"):
        if not self.mock_calls:
            return ""
        return f"\n{prefix}: {self.mock_calls!r}."

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_not_called(self):
        if self.call_count != 0:
            name = self._mock_name or "mock"
            raise AssertionError(
                f"Expected '{name}' to not have been called. Called {self.call_count} times.{self._all_calls()}"
            )

    def assert_called_once(self):
        if self.call_count != 1:
            name = self._mock_name or "mock"
            raise AssertionError(
                f"Expected '{name}' to have been called once. Called {self.call_count} times.{self._all_calls()}"
            )

    def assert_called_with(self, /, *args, **kwargs):
        wanted = self._shown(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {wanted}\n  Actual: not called.")
        if self.call_args != (args, kwargs):
            actual = self._shown(*self.call_args)
            raise AssertionError(f"expected call not found.\nExpected: {wanted}\n  Actual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            name = self._mock_name or "mock"
            raise AssertionError(
                f"Expected '{name}' to be called once. Called {self.call_count} times.{self._all_calls()}"
            )
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if (args, kwargs) not in [tuple(one) for one in self.call_args_list]:
            raise AssertionError(f"{self._shown(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        wanted = list(calls)
        if not any_order:
            if wanted not in self.mock_calls:
                actual = self._all_calls("  Actual").rstrip(".")
                raise AssertionError(f"Calls not found.\nExpected: {_CallList(wanted)!r}{actual}")
            return
        left = list(self.mock_calls)
        missing = []
        for one in wanted:
            if one in left:
                left.remove(one)
            else:
                missing.append(one)
        if missing:
            name = self._mock_name or "mock"
            raise AssertionError(
                f"{name!r} does not contain all of {tuple(missing)!r} in its call list, found {list(self.mock_calls)!r} instead"
            )


def _adopt(parent, value, name, new_name):
    """Makes a mock without a name and a parent the child of another."""
    if not isinstance(value, NonCallableMock):
        return False
    own = value.__dict__
    if own["_mock_name"] or own["_mock_new_name"] or own["_mock_parent"] is not None or own["_mock_new_parent"] is not None:
        return False
    one = parent
    while one is not None:
        if one is value:
            return False
        one = one.__dict__["_mock_new_parent"]
    own["_mock_new_parent"] = parent
    own["_mock_new_name"] = new_name
    if name:
        own["_mock_parent"] = parent
        own["_mock_name"] = name
    return True


class Mock(NonCallableMock):
    __module__ = "unittest.mock"

    def __init__(
        self,
        spec=None,
        side_effect=None,
        return_value=DEFAULT,
        wraps=None,
        name=None,
        spec_set=None,
        parent=None,
        _spec_state=None,
        _new_name="",
        _new_parent=None,
        **kwargs,
    ):
        NonCallableMock.__init__(self, spec, wraps, name, spec_set, parent, None, _new_name, _new_parent)
        self.__dict__["_mock_return"] = return_value
        self.side_effect = side_effect
        if kwargs:
            self.configure_mock(**kwargs)

    def __call__(self, /, *args, **kwargs):
        self._remember(args, kwargs)
        return self._answer(args, kwargs)

    def _remember(self, args, kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        one = _Call((args, kwargs), two=True)
        own["call_args"] = one
        own["call_args_list"].append(one)
        own["mock_calls"].append(_Call(("", args, kwargs)))
        is_method = own["_mock_parent"] is not None
        method, path = own["_mock_name"], own["_mock_new_name"]
        is_answer = path == "()"
        above = own["_mock_new_parent"]
        while above is not None:
            known = above.__dict__
            if is_method:
                known["method_calls"].append(_Call((method, args, kwargs)))
                is_method = known["_mock_parent"] is not None
                if is_method:
                    method = known["_mock_name"] + "." + method
            known["mock_calls"].append(_Call((path, args, kwargs)))
            if known["_mock_new_name"]:
                path = known["_mock_new_name"] + ("" if is_answer else ".") + path
                is_answer = known["_mock_new_name"] == "()"
            above = known["_mock_new_parent"]

    def _answer(self, args, kwargs):
        own = self.__dict__
        effect = own["_mock_effect"]
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if callable(effect):
                answer = effect(*args, **kwargs)
            else:
                answer = next(effect)
                if _is_exception(answer):
                    raise answer
            if answer is not DEFAULT:
                return answer
        if own["_mock_return"] is DEFAULT and own["_mock_wraps"] is not None:
            return own["_mock_wraps"](*args, **kwargs)
        return self.return_value


class _Bound:
    """A function that stands for a magic method and is given the mock."""

    def __init__(self, mock, function):
        self._mock = mock
        self._function = function

    def __call__(self, *args, **kwargs):
        return self._function(self._mock, *args, **kwargs)


class _Magic:
    """A magic method as the class has it: each mock has a mock of its own for it."""

    def __init__(self, name):
        self._name = name

    def __get__(self, mock, owner=None):
        if mock is None:
            return self
        children = mock.__dict__["_mock_children"]
        found = children.get(self._name)
        if found is None:
            found = MagicMock(parent=mock, name=self._name, _new_name=self._name, _new_parent=mock)
            name = self._name
            if name == "__iter__":
                found.side_effect = lambda: iter(_items(found))
            elif name == "__enter__":
                pass
            elif name in _USUAL:
                found.__dict__["_mock_return"] = _USUAL[name]
            elif name in ("__lt__", "__gt__", "__le__", "__ge__"):
                found.__dict__["_mock_return"] = NotImplemented
            children[name] = found
        return found


def _items(found):
    answer = found.__dict__["_mock_return"]
    return [] if answer is DEFAULT else answer


class MagicMock(Mock):
    __module__ = "unittest.mock"

    __len__ = _Magic("__len__")
    __iter__ = _Magic("__iter__")
    __contains__ = _Magic("__contains__")
    __getitem__ = _Magic("__getitem__")
    __setitem__ = _Magic("__setitem__")
    __delitem__ = _Magic("__delitem__")
    __enter__ = _Magic("__enter__")
    __exit__ = _Magic("__exit__")
    __int__ = _Magic("__int__")
    __float__ = _Magic("__float__")
    __bool__ = _Magic("__bool__")
    __index__ = _Magic("__index__")
    __lt__ = _Magic("__lt__")
    __gt__ = _Magic("__gt__")
    __le__ = _Magic("__le__")
    __ge__ = _Magic("__ge__")
    __add__ = _Magic("__add__")
    __sub__ = _Magic("__sub__")
    __mul__ = _Magic("__mul__")
    __truediv__ = _Magic("__truediv__")
    __floordiv__ = _Magic("__floordiv__")
    __mod__ = _Magic("__mod__")
    __and__ = _Magic("__and__")
    __or__ = _Magic("__or__")
    __neg__ = _Magic("__neg__")


_MAGIC = [
    "__len__", "__iter__", "__contains__", "__getitem__", "__setitem__", "__delitem__", "__enter__", "__exit__",
    "__int__", "__float__", "__bool__", "__index__", "__lt__", "__gt__", "__le__", "__ge__", "__add__", "__sub__",
    "__mul__", "__truediv__", "__floordiv__", "__mod__", "__and__", "__or__", "__neg__",
]


class PropertyMock(Mock):
    __module__ = "unittest.mock"

    def _child(self, **given):
        return MagicMock(**given)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class _Patch:
    def __init__(self, place, attribute, new, spec, spec_set, new_callable, kwargs):
        self._place = place
        self._attribute = attribute
        self._new = new
        self._given = (spec, spec_set, new_callable, kwargs)
        self._was = _LACKING
        self._is_own = False

    def _made(self, original):
        spec, spec_set, new_callable, kwargs = self._given
        if self._new is not DEFAULT:
            return self._new
        if spec is True or spec_set is True:
            if isinstance(original, type):
                _native.refuse("unittest.mock.patch with the spec of a class")
            spec = original if spec is True else None
            spec_set = original if spec_set is True else None
        if new_callable is not None:
            return new_callable(**kwargs)
        named = {"name": self._attribute}
        if spec is not None:
            named["spec"] = spec
        if spec_set is not None:
            named["spec_set"] = spec_set
        return MagicMock(**named, **kwargs)

    def __enter__(self):
        place, name = self._place(), self._attribute
        own = getattr(place, "__dict__", None)
        self._target = place
        if own is not None and name in own:
            self._was, self._is_own = own[name], True
            original = self._was
        else:
            try:
                original = getattr(place, name)
            except AttributeError:
                if isinstance(place, type):
                    raise AttributeError(f"{place!r} does not have the attribute {name!r}") from None
                raise AttributeError(f"{place!r} does not have the attribute {name!r}") from None
            self._was, self._is_own = original, own is None
        new = self._made(original)
        setattr(place, name, new)
        return new

    def __exit__(self, *exc):
        if self._is_own:
            setattr(self._target, self._attribute, self._was)
        else:
            delattr(self._target, self._attribute)
        self._was, self._is_own = _LACKING, False
        return False

    def start(self):
        made = self.__enter__()
        _started.append(self)
        return made

    def stop(self):
        if self not in _started:
            return None
        _started.remove(self)
        return self.__exit__(None, None, None)

    def __call__(self, item):
        if isinstance(item, type):
            for name in list(item.__dict__):
                if name.startswith("test") and callable(item.__dict__[name]):
                    setattr(item, name, self(item.__dict__[name]))
            return item

        def patched(*args, **kwargs):
            with self as made:
                if self._new is DEFAULT:
                    args += (made,)
                return item(*args, **kwargs)

        patched.__name__ = item.__name__
        patched.__qualname__ = item.__qualname__
        patched.__doc__ = item.__doc__
        patched.__wrapped__ = item
        return patched


_started = []


class _PatchDict:
    def __init__(self, in_dict, values, clear, kwargs):
        if isinstance(in_dict, str):
            _native.refuse("unittest.mock.patch.dict of a name")
        self._dict = in_dict
        self._values = dict(values, **kwargs)
        self._clears = clear

    def __enter__(self):
        self._was = dict(self._dict)
        if self._clears:
            self._dict.clear()
        self._dict.update(self._values)
        return self._dict

    def __exit__(self, *exc):
        self._dict.clear()
        self._dict.update(self._was)
        return False

    def __call__(self, function):
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        patched.__name__ = function.__name__
        patched.__wrapped__ = function
        return patched


class _Patcher:
    def __call__(self, target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
        _native.refuse("unittest.mock.patch of a name: patch.object of the module or the class does it")

    def object(self, target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
        if autospec or create:
            _native.refuse("unittest.mock.patch.object with autospec or create")
        if isinstance(target, str):
            raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
        return _Patch(lambda: target, attribute, new, spec, spec_set, new_callable, kwargs)

    def dict(self, in_dict, values=(), clear=False, **kwargs):
        return _PatchDict(in_dict, values, clear, kwargs)

    def multiple(self, target, **kwargs):
        _native.refuse("unittest.mock.patch.multiple")

    def stopall(self):
        while _started:
            _started[-1].stop()


patch = _Patcher()


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, **kwargs):
    _native.refuse("unittest.mock.create_autospec")


def mock_open(mock=None, read_data=""):
    _native.refuse("unittest.mock.mock_open")


def seal(mock):
    _native.refuse("unittest.mock.seal")
