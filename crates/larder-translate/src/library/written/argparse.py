"""`argparse`: options and arguments of a command line, and the help that tells of them."""

import re
import sys
import textwrap

import _native

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."

_EXTRAS = "_unrecognized_args"
_NEGATIVE = re.compile(r"^-\d+$|^-\d*\.\d+$")


def _columns():
    try:
        found = int(_native.environment("COLUMNS") or "0")
    except ValueError:
        found = 0
    return found if found > 0 else 80


def _name_of(action):
    """What errors call an argument; None for nothing."""
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar
    if action.dest not in (None, SUPPRESS):
        return action.dest
    if action.choices:
        return "{" + ",".join(action.choices) + "}"
    return None


class ArgumentError(Exception):
    __module__ = "argparse"

    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return str(self.message)
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    __module__ = "argparse"


class Namespace:
    __module__ = "argparse"

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in vars(self)

    def __repr__(self):
        shown = []
        odd = {}
        for name, value in vars(self).items():
            if name.isidentifier():
                shown.append(f"{name}={value!r}")
            else:
                odd[name] = value
        if odd:
            shown.append(f"**{odd!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


# How help is laid out.


class HelpFormatter:
    __module__ = "argparse"

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _columns() - 2
        self._prog = prog
        self._step = indent_increment
        self._help_column = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._blocks = []

    # What the other formatters change.

    def _split_lines(self, text, width):
        return textwrap.wrap(" ".join(_words(text)), width)

    def _fill_text(self, text, width, indent):
        return textwrap.fill(" ".join(_words(text)), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    # Names of values.

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = "{" + ",".join([str(choice) for choice in action.choices]) + "}"
        else:
            name = default
        if isinstance(name, tuple):
            return name
        return (name,) * count

    def _format_args(self, action, default):
        nargs = action.nargs
        if nargs is None:
            return "%s" % self._metavars(action, default, 1)
        if nargs == OPTIONAL:
            return "[%s]" % self._metavars(action, default, 1)
        if nargs == ZERO_OR_MORE:
            names = self._metavars(action, default, 1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % self._metavars(action, default, 2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % self._metavars(action, default, 1)
        if nargs == SUPPRESS:
            return ""
        if not isinstance(nargs, int):
            raise ValueError("invalid nargs value")
        return " ".join(["%s"] * nargs) % self._metavars(action, default, nargs)

    def _invocation(self, action):
        if not action.option_strings:
            names = self._metavars(action, self._get_default_metavar_for_positional(action), 1)
            if len(names) > 1:
                raise ValueError("too many values to unpack (expected 1)")
            return names[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        values = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join([f"{option} {values}" for option in action.option_strings])

    # Usage.

    def _usage_of(self, action, is_grouped):
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if is_grouped and part[0] == "[" and part[-1] == "]":
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            values = self._format_args(action, self._get_default_metavar_for_optional(action))
            part = f"{action.option_strings[0]} {values}"
        return part if action.required or is_grouped else f"[{part}]"

    def _usage_line(self, actions, groups):
        parts = []
        at = 0
        while at < len(actions):
            members = []
            is_required = False
            for group in groups:
                if not group._group_actions:
                    raise ValueError(f"empty group {group}")
                count = len(group._group_actions)
                if actions[at] is group._group_actions[0] and _are_same(actions[at : at + count], group._group_actions):
                    members = group._group_actions
                    is_required = group.required
            if not members:
                if actions[at].help is not SUPPRESS:
                    parts.append(self._usage_of(actions[at], False))
                at += 1
                continue
            at += len(members)
            shown = [self._usage_of(action, True) for action in members if action.help is not SUPPRESS]
            inner = " | ".join(shown)
            if not shown:
                continue
            if not is_required:
                parts.append(f"[{inner}]")
            elif len(shown) > 1:
                parts.append(f"({inner})")
            else:
                parts.append(inner)
        return " ".join([part for part in parts if part])

    def _usage_lines(self, first, parts, indent, room):
        """Lines of parts; the first one begins behind so many columns."""
        lines = []
        line = []
        used = first - 1
        for part in parts:
            if used + 1 + len(part) > room and line:
                lines.append(indent + " ".join(line))
                line = []
                used = len(indent) - 1
            line.append(part)
            used += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        return lines

    def _usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"
        prog = str(self._prog)
        if not actions:
            return f"{prefix}{prog}\n\n"
        options = [action for action in actions if action.option_strings]
        others = [action for action in actions if not action.option_strings]
        line = self._usage_line(options + others, groups)
        line = f"{prog} {line}" if line else prog
        room = self._width
        if len(prefix) + len(line) > room:
            option_parts = _usage_parts(self._usage_line(options, groups))
            other_parts = _usage_parts(self._usage_line(others, groups))
            start = len(prefix) + len(prog)
            if start <= 0.75 * room:
                indent = " " * (start + 1)
                if option_parts:
                    lines = self._usage_lines(len(prefix), [prog] + option_parts, indent, room)
                    lines[0] = lines[0][len(indent) :]
                    lines.extend(self._usage_lines(len(indent), other_parts, indent, room))
                elif other_parts:
                    lines = self._usage_lines(len(prefix), [prog] + other_parts, indent, room)
                    lines[0] = lines[0][len(indent) :]
                else:
                    lines = [prog]
            else:
                indent = " " * len(prefix)
                lines = self._usage_lines(len(indent), option_parts + other_parts, indent, room)
                if len(lines) > 1:
                    lines = self._usage_lines(len(indent), option_parts, indent, room)
                    lines.extend(self._usage_lines(len(indent), other_parts, indent, room))
                lines = [prog] + lines
            line = "\n".join(lines)
        return f"{prefix}{line}\n\n"

    # Help.

    def _text(self, text, depth):
        if text is SUPPRESS or text is None:
            return ""
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        indent = depth * self._step
        return self._fill_text(text, max(self._width - indent, 11), " " * indent) + "\n\n"

    def _expanded_help(self, action):
        values = {"prog": self._prog}
        for name, value in vars(action).items():
            if value is SUPPRESS:
                continue
            if name != "option_strings" and hasattr(value, "__name__"):
                value = value.__name__
            values[name] = value
        if values.get("choices") is not None:
            values["choices"] = ", ".join([str(choice) for choice in values["choices"]])
        return self._get_help_string(action) % values

    def _longest(self, action):
        """Up to which column what is said of an argument reaches, in a section."""
        if action.help is SUPPRESS:
            return 0
        longest = len(self._invocation(action))
        for inner in action._inner_actions():
            longest = max(longest, len(self._invocation(inner)))
        return longest + self._step

    def _entry(self, action, depth, longest):
        indent = depth * self._step
        column = min(longest + 2, self._help_column)
        header = " " * indent + self._invocation(action)
        parts = []
        text = self._expanded_help(action) if action.help and action.help.strip() else ""
        if text:
            lines = self._split_lines(text, max(self._width - column, 11))
            if len(header) <= column - 2:
                parts.append(header.ljust(column) + lines[0] + "\n")
            else:
                parts.append(header + "\n")
                parts.append(" " * column + lines[0] + "\n")
            for line in lines[1:]:
                parts.append(" " * column + line + "\n")
        else:
            parts.append(header + "\n")
        for inner in action._inner_actions():
            if inner.help is not SUPPRESS:
                parts.append(self._entry(inner, depth + 1, longest))
        return "".join(parts)

    def _section(self, title, description, actions, longest):
        body = self._text(description, 1)
        body += "".join([self._entry(action, 1, longest) for action in actions if action.help is not SUPPRESS])
        if not body:
            return ""
        heading = f"{title}:\n" if title is not SUPPRESS and title is not None else ""
        return f"\n{heading}{body}\n"

    def _finished(self, text):
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        text = text.strip("\n")
        return text + "\n" if text else ""

    # What a program may call.

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._blocks.append(self._usage(usage, actions, groups, prefix))

    def add_text(self, text):
        self._blocks.append(self._text(text, 0))

    def format_help(self):
        return self._finished("".join(self._blocks))


class RawDescriptionHelpFormatter(HelpFormatter):
    __module__ = "argparse"

    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    __module__ = "argparse"

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    __module__ = "argparse"

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    __module__ = "argparse"

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


def _words(text):
    for space in "\t\n\x0b\x0c\r":
        text = text.replace(space, " ")
    return [word for word in text.split(" ") if word]


def _are_same(some, others):
    if len(some) != len(others):
        return False
    for at in range(len(some)):
        if some[at] is not others[at]:
            return False
    return True


def _usage_parts(text):
    """What stays on a line together: all between brackets, or a word."""
    parts = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        end = -1
        if text[at] in "([":
            close = ")" if text[at] == "(" else "]"
            for here in range(at + 1, len(text)):
                if text[here] == close and (here + 1 == len(text) or text[here + 1].isspace()):
                    end = here + 1
                    break
        if end < 0:
            end = at
            while end < len(text) and not text[end].isspace():
                end += 1
        parts.append(text[at:end])
        at = end
    return parts


# What arguments do.


class Action:
    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
    ):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def __repr__(self):
        shown = []
        names = "option_strings dest nargs const default type choices required help metavar"
        for name in names.split():
            shown.append(f"{name}={getattr(self, name)!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def _inner_actions(self):
        return []

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class BooleanOptionalAction(Action):
    __module__ = "argparse"

    def __init__(
        self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None
    ):
        both = []
        for option in option_strings:
            both.append(option)
            if option.startswith("--"):
                both.append("--no-" + option[2:])
        super().__init__(both, dest, 0, None, default, type, choices, required, help, metavar)

    def format_usage(self):
        return " | ".join(self.option_strings)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))


def _check_stored(kind, nargs, const):
    if nargs == 0:
        if kind == "store":
            raise ValueError(
                "nargs for store actions must be != 0; if you have nothing to store, actions such as store true or "
                "store const may be more appropriate"
            )
        raise ValueError(
            "nargs for append actions must be != 0; if arg strings are not supplying the value to append, the append "
            "const action may be more appropriate"
        )
    if const is not None and nargs != OPTIONAL:
        raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")


class _StoreAction(Action):
    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
    ):
        _check_stored("store", nargs, const)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


def _copied(namespace, dest):
    items = getattr(namespace, dest, None)
    if items is None:
        return []
    return items[:] if type(items) is list else items.copy()


class _AppendAction(Action):
    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
    ):
        _check_stored("append", nargs, const)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(namespace, self.dest)
        items.append(values)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    __module__ = "argparse"

    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(namespace, self.dest)
        items.extend(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(namespace, self.dest)
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (0 if count is None else count) + 1)


class _HelpAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, None, None, False, help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        version=None,
        dest=SUPPRESS,
        default=SUPPRESS,
        help="show program's version number and exit",
    ):
        super().__init__(option_strings, dest, 0, None, default, None, None, False, help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = self.version
        if version is None:
            version = parser.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser._print_message(formatter.format_help(), sys.stdout)
        parser.exit()


class _ChoicesPseudoAction(Action):
    __module__ = "argparse"

    def __init__(self, name, aliases, help):
        shown = f"{name} ({', '.join(aliases)})" if aliases else name
        super().__init__([], shown, None, None, None, None, None, False, help, shown)


class _SubParsersAction(Action):
    __module__ = "argparse"

    def __init__(
        self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None
    ):
        self._prefix = prog
        self._parser_class = parser_class
        self._parsers = {}
        self._told = []
        super().__init__(option_strings, dest, PARSER, None, None, None, self._parsers, required, help, metavar)

    def _inner_actions(self):
        return self._told

    def add_parser(self, name, *, aliases=(), **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prefix} {name}"
        if name in self._parsers:
            raise ArgumentError(self, f"conflicting subparser: {name}")
        for alias in aliases:
            if alias in self._parsers:
                raise ArgumentError(self, f"conflicting subparser alias: {alias}")
        if "help" in kwargs:
            self._told.append(_ChoicesPseudoAction(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        self._parsers[name] = parser
        for alias in aliases:
            self._parsers[alias] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name = values[0]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._parsers:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._parsers)})")
        found, rest = self._parsers[name].parse_known_args(values[1:], None)
        for key, value in list(vars(found).items()):
            setattr(namespace, key, value)
        if rest:
            setattr(namespace, _EXTRAS, getattr(namespace, _EXTRAS, []) + rest)


