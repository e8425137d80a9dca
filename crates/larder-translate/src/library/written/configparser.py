"""`configparser`: files of sections with options."""

import io
import os
import re
import _native

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


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
        msg = [repr(section), " already exists"]
        if source is not None:
            message = ["While reading from ", repr(source)]
            if lineno is not None:
                message.append(f" [line {lineno:2d}]")
            message.append(": section ")
            message.extend(msg)
            msg = message
        else:
            msg.insert(0, "Section ")
        Error.__init__(self, "".join(msg))
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    __module__ = "configparser"

    def __init__(self, section, option, source=None, lineno=None):
        text = f"Option {option!r} in section {section!r} already exists"
        if source is not None:
            place = f" [line {lineno:2d}]" if lineno is not None else ""
            text = f"While reading from {source!r}{place}: option {option!r} in section {section!r} already exists"
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
        msg = (
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
            f"{reference!r} which is not a valid option name. Raw value: {rawval!r}"
        )
        InterpolationError.__init__(self, option, section, msg)
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    __module__ = "configparser"


class InterpolationDepthError(InterpolationError):
    __module__ = "configparser"

    def __init__(self, option, section, rawval):
        msg = (
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}"
        )
        InterpolationError.__init__(self, option, section, msg)
        self.args = (option, section, rawval)


