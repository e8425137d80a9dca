"""`pprint`: values over several lines where one is too short for them."""

import dataclasses
import re
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from types import SimpleNamespace
import _native


class _Key:
    """Sorts what cannot be compared by its type."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _recursion(value):
    return f"<Recursion on {type(value).__name__} with id={id(value)}>"


class PrettyPrinter:
    __module__ = "pprint"

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        stream = sys.stdout if self._stream is None else self._stream
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._put(object, out, 0, 0, [], 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._plain(object, list(context), maxlevels, level)

    def _repr(self, value, context, level):
        return self._plain(value, list(context), self._depth, level)[0]

    def _plain(self, value, context, most, level):
        """The text on one line, whether it can be read back, and whether it holds itself."""
        kind = type(value)
        if kind is int and self._underscore_numbers:
            return f"{value:_d}", True, False
        if kind is dict:
            if not value:
                return "{}", True, False
            if most and level >= most:
                return "{...}", False, id(value) in context
            if id(value) in context:
                return _recursion(value), False, True
            items = value.items()
            if self._sort_dicts:
                items = sorted(items, key=_pair_key)
            context.append(id(value))
            readable, recursive, parts = True, False, []
            for key, one in items:
                key_text, key_readable, key_recursive = self._plain(key, context, most, level + 1)
                text, one_readable, one_recursive = self._plain(one, context, most, level + 1)
                parts.append(f"{key_text}: {text}")
                readable = readable and key_readable and one_readable
                recursive = recursive or key_recursive or one_recursive
            context.pop()
            return "{" + ", ".join(parts) + "}", readable, recursive
        if kind is list or kind is tuple:
            opening, closing = ("[", "]") if kind is list else ("(", ",)" if len(value) == 1 else ")")
            if not value:
                return opening + closing, True, False
            if most and level >= most:
                return f"{opening}...{closing}", False, id(value) in context
            if id(value) in context:
                return _recursion(value), False, True
            context.append(id(value))
            readable, recursive, parts = True, False, []
            for one in value:
                text, one_readable, one_recursive = self._plain(one, context, most, level + 1)
                parts.append(text)
                readable = readable and one_readable
                recursive = recursive or one_recursive
            context.pop()
            return opening + ", ".join(parts) + closing, readable, recursive
        text = repr(value)
        return text, bool(text) and not text.startswith("<"), False

    def _put(self, value, out, indent, allowance, context, level):
        if id(value) in context:
            out.append(_recursion(value))
            return
        text = self._repr(value, context, level)
        if len(text) <= self._width - indent - allowance:
            out.append(text)
            return
        put = self._by_lines(value)
        if put is None:
            out.append(text)
            return
        context.append(id(value))
        put(value, out, indent, allowance, context, level + 1)
        context.pop()

    def _by_lines(self, value):
        """What writes a value of its type on several lines; none where one line is all there is."""
        kind = type(value)
        if kind is dict:
            return self._put_dict
        if kind is list:
            return self._put_list
        if kind is tuple:
            return self._put_tuple
        if kind is str:
            return self._put_str
        if kind is set or kind is frozenset:
            return self._put_set
        if kind is bytes:
            return self._put_bytes
        if kind is bytearray:
            return self._put_bytearray
        if kind is OrderedDict:
            return self._put_ordered
        if kind is defaultdict:
            return self._put_default
        if kind is Counter:
            return self._put_counter
        if kind is deque:
            return self._put_deque
        if kind is SimpleNamespace:
            return self._put_namespace
        if dataclasses.is_dataclass(value):
            # The representation is that of the decorator where it names the class and the first field.
            names = [field.name for field in dataclasses.fields(value) if field.repr]
            start = f"{kind.__qualname__}({names[0]}=" if names else f"{kind.__qualname__}("
            return self._put_dataclass if repr(value).startswith(start) else None
        if isinstance(value, (dict, list, set, frozenset, str, bytes)) and repr(value)[:1] in "{[('\"b":
            _native.refuse(f"pprint: a long value of the class {kind.__name__}")
        return None

    def _put_dict(self, value, out, indent, allowance, context, level):
        out.append("{" + " " * (self._indent_per_level - 1))
        if value:
            items = sorted(value.items(), key=_pair_key) if self._sort_dicts else list(value.items())
            self._put_pairs(items, out, indent, allowance + 1, context, level)
        out.append("}")

    def _put_pairs(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        for at, (key, one) in enumerate(items):
            is_last = at == len(items) - 1
            text = self._repr(key, context, level)
            out.append(text + ": ")
            self._put(one, out, indent + len(text) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                out.append(",\n" + " " * indent)

    def _put_named(self, items, out, indent, allowance, context, level):
        for at, (key, one) in enumerate(items):
            is_last = at == len(items) - 1
            out.append(key + "=")
            if id(one) in context:
                out.append("...")
            else:
                self._put(one, out, indent + len(key) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                out.append(",\n" + " " * indent)

    def _put_items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        out.append(" " * (self._indent_per_level - 1))
        items = list(items)
        between = ",\n" + " " * indent
        before = ""
        room = most = self._width - indent + 1
        for at, one in enumerate(items):
            is_last = at == len(items) - 1
            if is_last:
                most -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(one, context, level)
                wide = len(text) + 2
                if room < wide:
                    room = most
                    if before:
                        before = between
                if room >= wide:
                    room -= wide
                    out.append(before + text)
                    before = ", "
                    continue
            out.append(before)
            before = between
            self._put(one, out, indent, allowance if is_last else 1, context, level)

    def _put_list(self, value, out, indent, allowance, context, level):
        out.append("[")
        self._put_items(value, out, indent, allowance + 1, context, level)
        out.append("]")

    def _put_tuple(self, value, out, indent, allowance, context, level):
        end = ",)" if len(value) == 1 else ")"
        out.append("(")
        self._put_items(value, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _put_set(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        if type(value) is set:
            out.append("{")
            end = "}"
        else:
            out.append("frozenset({")
            end = "})"
            indent += 10
        self._put_items(sorted(value, key=_Key), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _put_str(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        chunks = []
        lines = value.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = self._width - indent
        text = ""
        for at, line in enumerate(lines):
            text = repr(line)
            is_last = at == len(lines) - 1
            if len(text) <= room - (allowance if is_last else 0):
                chunks.append(text)
                continue
            parts = [part for part in re.findall(r"\S*\s*", line) if part]
            current = ""
            for place, part in enumerate(parts):
                longer = current + part
                is_end = is_last and place == len(parts) - 1
                if len(repr(longer)) > room - (allowance if is_end else 0):
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = longer
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        joined = ("\n" + " " * indent).join(chunks)
        out.append(f"({joined})" if level == 1 else joined)

    def _put_bytes(self, value, out, indent, allowance, context, level):
        if len(value) <= 4:
            out.append(repr(value))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = []
        current = b""
        room = self._width - indent
        for at in range(0, len(value), 4):
            part = value[at : at + 4]
            if at == len(value) // 4 * 4:
                room -= allowance
            if len(repr(current + part)) > room:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current += part
        if current:
            chunks.append(repr(current))
        joined = ("\n" + " " * indent).join(chunks)
        out.append(f"({joined})" if level == 1 else joined)

    def _put_bytearray(self, value, out, indent, allowance, context, level):
        out.append("bytearray(")
        self._put_bytes(bytes(value), out, indent + 10, allowance + 1, context, level + 1)
        out.append(")")

    def _put_ordered(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        out.append("OrderedDict(")
        self._put(list(value.items()), out, indent + 12, allowance + 1, context, level)
        out.append(")")

    def _put_default(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        indent += 12
        out.append(f"defaultdict({self._repr(value.default_factory, context, level)},\n" + " " * indent)
        self._put_dict(value, out, indent, allowance + 1, context, level)
        out.append(")")

    def _put_counter(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        out.append("Counter({" + " " * (self._indent_per_level - 1))
        self._put_pairs(value.most_common(), out, indent + 8, allowance + 2, context, level)
        out.append("})")

    def _put_deque(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        indent += 6
        out.append("deque([")
        if value.maxlen is None:
            self._put_items(value, out, indent, allowance + 2, context, level)
            out.append("])")
        else:
            self._put_items(value, out, indent, 2, context, level)
            out.append("],\n" + " " * indent + f"maxlen={value.maxlen})")

    def _put_namespace(self, value, out, indent, allowance, context, level):
        indent += 10
        out.append("namespace(")
        self._put_named(list(vars(value).items()), out, indent, allowance, context, level)
        out.append(")")

    def _put_dataclass(self, value, out, indent, allowance, context, level):
        name = type(value).__name__
        indent += len(name) + 1
        items = [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value) if field.repr]
        out.append(name + "(")
        self._put_named(items, out, indent, allowance, context, level)
        out.append(")")


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False
):
    PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pprint(object)


def pp(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=False, underscore_numbers=False):
    pprint(
        object, stream, indent, width, depth,
        compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers,
    )


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pformat(object)


def saferepr(object):
    return PrettyPrinter()._plain(object, [], None, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)
