"""A teller loop that reads a script, with retries, a decorator stack, exception groups avoided, and a SystemExit at the end."""
import functools
import logging
import sys
import time
import warnings
from collections import deque
from string import Template

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-7s %(name)s: %(message)s")
log = logging.getLogger("teller")


class BankError(Exception):
    """Base of all."""
    template = Template("$what failed")

    def __init__(self, **kw):
        self.kw = kw
        super().__init__(self.template.safe_substitute(kw, what=type(self).__name__))


class Overdrawn(BankError):
    template = Template("$who has $have, wants ${want}.00 ($$ short: $missing)")


class Locked(BankError, PermissionError):
    pass


def retry(times, *errors, wait=0):
    def deco(fn):
        @functools.wraps(fn)
        def run(*a, **k):
            for attempt in range(1, times + 1):
                try:
                    return fn(*a, **k)
                except errors as e:
                    log.warning("attempt %d of %d: %s", attempt, times, e)
                    last = e
                    time.sleep(wait)
            else:
                raise TimeoutError(f"{fn.__name__} gave up") from last
        run.tries = times
        return run
    return deco


def counted(fn):
    @functools.wraps(fn)
    def run(*a, **k):
        run.calls += 1
        return fn(*a, **k)
    run.calls = 0
    return run


class Teller:
    flaky = deque([1, 1, 0])

    def __init__(self):
        self.accounts, self.locked = {}, set()
        self.commands = {name[4:]: getattr(self, name) for name in dir(self) if name.startswith("cmd_")}

    def need(self, who):
        if who in self.locked:
            raise Locked(who=who)
        return self.accounts[who]

    def cmd_open(self, who, amount="0"):
        self.accounts[who] = int(amount)

    def cmd_lock(self, *who):
        self.locked |= set(who)

    @counted
    def cmd_pay(self, who, amount):
        have, want = self.need(who), int(amount)
        if want > have:
            raise Overdrawn(who=who, have=have, want=want)
        self.accounts[who] -= want
        return self.accounts[who]

    @retry(3, ConnectionError)
    def cmd_sync(self, n="1"):
        self.flaky.rotate(-int(n))
        if self.flaky[0]:
            raise ConnectionResetError("line dropped")
        return "synced"

    @retry(2, OSError, ZeroDivisionError)
    def cmd_div(self, a, b):
        return int(a) / int(b)

    def cmd_quit(self, code="0"):
        raise SystemExit(int(code))

    def cmd_warn(self, text):
        warnings.warn(text, UserWarning, stacklevel=2)
        return "warned"

    def run(self, script):
        for number, line in enumerate(filter(None, map(str.strip, script)), 1):
            name, *args = line.split()
            try:
                answer = self.commands[name](*args)
            except Overdrawn as e:
                log.error("%s | %s", e, sorted(e.kw))
            except PermissionError as e:
                log.error("%s", e)
            except KeyError as e:
                log.error("line %d: missing %s", number, e)
            except (TypeError, ValueError) as e:
                log.error("%s: %s", type(e).__name__, e)
            except TimeoutError as e:
                log.critical("%s <- %r", e, e.__cause__)
            else:
                log.info("%s -> %s", line, answer)


teller = Teller()
script = """
open ann 100
open bob
pay ann 30
pay ann 71
pay zed 1
lock bob cyd
pay bob 1
sync
sync 0
sync x
div 7 2
div 1 0
fly
open
pay ann ten
open dee 0x10
open dee 1_000
pay dee 1_0
pay ann -5
""".splitlines()
teller.run(script)
print(teller.accounts, Teller.cmd_pay.calls, Teller.cmd_sync.tries, Teller.cmd_sync.__name__, sorted(teller.locked), teller.flaky)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    teller.run(["warn careful", "warn again"])
print([(str(w.message), w.category.__name__) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        teller.commands["warn"]("now")
    except UserWarning as w:
        print("raised", w)
log.setLevel(logging.ERROR)
log.info("hidden")
log.error("shown %(a)s %(b)05.1f", {"a": 1, "b": 2.25})
child = logging.getLogger("teller.vault")
child.warning("hidden too")
print(child.getEffectiveLevel(), child.parent is log, logging.getLevelName(30), log.isEnabledFor(logging.WARNING), logging.getLogger("teller") is log)
try:
    raise Overdrawn(who="x", have=1)
except BankError as e:
    log.exception("with traceback", exc_info=False)
    print(e, e.args, BankError.__doc__, Overdrawn.__mro__[1].__name__, Overdrawn.__doc__)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("[{levelname[0]}] {message}", style="{"))
child.addHandler(handler)
child.propagate = False
child.error("own handler %s", "x" * 3)
h = logging.NullHandler()
log.addHandler(h)
print(len(log.handlers), len(child.handlers), log.hasHandlers())
try:
    Template("$x ${y} $$ $1").substitute(x=1)
except (KeyError, ValueError) as e:
    print(type(e).__name__, e)
print(Template("$x ${x}y $$x $missing").safe_substitute({"x": 5}))


class Failing:
    def __enter__(self):
        log.error("enter")
        return self

    def __exit__(self, t, v, tb):
        log.error("exit %s %s", t.__name__, v.code if isinstance(v, SystemExit) else v)
        return isinstance(v, KeyError)


with Failing():
    {}["x"]
try:
    with Failing():
        teller.run(["open q 1", "quit 7", "never run"])
finally:
    print("finally", teller.accounts["q"], file=sys.stdout)