_ACTIONS = {
    None: _StoreAction,
    "store": _StoreAction,
    "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction,
    "append": _AppendAction,
    "append_const": _AppendConstAction,
    "count": _CountAction,
    "help": _HelpAction,
    "version": _VersionAction,
    "parsers": _SubParsersAction,
    "extend": _ExtendAction,
}


# Where arguments are added.


class _Container:
    __module__ = "argparse"

    def _place(self, action):
        """Adds an action to the parser and to what it is shown in."""
        owner = self._owner
        owner._check_conflict(action, self)
        owner._actions.append(action)
        action.container = self
        for option in action.option_strings:
            owner._options[option] = action
            if _NEGATIVE.match(option):
                owner._has_negative_options = True
        self._keep(action)
        return action

    def _keep(self, action):
        self._group_actions.append(action)

    def _positional(self, dest, kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs not in (OPTIONAL, ZERO_OR_MORE):
            kwargs["required"] = True
        if nargs == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        kwargs["dest"] = dest
        kwargs["option_strings"] = []

    def _optional(self, args, kwargs):
        prefixes = self._owner.prefix_chars
        long = []
        for option in args:
            if option[0] not in prefixes:
                raise ValueError(
                    f"invalid option string {option!r}: must start with a character {prefixes!r}"
                )
            if len(option) > 1 and option[1] in prefixes:
                long.append(option)
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (long[0] if long else args[0]).lstrip(prefixes)
            if not dest:
                raise ValueError(f"dest= is required for options like {args[0]!r}")
            dest = dest.replace("-", "_")
        kwargs["dest"] = dest
        kwargs["option_strings"] = list(args)

    def add_argument(self, *args, **kwargs):
        owner = self._owner
        if not args or len(args) == 1 and args[0][0] not in owner.prefix_chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            self._positional(args[0] if args else kwargs.pop("dest"), kwargs)
        else:
            self._optional(args, kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in owner._defaults:
                kwargs["default"] = owner._defaults[dest]
            elif owner.argument_default is not None:
                kwargs["default"] = owner.argument_default
        kind = kwargs.pop("action", None)
        made = kind
        if kind is None or isinstance(kind, str):
            made = _ACTIONS.get(kind)
        if not callable(made):
            raise ValueError(f'unknown action "{made if made is not None else kind}"')
        action = made(**kwargs)
        if action.type is not None and not callable(action.type):
            raise ValueError(f"{action.type!r} is not callable")
        try:
            owner._get_formatter()._format_args(action, None)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs")
        return self._place(action)

    def add_argument_group(self, title=None, description=None):
        group = _ArgumentGroup(self._owner, title, description)
        self._owner._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _MutuallyExclusiveGroup(self, required)
        self._owner._exclusive.append(group)
        return group

    def set_defaults(self, **kwargs):
        self._owner._defaults.update(kwargs)
        for action in self._owner._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._owner._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._owner._defaults.get(dest)


class _ArgumentGroup(_Container):
    __module__ = "argparse"

    def __init__(self, owner, title, description):
        self._owner = owner
        self.title = title
        self.description = description
        self._group_actions = []


class _MutuallyExclusiveGroup(_Container):
    __module__ = "argparse"

    def __init__(self, container, required):
        self._owner = container._owner
        self._container = container
        self.required = required
        self._group_actions = []

    def _keep(self, action):
        self._container._keep(action)
        self._group_actions.append(action)

    def _place(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        return super()._place(action)


def _shape(action):
    """Which arguments an action takes, as a pattern over `A`, `O` and `-`."""
    nargs = action.nargs
    is_option = bool(action.option_strings)
    dash = "" if is_option else "-*"
    some = "A" if is_option else "[A-]"
    if nargs is None:
        return f"({dash}A{dash})"
    if nargs == OPTIONAL:
        return f"({dash}A?{dash})"
    if nargs == ZERO_OR_MORE:
        return f"({dash}{some}*)"
    if nargs == ONE_OR_MORE:
        return f"({dash}A{some}*)"
    if nargs == REMAINDER:
        return "([AO]*)" if is_option else "([AO-]*)"
    if nargs == PARSER:
        return "(A[AO]*)" if is_option else "(-*A[AO-]*)"
    if nargs == SUPPRESS:
        return f"({dash})"
    return "(" + dash + dash.join(["A"] * nargs) + dash + ")"


def _count_for(action, pattern):
    match = re.match(_shape(action), pattern)
    if match is not None:
        return len(match.group(1))
    nargs = action.nargs
    if nargs is None:
        message = "expected one argument"
    elif nargs == OPTIONAL:
        message = "expected at most one argument"
    elif nargs == ONE_OR_MORE:
        message = "expected at least one argument"
    else:
        message = f"expected {nargs} argument" + ("" if nargs == 1 else "s")
    raise ArgumentError(action, message)


def _counts_for(actions, pattern):
    """How many arguments the first of these actions take: of as many actions as can have what they want."""
    for count in range(len(actions), 0, -1):
        match = re.match("".join([_shape(action) for action in actions[:count]]), pattern)
        if match is not None:
            return [len(part) for part in match.groups()]
    return []


class _Parse:
    """One run over a list of arguments."""

    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.extras = []
        self.seen = []
        self.given = []
        self.waiting = [action for action in parser._actions if not action.option_strings]
        self.options = {}
        kinds = []
        for at, arg in enumerate(args):
            if "--" in args[:at]:
                kinds.append("A")
            elif arg == "--":
                kinds.append("-")
            else:
                option = parser._parse_optional(arg)
                if option is not None:
                    self.options[at] = option
                kinds.append("A" if option is None else "O")
        self.kinds = "".join(kinds)

    def take(self, action, strings, option=None):
        parser = self.parser
        self.seen.append(action)
        values = parser._get_values(action, strings)
        if values is not action.default:
            self.given.append(action)
            for group in parser._exclusive:
                if _has(group._group_actions, action):
                    for other in group._group_actions:
                        if other is not action and _has(self.given, other):
                            raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        if values is not SUPPRESS:
            action(parser, self.namespace, values, option)

    def take_option(self, at):
        action, option, explicit = self.options[at]
        taken = []
        while True:
            if action is None:
                self.extras.append(self.args[at])
                return at + 1
            if explicit is None:
                stop = at + 1 + _count_for(action, self.kinds[at + 1 :])
                taken.append((action, self.args[at + 1 : stop], option))
                break
            count = _count_for(action, "A")
            if count == 0 and option[1] not in self.parser.prefix_chars and explicit != "":
                taken.append((action, [], option))
                option = option[0] + explicit[0]
                if option not in self.parser._options:
                    raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
                action = self.parser._options[option]
                explicit = explicit[1:] or None
            elif count == 1:
                stop = at + 1
                taken.append((action, [explicit], option))
                break
            else:
                raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
        for action, strings, option in taken:
            self.take(action, strings, option)
        return stop

    def take_positionals(self, at):
        counts = _counts_for(self.waiting, self.kinds[at:])
        actions = self.waiting[: len(counts)]
        for action, count in zip(actions, counts):
            strings = self.args[at : at + count]
            at += count
            self.take(action, strings)
        self.waiting = self.waiting[len(counts) :]
        return at

    def run(self):
        at = 0
        last = max(self.options) if self.options else -1
        while at <= last:
            following = min([index for index in self.options if index >= at])
            if at != following:
                stop = self.take_positionals(at)
                if stop > at:
                    at = stop
                    continue
            if at not in self.options:
                self.extras.extend(self.args[at:following])
                at = following
            at = self.take_option(at)
        stop = self.take_positionals(at)
        self.extras.extend(self.args[stop:])
        self.finish()

    def finish(self):
        parser = self.parser
        missing = []
        for action in parser._actions:
            if _has(self.seen, action):
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and hasattr(self.namespace, action.dest):
                if getattr(self.namespace, action.dest) is action.default:
                    setattr(self.namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            parser.error(f"the following arguments are required: {', '.join(missing)}")
        for group in parser._exclusive:
            if group.required and not any([_has(self.given, action) for action in group._group_actions]):
                names = [_name_of(action) for action in group._group_actions if action.help is not SUPPRESS]
                parser.error(f"one of the arguments {' '.join(names)} is required")


def _has(actions, wanted):
    for action in actions:
        if action is wanted:
            return True
    return False


class ArgumentParser(_Container):
    __module__ = "argparse"

    def __init__(
        self,
        prog=None,
        usage=None,
        description=None,
        epilog=None,
        parents=[],
        formatter_class=HelpFormatter,
        prefix_chars="-",
        fromfile_prefix_chars=None,
        argument_default=None,
        conflict_handler="error",
        add_help=True,
        allow_abbrev=True,
        exit_on_error=True,
    ):
        if fromfile_prefix_chars is not None:
            raise NotImplementedError("argparse: fromfile_prefix_chars")
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        if prog is None:
            prog = sys.argv[0].rstrip("/").split("/")[-1]
        self.prog = prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.prefix_chars = prefix_chars
        self.fromfile_prefix_chars = None
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._owner = self
        self._actions = []
        self._options = {}
        self._has_negative_options = False
        self._defaults = {}
        self._exclusive = []
        self._subparsers = None
        self._groups = []
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        if add_help:
            prefix = "-" if "-" in prefix_chars else prefix_chars[0]
            told = "show this help message and exit"
            self.add_argument(prefix + "h", prefix * 2 + "help", action="help", default=SUPPRESS, help=told)
        for parent in parents:
            self._adopt(parent)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = "prog usage description formatter_class conflict_handler add_help"
        shown = [f"{name}={getattr(self, name)!r}" for name in names.split()]
        return f"{type(self).__name__}({', '.join(shown)})"

    def _keep(self, action):
        (self._optionals if action.option_strings else self._positionals)._group_actions.append(action)

    def _adopt(self, parent):
        """The arguments of a parent, in groups of the same titles."""
        homes = []
        for group in parent._groups:
            mine = None
            for known in self._groups:
                if known.title == group.title:
                    mine = known
            if mine is None:
                mine = self.add_argument_group(group.title, group.description)
            for action in group._group_actions:
                homes.append((action, mine))
        for group in parent._exclusive:
            mine = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                mine._group_actions.append(action)
        for action in parent._actions:
            for moved, home in homes:
                if moved is action:
                    home._place(action)

    def _check_conflict(self, action, container):
        taken = [option for option in action.option_strings if option in self._options]
        if not taken:
            return
        if self.conflict_handler == "error":
            ending = "" if len(taken) == 1 else "s"
            raise ArgumentError(action, f"conflicting option string{ending}: {', '.join(taken)}")
        for option in taken:
            other = self._options.pop(option)
            other.option_strings.remove(option)
            if not other.option_strings:
                self._actions = [known for known in self._actions if known is not other]
                for group in self._groups + self._exclusive:
                    group._group_actions = [known for known in group._group_actions if known is not other]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            title = kwargs.pop("title", "subcommands")
            self._subparsers = self.add_argument_group(title, kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            positionals = [action for action in self._actions if not action.option_strings]
            formatter.add_usage(self.usage, positionals, self._exclusive, "")
            kwargs["prog"] = formatter.format_help().strip()
        made = kwargs.pop("action", _SubParsersAction)
        return self._subparsers._place(made(option_strings=[], **kwargs))

    # Parsing.

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest in self._defaults:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, self._defaults[dest])
        if self.exit_on_error:
            try:
                rest = self._parsed(args, namespace)
            except ArgumentError as error:
                self.error(str(error))
        else:
            rest = self._parsed(args, namespace)
        if hasattr(namespace, _EXTRAS):
            rest = rest + getattr(namespace, _EXTRAS)
            delattr(namespace, _EXTRAS)
        return namespace, rest

    def _parsed(self, args, namespace):
        run = _Parse(self, args, namespace)
        run.run()
        return run.extras

    def _parse_optional(self, arg):
        """The action, the option and what stands behind `=`; None for what is no option."""
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in self._options:
            return self._options[arg], arg, None
        if len(arg) == 1:
            return None
        if "=" in arg:
            option, explicit = arg.split("=", 1)
            if option in self._options:
                return self._options[option], option, explicit
        found = self._abbreviated(arg)
        if len(found) > 1:
            names = ", ".join([row[1] for row in found])
            self.error(f"ambiguous option: {arg} could match {names}")
        if found:
            return found[0]
        if _NEGATIVE.match(arg) and not self._has_negative_options:
            return None
        if " " in arg:
            return None
        return None, arg, None

    def _abbreviated(self, arg):
        found = []
        if arg[1] in self.prefix_chars:
            if self.allow_abbrev:
                start, equals, rest = arg.partition("=")
                for option in self._options:
                    if option.startswith(start):
                        found.append((self._options[option], option, rest if equals else None))
            return found
        for option in self._options:
            if option == arg[:2]:
                found.append((self._options[option], option, arg[2:]))
            elif option.startswith(arg):
                found.append((self._options[option], option, None))
        return found

    def _get_values(self, action, strings):
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and "--" in strings:
            strings.remove("--")
        if not strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not strings and nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is None:
                return strings
            self._check_value(action, action.default)
            return action.default
        if len(strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, strings[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, string) for string in strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, string):
        convert = action.type
        if convert is None:
            return string
        try:
            return convert(string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(convert, "__name__", repr(convert))
            raise ArgumentError(action, f"invalid {name} value: {string!r}")

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    # Help.

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._exclusive)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._exclusive)
        formatter.add_text(self.description)
        longest = 0
        for group in self._groups:
            for action in group._group_actions:
                longest = max(longest, formatter._longest(action))
        for group in self._groups:
            formatter._blocks.append(
                formatter._section(group.title, group.description, group._group_actions, longest)
            )
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
