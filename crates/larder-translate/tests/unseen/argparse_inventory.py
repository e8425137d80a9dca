import argparse
import sys
import io
from contextlib import redirect_stdout, redirect_stderr


class KeyValue(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        d = getattr(namespace, self.dest) or {}
        for v in values:
            k, sep, val = v.partition("=")
            if not sep:
                parser.error(f"{option_string}: {v!r} is not key=value")
            d[k] = val
        setattr(namespace, self.dest, d)


def positive(text):
    n = int(text)
    if n <= 0:
        raise argparse.ArgumentTypeError(f"{n} is not positive")
    return n


def build():
    p = argparse.ArgumentParser(prog="inv", description="Keep an inventory.", epilog="Have fun.")
    p.add_argument("--version", action="version", version="%(prog)s 1.2")
    p.add_argument("-v", "--verbose", action="count", default=0, help="say more (repeatable)")
    sub = p.add_subparsers(dest="command", required=True, metavar="COMMAND", title="commands")
    add = sub.add_parser("add", help="add an item")
    add.add_argument("name")
    add.add_argument("count", type=positive, nargs="?", default=1, help="how many (default: %(default)s)")
    add.add_argument("--tag", "-t", action="append", default=[])
    add.add_argument("--set", nargs="+", action=KeyValue, dest="attrs", metavar="K=V")
    add.set_defaults(func=lambda a: f"added {a.count} {a.name} {a.tag} {a.attrs}")
    ls = sub.add_parser("list", aliases=["ls"], help="list items")
    g = ls.add_mutually_exclusive_group()
    g.add_argument("--long", action="store_true")
    g.add_argument("--short", action="store_const", const="s", default="m")
    ls.add_argument("--sort", choices=["name", "count"], default="name")
    ls.add_argument("patterns", nargs="*")
    ls.add_argument("--color", action=argparse.BooleanOptionalAction, default=True)
    ls.set_defaults(func=lambda a: f"list {sorted((k, v) for k, v in vars(a).items() if k != 'func')}")
    return p


parser = build()
for argv in (
    ["add", "bolt"],
    ["-vv", "add", "nut", "12", "-t", "a", "--tag=b", "--set", "x=1", "y=2=3"],
    ["ls", "--sort", "count", "--no-color", "a*", "b*"],
    ["list", "--lo"],
    ["add", "nut", "-3"],
    ["add", "nut", "zero"],
    ["add", "nut", "0"],
    ["ls", "--long", "--short"],
    ["ls", "--sort", "size"],
    ["add", "x", "--set", "novalue"],
    [],
    ["sell"],
    ["add"],
    ["add", "a", "1", "2"],
    ["--version"],
    ["ls", "-h"],
    ["--help"],
):
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            args = parser.parse_args(argv)
        print(argv, "->", args.func(args), args.verbose)
    except SystemExit as error:
        print(argv, "exit", error.code)
        print(out.getvalue() + err.getvalue(), end="")
ns, rest = parser.parse_known_args(["ls", "--what", "z"])
print(ns.patterns, rest, vars(ns).keys())
p2 = argparse.ArgumentParser(prog="p2", add_help=False, formatter_class=argparse.ArgumentDefaultsHelpFormatter, fromfile_prefix_chars=None)
p2.add_argument("--ratio", type=float, default=0.5, help="the ratio")
p2.add_argument("--names", nargs=2, metavar=("FIRST", "LAST"), help="both names")
p2.add_argument("rest", nargs=argparse.REMAINDER)
p2.print_help()
print(p2.parse_args(["--names", "a", "b", "cmd", "--ratio", "2"]), p2.format_usage(), end="")
p2.parse_args(["--ratio", "abc"])
