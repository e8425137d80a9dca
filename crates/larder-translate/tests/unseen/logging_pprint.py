# logging to a StringIO, traceback formatting pieces, pprint, warnings, reprlib, atexit-free
import io
import logging
import pprint
import reprlib
import sys
import traceback
import warnings
from collections import OrderedDict, namedtuple
from dataclasses import dataclass, field


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.name, record.getMessage()))


class Redact(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).replace("secret", "******")
        return "drop" not in record.getMessage()


buf, lh = io.StringIO(), ListHandler()
root = logging.getLogger("app")
root.setLevel(logging.DEBUG)
root.propagate = False
sh = logging.StreamHandler(buf)
sh.setLevel(logging.INFO)
sh.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(message)s"))
root.addHandler(sh)
root.addHandler(lh)
child = logging.getLogger("app.db.pool")
child.addFilter(Redact())


def work():
    child.debug("connecting %s", "secret")
    child.info("the secret is %(k)r", {"k": 42})
    child.warning("drop me")
    child.error("rows=%d ratio=%.2f%%", 3, 12.345)
    root.log(35, "custom level")
    try:
        [][0]
    except IndexError as e:
        child.critical("failed: %s", e)
        root.error("with exc", exc_info=False)
    return child.getEffectiveLevel(), child.isEnabledFor(10), child.parent is root, logging.getLevelName(35), logging.getLevelName("ERROR")


print(work())
print(buf.getvalue(), end="")
print(lh.records[0], len(lh.records), logging.getLogger("app") is root)
child.setLevel("ERROR")
child.info("not seen")
print(len(lh.records), child.level, root.hasHandlers())


class Oops(Exception):
    def __str__(self):
        return f"oops<{', '.join(map(str, self.args))}>"


def inner(n):
    if n == 0:
        raise KeyError("deep")
    inner(n - 1)


def outer():
    try:
        inner(2)
    except KeyError as e:
        raise Oops("wrapped", 1) from e


try:
    outer()
except Oops as e:
    tb = traceback.extract_tb(e.__traceback__)
    print([(f.name, f.line) for f in tb], [f.name for f in traceback.extract_tb(e.__cause__.__traceback__)])
    print(traceback.format_exception_only(type(e), e), traceback.format_exception_only(KeyError("x")), traceback.format_exception_only(ValueError()), traceback.format_exception_only(OSError(2, "gone", "f")))
    print(sys.exc_info()[0] is Oops, sys.exc_info()[1] is e, len(traceback.format_exception(e)) > 4, e.__traceback__.tb_frame.f_code.co_name)
print(sys.exc_info(), traceback.format_exc().strip())
with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter("always")
    warnings.warn("old api", DeprecationWarning)
    warnings.warn("custom")
print([(w.category.__name__, str(w.message)) for w in got])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error", RuntimeWarning)
    except RuntimeWarning as w:
        print("raised", repr(w))


@dataclass
class Conf:
    name: str
    opts: dict = field(default_factory=dict)
    nested: "Conf" = None


P = namedtuple("P", "lat lon")
data = {"zeta": list(range(30)), "alpha": {"b": (1,), "a": {"deep": {"deeper": {"deepest": [1, 2, {"x": None}]}}}}, "text": "word " * 25, 3: {"set", "of"}, "pt": P(1.5, -2), "conf": Conf("c", {"k": [1, 2]}, Conf("inner")), "bytes": b"\x00" * 60, "empty": [[], {}, (), set()]}
data[3] = {"only"}
pprint.pprint({k: v for k, v in data.items() if k != 3}, width=72, compact=True)
pprint.pprint(data["alpha"], depth=2)
print(pprint.pformat([["x" * 20] * 3, {"b": 1, "a": 2}], width=40), pprint.pformat({"b": 1, "a": 2}, sort_dicts=False), pprint.pformat(OrderedDict(z=1, a=2)), pprint.pformat([1, "two", None]), pprint.isreadable(data["zeta"]))
rec = [1]
rec.append(rec)
print(pprint.isrecursive(rec), rec, reprlib.repr(list(range(50))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr({3, 1, 2}))
r = reprlib.Repr()
r.maxlist, r.maxstring, r.maxlevel = 2, 12, 2
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"), r.repr([[[[]]]]), r.repr(10**50))


class Ring:
    def __init__(self):
        self.me = [self]

    @reprlib.recursive_repr(fillvalue="<...>")
    def __repr__(self):
        return f"Ring({self.me!r})"


print(Ring())
print("to stderr", file=sys.stderr)
logging.getLogger("lonely").warning("last resort %s", "handler")
outer()
