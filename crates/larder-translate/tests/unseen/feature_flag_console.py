"""Feature flags from INI text, command lines (given lists) and overrides; argparse errors are caught."""
import argparse
import configparser
import contextlib
import io
import shlex
from collections import ChainMap
from types import MappingProxyType

INI = """
[DEFAULT]
rollout = 100
owner = core-%(team)s
team = a

[dark_mode]
enabled = yes
rollout = 25
; a comment
[new_search]
enabled = off
team = search
note = spans
    two lines

[beta:chat]
enabled = 1
rollout: 12.5
empty =
flagonly
"""


class Flags:
    def __init__(self, text):
        self.cp = configparser.ConfigParser(allow_no_value=True)
        self.cp.read_string(text)
        self.overrides = {}

    def view(self, name):
        if not self.cp.has_section(name):
            raise LookupError(f"no flag {name!r}")
        return ChainMap(self.overrides.setdefault(name, {}), dict(self.cp[name]))

    def is_on(self, name, user=0):
        v = self.view(name)
        on = v["enabled"] if isinstance(v["enabled"], bool) else self.cp.getboolean(name, "enabled")
        return on and (user * 7919) % 100 < float(v["rollout"])


def positive(text):
    n = int(text)
    if n <= 0:
        raise argparse.ArgumentTypeError(f"{n} is not positive")
    return n


class Pairs(argparse.Action):
    def __call__(self, parser, ns, values, option_string=None):
        current = dict(getattr(ns, self.dest) or {})
        for v in values:
            k, eq, val = v.partition("=")
            if not eq:
                parser.error(f"{option_string}: {v!r} is not KEY=VALUE")
            current[k] = val
        setattr(ns, self.dest, current)


def build():
    p = argparse.ArgumentParser(prog="flags", description="Feature flag console.", epilog="Be careful.")
    p.add_argument("-v", "--verbose", action="count", default=0)
    sub = p.add_subparsers(dest="cmd", required=True, metavar="CMD")
    show = sub.add_parser("show", help="show flags")
    show.add_argument("names", nargs="*", default=["dark_mode"])
    show.add_argument("--format", choices=("text", "py"), default="text")
    check = sub.add_parser("check", aliases=["c"])
    check.add_argument("name")
    check.add_argument("-u", "--users", type=positive, default=8, metavar="N")
    put = sub.add_parser("set")
    put.add_argument("name")
    put.add_argument("--with", dest="pairs", nargs="+", action=Pairs, default=None)
    group = put.add_mutually_exclusive_group()
    group.add_argument("--on", dest="state", action="store_const", const=True)
    group.add_argument("--off", dest="state", action="store_false", default=None)
    return p


flags = Flags(INI)
parser = build()


def run(line):
    err, out = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out):
            args = parser.parse_args(shlex.split(line))
    except SystemExit as e:
        print(f"$ {line}\n   exit {e.code}: {(err.getvalue() or out.getvalue()).splitlines()[-1]}")
        return
    print(f"$ {line}\n   {args}")
    try:
        if args.cmd == "show":
            for n in args.names:
                v = flags.view(n)
                print("  ", n, {k: v[k] for k in sorted(v)} if args.format == "py" else ", ".join(f"{k}:{x}" for k, x in sorted(v.items())))
        elif args.cmd in ("check", "c"):
            print("  ", "".join("01"[flags.is_on(args.name, u)] for u in range(args.users)))
        else:
            o = flags.view(args.name).maps[0]
            if args.state is not None:
                o["enabled"] = args.state
            o |= args.pairs or {}
            print("  ", flags.overrides)
    except (LookupError, ValueError, configparser.Error) as e:
        print("  ", type(e).__name__, e)


for line in ("show", "show new_search beta:chat --format py", "show nope", "check dark_mode", "c beta:chat -u 20", "check new_search -vu3", "-vv check dark_mode --users=-3",
             "check dark_mode -u x", "set new_search --on --with rollout=50 k=v=w", "c new_search", "set new_search --on --off", "set dark_mode --with rollout", "set dark_mode --off", "check dark_mode", "", "fly", "show --format json", "check", "set beta:chat --with a=1 --with b=2", "check DEFAULT", "show -h", "show -- -x", "che dark_mode"):
    run(line)
print(parser.format_usage().strip())
print(parser.parse_known_args(["show", "--wat", "-v"]))
cp = flags.cp
print(cp.sections(), cp["new_search"]["note"].splitlines(), cp.get("dark_mode", "owner"), cp.get("new_search", "owner", raw=True), cp.getfloat("beta:chat", "rollout"), cp["beta:chat"]["flagonly"], repr(cp["beta:chat"]["empty"]), cp.get("dark_mode", "zz", fallback="fb"))
for bad in (lambda: cp.get("dark_mode", "zz"), lambda: cp["zz"], lambda: cp.getint("beta:chat", "rollout"), lambda: cp.getboolean("dark_mode", "rollout"), lambda: cp.set("dark_mode", "x", 5), lambda: configparser.ConfigParser().read_string("a=1"), lambda: configparser.ConfigParser().read_string("[a]\nx=1\nx=2"), lambda: cp.add_section("dark_mode")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).splitlines())
out = io.StringIO()
cp["added"] = {"z": "1", "Upper": "x"}
cp.remove_section("new_search")
cp.write(out)
print(out.getvalue().strip().splitlines()[-6:])
ro = MappingProxyType(flags.overrides)
try:
    ro["x"] = 1
except TypeError as e:
    print(e, len(ro))
