"""What `json` has beside its functions: encoders and decoders as classes."""

import json as _json


class JSONEncoder:
    __module__ = "json.encoder"
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _text(self, o):
        return _json.dumps(
            o,
            skipkeys=self.skipkeys,
            ensure_ascii=self.ensure_ascii,
            allow_nan=self.allow_nan,
            sort_keys=self.sort_keys,
            indent=self.indent,
            separators=(self.item_separator, self.key_separator),
            default=self.default,
        )

    def encode(self, o):
        if isinstance(o, str):
            return self._text(o)
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        if _one_shot:
            return iter([self._text(o)])
        return self._pieces(o, 0)

    def _line(self, level):
        return "\n" + (self.indent if isinstance(self.indent, str) else " " * self.indent) * level

    def _pieces(self, o, level):
        """The text in the pieces that CPython gives: a container in several, everything else in one."""
        if isinstance(o, (list, tuple)):
            if not o:
                yield "[]"
                return
            yield from self._listed(o, level)
        elif isinstance(o, dict):
            if not o:
                yield "{}"
                return
            yield from self._keyed(o, level)
        elif o is None or isinstance(o, (str, int, float)):
            yield self._text(o)
        else:
            yield from self._pieces(self.default(o), level)

    def _listed(self, items, level):
        start = "["
        separator = self.item_separator
        if self.indent is not None:
            line = self._line(level + 1)
            start += line
            separator += line
        for item in items:
            if isinstance(item, (list, tuple, dict)):
                yield start
                yield from self._pieces(item, level + 1)
            elif item is None or isinstance(item, (str, int, float)):
                yield start + self._text(item)
            else:
                yield start
                yield from self._pieces(item, level + 1)
            start = separator
        if self.indent is not None:
            yield self._line(level)
        yield "]"

    def _keyed(self, items, level):
        yield "{"
        separator = self.item_separator
        if self.indent is not None:
            line = self._line(level + 1)
            separator += line
            yield line
        is_first = True
        for key, value in sorted(items.items()) if self.sort_keys else items.items():
            if not (key is None or isinstance(key, (str, int, float))):
                if self.skipkeys:
                    continue
                raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            if not is_first:
                yield separator
            is_first = False
            yield self._text(key if isinstance(key, str) else self._text(key))
            yield self.key_separator
            yield from self._pieces(value, level + 1)
        if self.indent is not None:
            yield self._line(level)
        yield "}"


class JSONDecoder:
    __module__ = "json.decoder"

    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        return _json.loads(
            s,
            object_hook=self.object_hook,
            parse_float=self.parse_float,
            parse_int=self.parse_int,
            parse_constant=self.parse_constant,
            strict=self.strict,
            object_pairs_hook=self.object_pairs_hook,
        )

    def raw_decode(self, s, idx=0):
        return _json._raw_decode(
            s,
            idx,
            object_hook=self.object_hook,
            parse_float=self.parse_float,
            parse_int=self.parse_int,
            parse_constant=self.parse_constant,
            strict=self.strict,
            object_pairs_hook=self.object_pairs_hook,
        )
