"""`configparser`: files of sections with names and values."""

import re
from collections.abc import MutableMapping

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    __module__ = "configparser"

    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    __module__ = "configparser"

    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    __module__ = "configparser"

    def __init__(self, section, source=None, lineno=None):
        parts = [repr(section), " already exists"]
        if source is not None:
            parts = ["While reading from ", repr(source)]
            if lineno is not None:
                parts.append(f" [line {lineno:2d}]")
            parts.append(f": section {section!r} already exists")
        else:
            parts.insert(0, "Section ")
        Error.__init__(self, "".join(parts))
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    __module__ = "configparser"

    def __init__(self, section, option, source=None, lineno=None):
        if source is not None:
            where = f" [line {lineno:2d}]" if lineno is not None else ""
            text = f"While reading from {source!r}{where}: option {option!r} in section {section!r} already exists"
        else:
            text = f"Option {option!r} in section {section!r} already exists"
        Error.__init__(self, text)
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    __module__ = "configparser"

    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    __module__ = "configparser"

    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    __module__ = "configparser"

    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(
            self,
            option,
            section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
            f"{reference!r} which is not a valid option name. Raw value: {rawval!r}",
        )
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    __module__ = "configparser"


class InterpolationDepthError(InterpolationError):
    __module__ = "configparser"

    def __init__(self, option, section, rawval):
        InterpolationError.__init__(
            self,
            option,
            section,
            "Recursion limit exceeded in value substitution: "
            f"option {option!r} in section {section!r} contains an interpolation key which cannot be substituted "
            f"in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}",
        )
        self.args = (option, section, rawval)


class ParsingError(Error):
    __module__ = "configparser"

    def __init__(self, source):
        Error.__init__(self, f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    __module__ = "configparser"

    def __init__(self, filename, lineno, line):
        Error.__init__(
            self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}"
        )
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class Interpolation:
    """Values as they are written."""

    __module__ = "configparser"

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value


class _Substituting(Interpolation):
    """A mark, then a name between brackets: what both kinds share."""

    __module__ = "configparser"

    def before_get(self, parser, section, option, value, defaults):
        found = []
        self._put(parser, option, found, value, section, defaults, 1)
        return "".join(found)

    def before_set(self, parser, section, option, value):
        rest = re.sub(self._anything, "", value.replace(self._mark * 2, ""))
        if self._mark in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find(self._mark)))
        return value

    def _put(self, parser, option, found, rest, section, names, depth):
        mark = self._mark
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            at = rest.find(mark)
            if at < 0:
                found.append(rest)
                return
            if at > 0:
                found.append(rest[:at])
                rest = rest[at:]
            letter = rest[1:2]
            if letter == mark:
                found.append(mark)
                rest = rest[2:]
            elif letter == self._opening:
                named = re.match(self._reference, rest)
                if named is None:
                    raise InterpolationSyntaxError(
                        option, section, f"bad interpolation variable reference {rest!r}"
                    )
                rest = rest[named.end() :]
                self._value(parser, option, found, rest, section, names, depth, raw, named.group(1))
            else:
                raise InterpolationSyntaxError(
                    option, section, f"'{mark}' must be followed by '{mark}' or '{self._opening}', found: {rest!r}"
                )


class BasicInterpolation(_Substituting):
    """`%(name)s` is the value of another name of the section."""

    __module__ = "configparser"
    _mark = "%"
    _opening = "("
    _reference = r"%\(([^)]+)\)s"
    _anything = r"%\([^)]+\)s"

    def _value(self, parser, option, found, rest, section, names, depth, raw, path):
        name = parser.optionxform(path)
        if name not in names:
            raise InterpolationMissingOptionError(option, section, raw, name)
        value = names[name]
        if "%" in value:
            self._put(parser, option, found, value, section, names, depth + 1)
        else:
            found.append(value)


