import functools
import inspect
import re
import shlex
import textwrap
import types
from collections import ChainMap, OrderedDict, defaultdict
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Callable, Literal, Optional, Union, get_args, get_origin, get_type_hints


class CommandError(Exception):
    pass


class Level(Enum):
    LOW = "low"
    HIGH = "high"


@dataclass
class Command:
    fn: Callable
    name: str
    aliases: tuple = ()
    hidden: bool = False
    uses: int = field(default=0, compare=False)

    def __post_init__(self):
        self.signature = inspect.signature(self.fn)
        self.hints = get_type_hints(self.fn)
        functools.update_wrapper(self, self.fn)

    def __get__(self, obj, owner=None):
        return self if obj is None else types.MethodType(self, obj)

    def __call__(self, *args, **kwargs):
        self.uses += 1
        return self.fn(*args, **kwargs)

    @property
    def usage(self):
        parts = []
        for p in list(self.signature.parameters.values())[1:]:
            text = p.name
            if p.kind is p.VAR_POSITIONAL:
                text = f"[{p.name}...]"
            elif p.default is not p.empty:
                text = f"[{p.name}={p.default!r}]"
            parts.append(text)
        return " ".join([self.name, *parts])

    def convert(self, param, text):
        hint = self.hints.get(param.name, str)
        origin = get_origin(hint)
        if origin is Union or origin is types.UnionType:
            options = [a for a in get_args(hint) if a is not type(None)]
        elif origin is Literal:
            if text in get_args(hint):
                return text
            raise CommandError(f"{param.name}: choose from {', '.join(map(repr, get_args(hint)))}")
        else:
            options = [hint]
        for kind in options:
            try:
                return {"true": True, "false": False}[text] if kind is bool else kind(text)
            except (ValueError, KeyError):
                continue
        raise CommandError(f"{param.name}: {text!r} is not {' or '.join(k.__name__ for k in options)}")


def command(*names, **kw):
    def wrap(fn):
        own, *aliases = names or (fn.__name__,)
        return Command(fn, own, tuple(aliases), **kw)
    if len(names) == 1 and callable(names[0]):
        fn, names = names[0], ()
        return wrap(fn)
    return wrap


class BotMeta(type):
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        own = {}
        for value in ns.values():
            if isinstance(value, Command):
                for key in (value.name, *value.aliases):
                    own[key] = value
        cls.commands = ChainMap(own, *(b.commands for b in bases if hasattr(b, "commands")))
        return cls


class Bot(metaclass=BotMeta):
    prefix = "!"

    def __call__(self, line):
        try:
            words = shlex.split(line.removeprefix(self.prefix))
            if not line.startswith(self.prefix) or not words:
                return None
            name, *args = words
            cmd = self.commands.get(name)
            if cmd is None:
                close = [c for c in sorted(self.commands) if c[:1] == name[:1]]
                raise CommandError(f"no command {name!r}" + (f"; maybe {close[0]}?" if close else ""))
            return self.run(cmd, args)
        except CommandError as error:
            return f"error: {error}"
        except ValueError as error:
            return f"parse error: {error}"

    def run(self, cmd, args):
        params = list(cmd.signature.parameters.values())[1:]
        values, options = [], {}
        for p in params:
            if p.kind is p.VAR_POSITIONAL:
                values += [cmd.convert(p, a) for a in args]
                args = []
            elif p.kind is p.KEYWORD_ONLY:
                flag = next((a for a in args if a.startswith(f"--{p.name}=")), None)
                if flag:
                    options[p.name] = cmd.convert(p, flag.split("=", 1)[1])
            elif args:
                values.append(cmd.convert(p, args.pop(0)))
            elif p.default is p.empty:
                raise CommandError(f"usage: {cmd.usage}")
        extra = [a for a in args if not a.startswith("--")]
        if extra:
            raise CommandError(f"too many arguments: {extra}")
        return cmd(self, *values, **options)

    @command("help", "h")
    def help_(self, topic: Optional[str] = None):
        """Show help.

        With a topic, show that.
        """
        if topic in self.commands:
            return f"{self.commands[topic].usage}\n{textwrap.indent(inspect.getdoc(self.commands[topic]) or '-', '  ')}"
        seen = OrderedDict((c.name, c) for c in self.commands.values() if not c.hidden)
        return ", ".join(sorted(seen))


class MathBot(Bot):
    def __init__(self):
        self.memory = defaultdict(int)

    @command
    def add(self, *numbers: float):
        """Add numbers."""
        return sum(numbers)

    @command("set", "let")
    def set_(self, name, value: int | float = 1, *, level: Level = Level.LOW, force: bool = False):
        if name in self.memory and not force:
            raise CommandError(f"{name} is set")
        self.memory[name] = value
        return f"{name}={value!r} {level.name}"

    @command(hidden=True)
    def sort(self, order: Literal["up", "down"], *items: str):
        return " ".join(sorted(items, reverse=order == "down"))


bot = MathBot()
for line in ("!add 1 2.5 3", "!add", "!add x", "!set a", "!set a 5", "!let b 2.5 --level=high", "!set a 7 --force=true", "!set c 1 --level=mid", "!set", "!set a b c d", "!sort down 'b b' a", "!sort left a", "!help", "!h set", "!help add", "!help help", "!help nope", "!hlp", "!zzz", "hello", "!", '!add "1'):
    print(repr(line), "->", bot(line))
print(dict(bot.memory), {k: v.uses for k, v in bot.commands.items()}, len(MathBot.commands), list(MathBot.commands.maps[0]))
print(bot.add(1, 2), MathBot.add.usage, bot.add.__self__ is bot, MathBot.set_.__doc__, MathBot.add.__wrapped__.__name__, MathBot.sort == MathBot.sort, MathBot.set_.signature)
bot.run(MathBot.add, [object()])
