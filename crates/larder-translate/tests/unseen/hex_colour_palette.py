import re
import operator
import functools
from dataclasses import dataclass, astuple, replace
from enum import Enum, Flag, auto
from types import DynamicClassAttribute
from typing import ClassVar, NamedTuple


@dataclass(frozen=True, order=True)
class Colour:
    r: int = 0
    g: int = 0
    b: int = 0
    _pattern: ClassVar = re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$", re.I)

    def __post_init__(self):
        for name, value in zip("rgb", self):
            if not isinstance(value, int) or isinstance(value, bool):
                raise TypeError(f"{name} must be int, not {type(value).__name__}")
            object.__setattr__(self, name, min(max(value, 0), 255))

    @classmethod
    def parse(cls, text):
        if m := cls._pattern.match(text):
            return cls(*(int(x, 16) for x in m.groups()))
        try:
            return Named[text.upper()].value
        except KeyError:
            raise ValueError(f"no colour {text!r}") from None

    def __iter__(self):
        return iter((self.r, self.g, self.b))

    def __add__(self, other):
        return Colour(*map(operator.add, self, other))

    def __mul__(self, k):
        if isinstance(k, Colour):
            return Colour(*(a * b // 255 for a, b in zip(self, k)))
        return Colour(*(round(c * k) for c in self))

    __rmul__ = __mul__

    def __invert__(self):
        return Colour(*(255 - c for c in self))

    def __format__(self, spec):
        match spec:
            case "" | "hex":
                return "#%02x%02x%02x" % tuple(self)
            case "css":
                return f"rgb({', '.join(map(str, self))})"
            case s if s.startswith("."):
                return "/".join(format(c / 255, s) for c in self)
        raise ValueError(f"Unknown format code {spec!r} for {type(self).__name__}")

    __str__ = functools.partialmethod(__format__, "hex")

    @property
    def luma(self):
        return (self.r * 299 + self.g * 587 + self.b * 114) / 1000

    def __bool__(self):
        return any(self)

    def __int__(self):
        return functools.reduce(lambda a, c: a << 8 | c, self)

    __index__ = __int__


class Named(Enum):
    BLACK = Colour()
    WHITE = Colour(255, 255, 255)
    RED = Colour(255)
    LIME = Colour(0, 255)
    CRIMSON = Colour(220, 20, 60)
    SCARLET = RED

    @property
    def contrast(self):
        return Named.BLACK if self.value.luma > 127 else Named.WHITE

    def __str__(self):
        return f"{self.name.title()} {self.value}"

    @classmethod
    def nearest(cls, colour):
        return min(cls, key=lambda n: sum((a - b) ** 2 for a, b in zip(n.value, colour)))


class Style(Flag):
    PLAIN = 0
    BOLD = auto()
    DIM = auto()
    ITALIC = auto()
    LOUD = BOLD | ITALIC

    def codes(self):
        return ";".join(str(i) for i, s in enumerate(Style, 1) if s in self and s) or "0"


class Span(NamedTuple):
    text: str
    fg: Colour = Named.BLACK.value
    style: Style = Style.PLAIN

    def __add__(self, other):
        if isinstance(other, str):
            return self._replace(text=self.text + other)
        if isinstance(other, Span):
            return [self, other]
        return NotImplemented

    def __str__(self):
        return f"<{self.style.codes()}|{self.fg}>{self.text}"


c = Colour.parse("#FF8000")
print(c, f"{c:css} {c:.2f} {c}", repr(c), ~c, c + (10, 200, 300), c * 0.5, 2 * c, c * Colour(128, 128, 128), c.luma, bool(Colour()), int(c), hex(c), "%06x" % c, [*c])
print(Colour.parse("crimson"), Named.SCARLET, Named.SCARLET is Named.RED, Named(Colour(0, 255)), Named.nearest(c), [n.name for n in Named], Named.CRIMSON.contrast, len(Named), list(Named.__members__)[-1])
print(Style.LOUD, Style.BOLD | Style.DIM, ~Style.BOLD, Style(0), Style.LOUD.codes(), Style.PLAIN.codes(), Style.DIM in Style.LOUD, [s.name for s in Style], (Style.LOUD ^ Style.BOLD).name, repr(Style.LOUD & ~Style.BOLD), bool(Style.PLAIN), Style["LOUD"].value, Style(3))
s = Span("hi", style=Style.LOUD)
print(s, s + "!", [str(x) for x in s + Span("x")], s == ("hi", Colour(), Style.LOUD), s._asdict()["style"], hash(s) == hash(s._replace()))
for bad in (lambda: Colour.parse("#ff"), lambda: Colour.parse("puce"), lambda: Colour(1.5), lambda: Colour(True), lambda: f"{c:zz}", lambda: setattr(c, "r", 1), lambda: Named(Colour(1)), lambda: Style(64), lambda: s + 1, lambda: c + 5, lambda: Named.RED < Named.LIME, lambda: Colour(1) < 3, lambda: s.nope, lambda: Named.PUCE):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
print(sorted([Colour(2), Colour(1, 9), Colour(1, 2, 3)]), max(Named, key=lambda n: n.value.luma).name, {Colour(1): "a"}[Colour(1, 0, 0)], replace(c, b=7), astuple(c), len({Colour(300), Colour(255)}), Colour.__match_args__)
match c:
    case Colour(255, g, 0) if g > 100:
        print("orange", g)
print(Span.__doc__, Span._field_defaults["style"], Colour.parse.__func__.__name__, Named.RED.value.r, Named["RED"].contrast.name, *map(Style, (1, 2)))
Named.RED.value.r = 3