class ParsingError(Error):
    __module__ = "configparser"

    def __init__(self, source=None, filename=None):
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
            self,
            f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}",
        )
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class Interpolation:
    __module__ = "configparser"

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    __module__ = "configparser"

    _NAME = re.compile(r"%\(([^)]+)\)s")

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._fill(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        left = value.replace("%%", "")
        left = self._NAME.sub("", left)
        if "%" in left:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {left.find('%')}")
        return value

    def _fill(self, parser, option, parts, rest, section, values, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            at = rest.find("%")
            if at < 0:
                parts.append(rest)
                return
            parts.append(rest[:at])
            rest = rest[at:]
            follows = rest[1:2]
            if follows == "%":
                parts.append("%")
                rest = rest[2:]
            elif follows == "(":
                found = self._NAME.match(rest)
                if found is None:
                    raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
                name = parser.optionxform(found.group(1))
                rest = rest[found.end() :]
                try:
                    value = values[name]
                except KeyError:
                    raise InterpolationMissingOptionError(option, section, raw, name) from None
                if "%" in value:
                    self._fill(parser, option, parts, value, section, values, depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(
                    option, section, f"'%' must be followed by '%' or '(', found: {rest!r}"
                )


class ExtendedInterpolation(Interpolation):
    __module__ = "configparser"

    _NAME = re.compile(r"\$\{([^}]+)\}")

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._fill(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        left = value.replace("$$", "")
        left = self._NAME.sub("", left)
        if "$" in left:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {left.find('$')}")
        return value

    def _fill(self, parser, option, parts, rest, section, values, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            at = rest.find("$")
            if at < 0:
                parts.append(rest)
                return
            parts.append(rest[:at])
            rest = rest[at:]
            follows = rest[1:2]
            if follows == "$":
                parts.append("$")
                rest = rest[2:]
            elif follows == "{":
                found = self._NAME.match(rest)
                if found is None:
                    raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
                path = found.group(1).split(":")
                rest = rest[found.end() :]
                of, name = section, option
                try:
                    if len(path) == 1:
                        name = parser.optionxform(path[0])
                        value = values[name]
                    elif len(path) == 2:
                        of = path[0]
                        name = parser.optionxform(path[1])
                        value = parser.get(of, name, raw=True)
                    else:
                        raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
                except (KeyError, NoSectionError, NoOptionError):
                    raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
                if "$" in value:
                    self._fill(parser, name, parts, value, of, dict(parser.items(of, raw=True)), depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(option, section, f"'$' must be followed by '$' or '{{', found: {rest!r}")


class RawConfigParser:
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
        if converters is not _UNSET and converters:
            _native.refuse("configparser: converters")
        self._sections = {}
        self._defaults = {}
        self._proxies = {default_section: SectionProxy(self, default_section)}
        self._delimiters = tuple(delimiters)
        self._allow_no_value = allow_no_value
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines = empty_lines_in_values
        self.default_section = default_section
        if interpolation is _UNSET:
            self._interpolation = self._usual()
        elif interpolation is None:
            self._interpolation = Interpolation()
        else:
            self._interpolation = interpolation
        if defaults:
            for key, value in defaults.items():
                self._defaults[self.optionxform(key)] = self._checked(key, value)

    def _checked(self, key, value):
        return value

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
        return list({**self._sections[section], **self._defaults})

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, str(filename))
            except OSError:
                continue
            done.append(filename)
        return done

    def read_file(self, f, source=None):
        if source is None:
            source = getattr(f, "name", "<???>")
        self._read(f, source)

    def read_string(self, string, source="<string>"):
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        added = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in added:
                    raise DuplicateOptionError(section, key, source)
                added.add((section, key))
                self.set(section, key, value)

    def _values_of(self, section, vars):
        own = {}
        if section in self._sections:
            own = self._sections[section]
        elif section != self.default_section:
            raise NoSectionError(section)
        given = {}
        for key, value in (vars or {}).items():
            given[self.optionxform(key)] = None if value is None else str(value)
        return {**self._defaults, **own, **given}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            values = self._values_of(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _converted(self, section, convert, option, raw, vars, fallback):
        try:
            return convert(self.get(section, option, raw=raw, vars=vars))
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
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(name, self[name]) for name in self]
        if section not in self._sections and section != self.default_section:
            raise NoSectionError(section)
        own = self._sections.get(section, {})
        values = {**self._defaults, **own}
        names = list(values)
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [
            (
                name,
                None
                if values[name] is None
                else self._interpolation.before_get(self, section, name, values[name], values),
            )
            for name in names
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
            values = self._defaults
        elif section in self._sections:
            values = self._sections[section]
        else:
            raise NoSectionError(section)
        values[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        delimiter = self._delimiters[0]
        if space_around_delimiters:
            delimiter = f" {delimiter} "
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults, delimiter)
        for section, values in self._sections.items():
            self._write_section(fp, section, values, delimiter)

    def _write_section(self, fp, name, values, delimiter):
        fp.write(f"[{name}]\n")
        for key, value in values.items():
            if value is not None or not self._allow_no_value:
                text = delimiter + str(value).replace("\n", "\n\t")
            else:
                text = ""
            fp.write(f"{key}{text}\n")
        fp.write("\n")

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            values = self._defaults
        elif section in self._sections:
            values = self._sections[section]
        else:
            raise NoSectionError(section)
        option = self.optionxform(option)
        existed = option in values
        if existed:
            del values[option]
        return existed

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

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

    def keys(self):
        return [self.default_section] + list(self._sections)

    def values(self):
        return [self[name] for name in self]

    def _split(self, text):
        at = -1
        for index, one in enumerate(text):
            if one in self._delimiters:
                at = index
                break
        for delimiter in self._delimiters:
            if len(delimiter) != 1:
                _native.refuse("configparser: delimiters of several characters")
        if at < 0:
            return None
        return text[:at], text[at + 1 :]

    def _read(self, fp, fpname):
        added = set()
        values = None
        section = None
        name = None
        number = 0
        indent = 0
        fault = None
        for number, line in enumerate(fp, start=1):
            cut = None
            for prefix in self._inline_prefixes:
                at = line.find(prefix)
                while at >= 0:
                    if at == 0 or line[at - 1].isspace():
                        cut = at if cut is None else min(cut, at)
                        break
                    at = line.find(prefix, at + 1)
            is_comment = False
            for prefix in self._comment_prefixes:
                if line.strip().startswith(prefix):
                    cut = 0
                    is_comment = True
                    break
            value = line.strip() if cut is None else line[:cut].strip()
            if not value:
                if self._empty_lines:
                    if cut is None and values is not None and name and values[name] is not None:
                        values[name].append("")
                else:
                    indent = 1 << 60
                continue
            here = len(line) - len(line.lstrip())
            if values is not None and name and here > indent:
                if values[name] is None:
                    raise AttributeError("'NoneType' object has no attribute 'append'")
                values[name].append(value)
                continue
            indent = here
            if value.startswith("[") and "]" in value[2:]:
                section = value[1 : value.rfind("]")]
                if section in self._sections:
                    if self._strict and section in added:
                        raise DuplicateSectionError(section, fpname, number)
                    values = self._sections[section]
                    added.add(section)
                elif section == self.default_section:
                    values = self._defaults
                else:
                    values = {}
                    self._sections[section] = values
                    self._proxies[section] = SectionProxy(self, section)
                    added.add(section)
                name = None
            elif values is None:
                raise MissingSectionHeaderError(fpname, number, line)
            else:
                parts = self._split(value)
                if parts is None and not self._allow_no_value:
                    fault = self._faulty(fault, fpname, number, line)
                    continue
                name, text = (value, None) if parts is None else parts
                name = name.rstrip()
                if not name:
                    fault = self._faulty(fault, fpname, number, line)
                name = self.optionxform(name)
                if self._strict and (section, name) in added:
                    raise DuplicateOptionError(section, name, fpname, number)
                added.add((section, name))
                values[name] = None if text is None else [text.strip()]
        self._join()
        if fault is not None:
            raise fault

    def _faulty(self, fault, fpname, number, line):
        if fault is None:
            fault = ParsingError(fpname)
        fault.append(number, repr(line))
        return fault

    def _join(self):
        for values in [self._defaults] + list(self._sections.values()):
            for name, value in values.items():
                if isinstance(value, list):
                    values[name] = "\n".join(value).rstrip()


class ConfigParser(RawConfigParser):
    __module__ = "configparser"

    _usual = BasicInterpolation

    def _checked(self, key, value):
        if not isinstance(key, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and (value is not None or not self._allow_no_value):
            raise TypeError("option values must be strings")
        return value

    def set(self, section, option, value=None):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        self._checked(option, value)
        super().set(section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        super().add_section(section)


class SectionProxy:
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
        self._parser._checked(key, value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def keys(self):
        return self._options()

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

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