class ExtendedInterpolation(_Substituting):
    """`${section:name}` is the value of a name of that section, `${name}` of this one."""

    __module__ = "configparser"
    _mark = "$"
    _opening = "{"
    _reference = r"\$\{([^}]+)\}"
    _anything = r"\$\{[^}]+\}"

    def _value(self, parser, option, found, rest, section, names, depth, raw, path):
        path = path.split(":")
        inside, name = section, option
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        try:
            if len(path) == 1:
                name = parser.optionxform(path[0])
                value = names[name]
            else:
                inside = path[0]
                name = parser.optionxform(path[1])
                value = parser.get(inside, name, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
        if "$" in value:
            self._put(parser, name, found, value, inside, dict(parser.items(inside, raw=True)), depth + 1)
        else:
            found.append(value)


_UNSET = object()


class RawConfigParser(MutableMapping):
    __module__ = "configparser"
    BOOLEAN_STATES = {
        "1": True,
        "yes": True,
        "true": True,
        "on": True,
        "0": False,
        "no": False,
        "false": False,
        "off": False,
    }
    _usual = Interpolation

    def __init__(
        self,
        defaults=None,
        dict_type=dict,
        allow_no_value=False,
        *,
        delimiters=("=", ":"),
        comment_prefixes=("#", ";"),
        inline_comment_prefixes=None,
        strict=True,
        empty_lines_in_values=True,
        default_section=DEFAULTSECT,
        interpolation=_UNSET,
        converters=_UNSET,
    ):
        if converters is not _UNSET:
            raise NotImplementedError("configparser with converters")
        self._sections = {}
        self._defaults = {}
        self._proxies = {default_section: SectionProxy(self, default_section)}
        self._allow_no_value = allow_no_value
        self._delimiters = tuple(delimiters)
        self._comments = tuple(comment_prefixes or ())
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines = empty_lines_in_values
        self.default_section = default_section
        if interpolation is _UNSET:
            interpolation = self._usual()
        self._interpolation = Interpolation() if interpolation is None else interpolation
        if defaults:
            self.read_dict({default_section: defaults})

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        own = self._sections[section].copy()
        own.update(self._defaults)
        return list(own)

    def read(self, filenames, encoding=None):
        if isinstance(filenames, str) or not isinstance(filenames, (list, tuple)):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, str(name))
            except OSError:
                continue
            done.append(str(name))
        return done

    def read_file(self, f, source=None):
        if source is None:
            source = getattr(f, "name", "<???>")
        self._read(f, source)

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    def _names(self, section, given=None):
        names = {}
        if given:
            for key, value in given.items():
                names[self.optionxform(key)] = value if value is None else str(value)
        layers = {}
        layers.update(self._defaults)
        if section in self._sections:
            layers.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        layers.update(names)
        return layers

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            names = self._names(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in names:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = names[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, names)

    def _converted(self, section, conv, option, raw, vars, fallback):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._converted(section, int, option, raw, vars, fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._converted(section, float, option, raw, vars, fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._converted(section, self._convert_to_boolean, option, raw, vars, fallback)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(name, self[name]) for name in self]
        names = self._names(section)
        order = list(self._defaults)
        if section in self._sections:
            order = list(dict.fromkeys(order + list(self._sections[section])))
        if vars:
            for key, value in vars.items():
                names[self.optionxform(key)] = value
            order = list(dict.fromkeys(order + [self.optionxform(key) for key in vars]))
        if raw:
            return [(option, names[option]) for option in order]
        # A name without a value is an empty text where values are put together.
        return [
            (option, self._interpolation.before_get(self, section, option, names[option], names))
            for option in order
        ]

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            into = self._defaults
        elif section in self._sections:
            into = self._sections[section]
        else:
            raise NoSectionError(section) from None
        into[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        sign = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults, sign)
        for section in self._sections:
            self._write_section(fp, section, self._sections[section], sign)

    def _write_section(self, fp, name, items, sign):
        fp.write(f"[{name}]\n")
        for key, value in items.items():
            if value is not None or not self._allow_no_value:
                value = sign + str(value).replace("\n", "\n\t")
            else:
                value = ""
            fp.write(f"{key}{value}\n")
        fp.write("\n")

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            held = self._defaults
        elif section in self._sections:
            held = self._sections[section]
        else:
            raise NoSectionError(section) from None
        option = self.optionxform(option)
        was_there = option in held
        if was_there:
            del held[option]
        return was_there

    def remove_section(self, section):
        was_there = section in self._sections
        if was_there:
            del self._sections[section]
            del self._proxies[section]
        return was_there

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section] + list(self._sections))

    def _bare(self, line):
        """A line without its comment."""
        at = len(line)
        for prefix in self._inline:
            start = line.find(prefix)
            while start >= 0:
                if start == 0 or line[start - 1].isspace():
                    at = min(at, start)
                    break
                start = line.find(prefix, start + 1)
        if line.strip().startswith(self._comments) and self._comments:
            return "", True
        return line[:at].strip(), at < len(line)

    def _split(self, text):
        """Name and value of a line; none where it has no delimiter."""
        best = len(text)
        for sign in self._delimiters:
            at = text.find(sign)
            if 0 <= at < best:
                best = at
                found = sign
        if best == len(text):
            return None
        return text[:best].rstrip(), text[best + len(found) :].strip()

    def _read(self, lines, source):
        seen = set()
        section = None
        current = None
        option = None
        indent = 0
        trouble = None
        lineno = 0
        for line in lines:
            lineno += 1
            text, has_comment = self._bare(line)
            if not text:
                if self._empty_lines:
                    if not has_comment and current is not None and option and current[option] is not None:
                        current[option].append("")
                else:
                    indent = 1 << 30
                continue
            depth = len(line) - len(line.lstrip())
            if current is not None and option and depth > indent:
                current[option].append(text)
                continue
            indent = depth
            head = re.match(r"\[(.+)\]", text)
            if head is not None:
                section = head.group(1)
                if section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, source, lineno)
                    current = self._sections[section]
                elif section == self.default_section:
                    current = self._defaults
                else:
                    current = {}
                    self._sections[section] = current
                    self._proxies[section] = SectionProxy(self, section)
                seen.add(section)
                option = None
                continue
            if current is None:
                raise MissingSectionHeaderError(source, lineno, line)
            parts = self._split(text)
            if parts is None and self._allow_no_value:
                parts = (text, None)
            if parts is None or not parts[0]:
                if trouble is None:
                    trouble = ParsingError(source)
                trouble.append(lineno, repr(line))
                continue
            option = self.optionxform(parts[0].rstrip())
            if self._strict and (section, option) in seen:
                raise DuplicateOptionError(section, option, source, lineno)
            seen.add((section, option))
            current[option] = None if parts[1] is None else [parts[1]]
        for held in [self._defaults] + list(self._sections.values()):
            for name in held:
                if isinstance(held[name], list):
                    held[name] = "\n".join(held[name]).rstrip()
        if trouble is not None:
            raise trouble


class ConfigParser(RawConfigParser):
    __module__ = "configparser"
    _usual = BasicInterpolation

    def _texts(self, section, option, value):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError("option values must be strings")

    def set(self, section, option, value=None):
        self._texts(section, option, value)
        RawConfigParser.set(self, section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        RawConfigParser.add_section(self, section)


class SectionProxy(MutableMapping):
    __module__ = "configparser"

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if not isinstance(value, str) and not (value is None and self._parser._allow_no_value):
            raise TypeError("option values must be strings")
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.getint(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getfloat(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.getfloat(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getboolean(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.getboolean(self._name, option, raw=raw, vars=vars, fallback=fallback)
