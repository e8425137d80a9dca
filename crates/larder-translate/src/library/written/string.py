"""What `string` has beside its constants: templates, and `format` as a class."""

import re


def _is_first(char):
    return char == "_" or char.isascii() and char.isalpha()


def _name_at(text, at):
    """The end of a name that begins there."""
    end = at
    if end < len(text) and _is_first(text[end]):
        end += 1
        while end < len(text) and (text[end] == "_" or text[end].isascii() and text[end].isalnum()):
            end += 1
    return end


class Template:
    __module__ = "string"
    delimiter = "$"
    # As CPython builds it from these where a class sets one of them.
    idpattern = None
    braceidpattern = None
    pattern = None
    flags = None

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Texts between placeholders, and placeholders: kind, place, name and what is written."""
        if self.idpattern is None and self.braceidpattern is None and self.pattern is None and self.flags is None:
            yield from self._plain_parts()
            return
        flags = re.IGNORECASE if self.flags is None else self.flags
        pattern = self.pattern
        if pattern is None:
            mark = re.escape(self.delimiter)
            name = "[_a-zA-Z][_a-zA-Z0-9]*" if self.idpattern is None else self.idpattern
            braced = name if self.braceidpattern is None else self.braceidpattern
            pattern = f"{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|{{(?P<braced>{braced})}}|(?P<invalid>))"
        at = 0
        for found in re.finditer(pattern, self.template, flags | re.VERBOSE):
            yield "text", at, "", self.template[at : found.start()]
            at = found.end()
            named = found.group("named") or found.group("braced")
            if named is not None:
                yield "named", found.start(), named, found.group()
            elif found.group("escaped") is not None:
                yield "escaped", found.start(), "", found.group()
            elif found.group("invalid") is not None:
                yield "invalid", found.start("invalid") - len(self.delimiter), "", found.group()
            else:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        yield "text", at, "", self.template[at:]

    def _plain_parts(self):
        text = self.template
        mark = self.delimiter
        at = 0
        while True:
            start = text.find(mark, at)
            if start < 0:
                yield "text", at, "", text[at:]
                return
            yield "text", at, "", text[at:start]
            after = start + len(mark)
            if text.startswith(mark, after):
                at = after + len(mark)
                yield "escaped", start, "", text[start:at]
                continue
            end = _name_at(text, after)
            if end > after:
                at = end
                yield "named", start, text[after:end], text[start:end]
                continue
            if after < len(text) and text[after] == "{":
                end = _name_at(text, after + 1)
                if end > after + 1 and end < len(text) and text[end] == "}":
                    at = end + 1
                    yield "named", start, text[after + 1 : end], text[start:at]
                    continue
            at = after
            yield "invalid", start, "", text[start:at]

    def _invalid(self, at):
        lines = self.template[:at].splitlines(True)
        if not lines:
            column, line = 1, 1
        else:
            column = at - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping=None, /, **kws):
        values = {} if mapping is None else mapping
        out = []
        for kind, at, name, written in self._parts():
            if kind == "text":
                out.append(written)
            elif kind == "escaped":
                out.append(self.delimiter)
            elif kind == "named":
                out.append(str(kws[name] if name in kws else values[name]))
            else:
                self._invalid(at + len(self.delimiter))
        return "".join(out)

    def safe_substitute(self, mapping=None, /, **kws):
        values = {} if mapping is None else mapping
        out = []
        for kind, _, name, written in self._parts():
            if kind == "escaped":
                out.append(self.delimiter)
            elif kind == "named":
                try:
                    out.append(str(kws[name] if name in kws else values[name]))
                except KeyError:
                    out.append(written)
            else:
                out.append(written)
        return "".join(out)

    def is_valid(self):
        return all([kind != "invalid" for kind, _, _, _ in self._parts()])

    def get_identifiers(self):
        names = []
        for kind, _, name, _ in self._parts():
            if kind == "named" and name not in names:
                names.append(name)
        return names


def _fields(text):
    """Parts of a format: the text before a field, its name, its specification and its conversion."""
    at = 0
    literal = ""
    while at < len(text):
        char = text[at]
        if char in "{}" and text[at + 1 : at + 2] == char:
            # A brace that is doubled ends a part, as the one that it stands for.
            yield literal + char, None, None, None
            literal = ""
            at += 2
            continue
        if char == "}":
            raise ValueError("Single '}' encountered in format string")
        if char != "{":
            literal += char
            at += 1
            continue
        if at + 1 == len(text):
            raise ValueError("Single '{' encountered in format string")
        name, spec, conversion, at = _field_at(text, at + 1)
        yield literal, name, spec, conversion
        literal = ""
    if literal:
        yield literal, None, None, None


def _field_at(text, start):
    """The name, the specification and the conversion of a field, and where it ends."""
    at = start
    in_brackets = False
    char = ""
    while at < len(text):
        char = text[at]
        at += 1
        if char == "{" and not in_brackets:
            raise ValueError("unexpected '{' in field name")
        if char in "[]":
            in_brackets = char == "["
        elif char in "}:!" and not in_brackets:
            break
    if char not in ("}", ":", "!") or in_brackets:
        raise ValueError("expected '}' before end of string")
    name = text[start : at - 1]
    if char == "}":
        return name, "", None, at
    conversion = None
    if char == "!":
        if at == len(text):
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[at]
        at += 1
        if at < len(text):
            at += 1
            if text[at - 1] == "}":
                return name, "", conversion, at
            if text[at - 1] != ":":
                raise ValueError("expected ':' after conversion specifier")
    depth = 1
    for end in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return name, text[at:end], conversion, end + 1
    raise ValueError("unmatched '{' in format spec")


def _steps(name):
    """The first part of a field's name, and the attributes and keys behind it."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first, rest = name[:end], name[end:]
    steps = []
    while rest:
        if rest[0] == ".":
            end = 1
            while end < len(rest) and rest[end] not in ".[":
                end += 1
            part = rest[1:end]
            steps.append((True, part))
        elif rest[0] == "[":
            end = rest.find("]")
            if end < 0:
                raise ValueError("Missing ']' in format string")
            part = rest[1:end]
            end += 1
            steps.append((False, int(part) if part.isdigit() else part))
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not part:
            raise ValueError("Empty attribute in format string")
        rest = rest[end:]
    return int(first) if first.isdigit() else first, steps


class Formatter:
    __module__ = "string"

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                out.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            value, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            out.append(self.format_field(value, spec))
        return "".join(out), auto_arg_index

    def parse(self, format_string):
        return _fields(format_string)

    def get_field(self, field_name, args, kwargs):
        first, steps = _steps(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, part in steps:
            value = getattr(value, part) if is_attribute else value[part]
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")
