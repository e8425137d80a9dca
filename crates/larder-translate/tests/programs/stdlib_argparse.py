import argparse
import contextlib
import io
import sys


def attempt(parser, *lines):
    for line in lines:
        args = line.split() if isinstance(line, str) else line
        caught = io.StringIO()
        try:
            with contextlib.redirect_stderr(caught):
                print(args, "->", parser.parse_args(args))
        except SystemExit as stop:
            print(args, "-> exit", stop.code, repr(caught.getvalue()))
        except argparse.ArgumentError as error:
            print(args, "-> raised", error, "|", error.argument_name, "|", error.message)


def basics():
    parser = argparse.ArgumentParser(prog="tool", description="Works on files.", epilog="That is all.")
    parser.add_argument("source", help="what to read")
    parser.add_argument("target", nargs="?", default="out.txt", help="where to write (default: %(default)s)")
    parser.add_argument("-n", "--number", type=int, default=3, help="how many, of type %(type)s")
    parser.add_argument("-r", "--ratio", type=float, metavar="R")
    parser.add_argument("-v", "--verbose", action="count", default=0, help="more words, 100%% sure")
    parser.add_argument("-q", "--quiet", action="store_true")
    parser.add_argument("--no-color", dest="color", action="store_false")
    parser.add_argument("--mode", choices=["fast", "slow"], default="slow", help="one of %(choices)s")
    parser.add_argument("--level", type=int, choices=range(1, 4))
    parser.add_argument("-D", "--define", action="append", metavar="NAME=VALUE")
    parser.add_argument("--const", action="store_const", const=42)
    parser.add_argument("-a", dest="letters", action="append_const", const="a")
    parser.add_argument("-b", dest="letters", action="append_const", const="b")
    parser.add_argument("--more", action="extend", nargs="+", type=int, default=[0])
    parser.add_argument("--pair", nargs=2, metavar=("X", "Y"))
    parser.add_argument("--maybe", nargs="?", const="given", default="absent")
    parser.add_argument("--flag", action=argparse.BooleanOptionalAction, help="a flag")
    parser.add_argument("--version", action="version", version="%(prog)s 1.5")
    parser.add_argument("--hidden", help=argparse.SUPPRESS)
    parser.print_help()
    print(parser.format_usage(), end="")
    attempt(
        parser,
        "in",
        "in out -n 5 -vvq",
        "-vqn7 in --number=8",
        "in --num 9 --no-col",
        "in --mod fast --level 2",
        "in --mode odd",
        "in --level 4",
        "in --level x",
        "in -n",
        "in -n x",
        "in -D a=1 -Db=2 --define=c=3",
        "in --const -aab -b",
        "in --more 1 2 --more 3",
        "in --pair 1 2",
        "in --pair 1",
        "in --maybe",
        "in --maybe x",
        "--maybe -- in",
        "in --flag",
        "in --flag --no-flag",
        "in --m",
        "in --zzz",
        "in out third fourth",
        "",
        "-- -in",
        "in -- -n",
        "in -n -5",
        "in --ratio -.5",
        "in -r=-1e3",
        "in --quiet=1",
        "in -q1",
        "in -qx",
        "in -n=",
        "in --mode=",
        ["in", ""],
        ["-x y"],
        "-",
        "--version",
    )
    known, rest = parser.parse_known_args(["in", "--what", "-n", "1", "out", "extra", "-z"])
    print(known, rest)
    print(known.number, known.source, "number" in known, "what" in known)
    print(vars(known)["target"], known == parser.parse_args(["in", "out", "-n", "1"]))
    print(known != argparse.Namespace(), argparse.Namespace(a=1) == argparse.Namespace(a=1))
    print(argparse.Namespace(a=1, **{"b-c": [2]}), argparse.Namespace() == 3)
    mine = argparse.Namespace(number=11, own=True)
    print(parser.parse_args(["x"], mine) is mine, mine.number, mine.own)


def counts():
    parser = argparse.ArgumentParser(prog="c", add_help=False)
    parser.add_argument("first")
    parser.add_argument("many", nargs="*")
    parser.add_argument("last", nargs="+", type=int)
    parser.add_argument("-o", nargs="*")
    attempt(parser, "a 1", "a b 2", "a b c 3", "a", "a -o x y", "-o x -- a 1", "a 1 -o", "a b x -o 1", "-h")
    print(parser.format_help(), end="")
    rest = argparse.ArgumentParser(prog="r")
    rest.add_argument("-x", action="store_true")
    rest.add_argument("command")
    rest.add_argument("args", nargs=argparse.REMAINDER)
    attempt(rest, "go", "-x go -x --y z", "go -- a", "-x", "go a -x -- b")
    print(rest.format_usage(), end="")
    numbers = argparse.ArgumentParser(prog="m")
    numbers.add_argument("-1", dest="one", action="store_true")
    numbers.add_argument("rest", nargs="*", type=int)
    attempt(numbers, "-1", "-1 5", "-5", "-- -5", "x")
    digits = argparse.ArgumentParser(prog="d")
    digits.add_argument("--sum", dest="fold", action="store_const", const=sum, default=max)
    digits.add_argument("integers", metavar="N", type=int, nargs="+")
    for args in (["1", "-2", "3"], ["--sum", "1", "-2", "3"], ["1", "2", "--sum"]):
        found = digits.parse_args(args)
        print(found.fold(found.integers))
    attempt(digits, "--sum", "1 a", "1 --sum=2")
    choice = argparse.ArgumentParser(prog="ch")
    choice.add_argument("what", nargs="*", choices=["a", "b"], default="a")
    choice.add_argument("--how", nargs="+", choices=["x", "y"])
    attempt(choice, "", "a b", "a c", "--how x y", "--how x z", "--how")
    print(choice.format_help(), end="")


def groups():
    parser = argparse.ArgumentParser(prog="g", usage="%(prog)s [whatever]", argument_default=argparse.SUPPRESS)
    inner = parser.add_argument_group("output", "Where it goes, which may take a good many words to explain to people.")
    inner.add_argument("--to")
    either = inner.add_mutually_exclusive_group()
    either.add_argument("--loud", action="store_true")
    either.add_argument("--soft", action="store_true")
    must = parser.add_mutually_exclusive_group(required=True)
    must.add_argument("-x", type=int)
    must.add_argument("-y", type=int)
    must.add_argument("--secret", help=argparse.SUPPRESS)
    parser.print_help()
    attempt(parser, "-x 1", "-x 1 -y 2", "", "--loud -y 3", "--loud --soft -x 1", "--soft --loud -x 1", "-x 1 --to")
    plain = argparse.ArgumentParser(prog="plain")
    needed = plain.add_mutually_exclusive_group(required=True)
    needed.add_argument("--alpha", action="store_true")
    needed.add_argument("beta", nargs="?")
    plain.add_argument("--must", required=True)
    print(plain.format_usage(), end="")
    attempt(plain, "--must 1", "--must 1 --alpha", "--must 1 b", "--must 1 b --alpha", "--alpha")
    plain.set_defaults(alpha=7, extra="more")
    print(plain.get_default("alpha"), plain.get_default("extra"), plain.get_default("nothing"))
    attempt(plain, "--must 1 b")


def commands():
    parser = argparse.ArgumentParser(prog="git", description="A tool of many commands.")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("where")
    sub = parser.add_subparsers(dest="command", help="what to do", metavar="CMD", required=True)
    add = sub.add_parser("add", help="adds files", aliases=["a"])
    add.add_argument("files", nargs="+")
    add.set_defaults(run=lambda args: f"adding {args.files}")
    remove = sub.add_parser("remove", description="Removes.")
    remove.add_argument("-f", "--force", action="store_true", help="no questions")
    remove.set_defaults(run=lambda args: f"removing, force={args.force}")
    parser.print_help()
    remove.print_help()
    for args in (["here", "add", "x", "y"], ["here", "a", "z"], ["--verbose", "h", "remove", "-f"]):
        found = parser.parse_args(args)
        print(found.command, found.where, found.verbose, found.run(found))
    attempt(parser, "here", "here frob", "here add", "here remove -x", "here remove stray", "")
    print(parser.parse_known_args(["h", "add", "q", "--odd"])[1])
    titled = argparse.ArgumentParser(prog="t")
    sub = titled.add_subparsers(title="the commands", description="all of them")
    sub.add_parser("averyveryverylongcommand", help="does much")
    sub.add_parser("short", help="does little")
    titled.print_help()
    attempt(titled, "", "short", "shor")


def layout():
    parser = argparse.ArgumentParser(
        prog="a-program-with-a-name",
        description="A description that is long enough to be broken into several lines, since nobody"
        " reads one of eighty columns   with\n   odd   space in it.",
        epilog="And an epilog of %(prog)s.",
    )
    for word in ("alpha", "beta", "gamma", "delta-and-more"):
        parser.add_argument(f"--{word}", help=f"the {word} that is told of in many words, so that the line breaks")
    parser.add_argument("--an-option-of-a-long-name", metavar="LONGVALUE", help="comes below")
    parser.add_argument("--silent")
    parser.add_argument("sources", nargs="+", help="sources")
    parser.add_argument("destination")
    parser.print_help()
    long = argparse.ArgumentParser(prog="p" * 70)
    long.add_argument("--one", metavar="SOMETHING")
    long.add_argument("two", nargs="*")
    print(long.format_usage(), end="")
    many = argparse.ArgumentParser(prog="many", add_help=False)
    for at in range(12):
        many.add_argument(f"position{at}")
    print(many.format_usage(), end="")
    raw = argparse.ArgumentParser(
        prog="raw",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="one\n  two\n\nthree",
        epilog="  four\n",
    )
    raw.add_argument("-x", help="some\n  help")
    raw.print_help()
    text = argparse.ArgumentParser(prog="text", formatter_class=argparse.RawTextHelpFormatter)
    text.add_argument("-x", help="some\n  help\nof %(prog)s")
    text.print_help()
    defaults = argparse.ArgumentParser(prog="def", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    defaults.add_argument("-x", help="an x", default=5)
    defaults.add_argument("-y", help="a y (%(default)s)", default="why")
    defaults.add_argument("-z", action="store_true", help="a z")
    defaults.add_argument("w", help="a w")
    defaults.print_help()
    wide = argparse.ArgumentParser(
        prog="wide", formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=100)
    )
    wide.add_argument("--an-option-of-a-long-name", metavar="LONGVALUE", help="beside it")
    wide.print_help()
    typed = argparse.ArgumentParser(prog="typed", formatter_class=argparse.MetavarTypeHelpFormatter)
    typed.add_argument("--x", type=int)
    typed.add_argument("y", type=float)
    typed.print_help()
    empty = argparse.ArgumentParser(prog="empty", add_help=False)
    empty.print_help()


class Doubling(argparse.Action):
    def __init__(self, option_strings, dest, **kwargs):
        super().__init__(option_strings, dest, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        print("called", option_string, values)
        setattr(namespace, self.dest, (values or "") * 2)


def even(text):
    number = int(text)
    if number % 2:
        raise argparse.ArgumentTypeError(f"{text} is odd")
    return number


class Loud(argparse.ArgumentParser):
    def error(self, message):
        raise ValueError("LOUD " + message)


def own():
    parser = argparse.ArgumentParser(prog="own", exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--twice", action=Doubling, type=int)
    parser.add_argument("--even", type=even, default="4")
    parser.add_argument("word", action=Doubling, nargs="?")
    attempt(parser, "--twice 4", "--even 8", "--even 3", "--even x", "w --twice 1", "--twi 1", "--twice")
    try:
        Loud(prog="loud").parse_args(["--no"])
    except ValueError as error:
        print(error)
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument("--shared", type=int, default=1)
    parent.add_argument_group("special").add_argument("--own")
    child = argparse.ArgumentParser(prog="child", parents=[parent])
    child.add_argument("name")
    child.print_help()
    attempt(child, "x --shared 3")
    again = argparse.ArgumentParser(prog="again", conflict_handler="resolve")
    again.add_argument("-x", "--ex", help="old")
    again.add_argument("-x", help="new")
    again.print_help()
    plus = argparse.ArgumentParser(prog="plus", prefix_chars="-+")
    plus.add_argument("+w", action="store_true")
    plus.add_argument("++long", type=int)
    attempt(plus, "+w ++long 3", "++lo=4", "+h", "+z")
    print(repr(parser.add_argument("--shown", type=int, help="h")))


def faults():
    parser = argparse.ArgumentParser(prog="f")
    parser.add_argument("--taken")
    wrong = [
        lambda: parser.add_argument("--taken"),
        lambda: parser.add_argument("x", dest="y"),
        lambda: parser.add_argument("-x", action="frob"),
        lambda: parser.add_argument("x", required=True),
        lambda: parser.add_argument("-x", nargs=0),
        lambda: parser.add_argument("-x", const=1),
        lambda: parser.add_argument("-x", "y"),
        lambda: parser.add_argument("--"),
        lambda: parser.add_argument("-x", type="int"),
        lambda: parser.add_argument("-x", nargs=2, metavar=("A",)),
        lambda: parser.add_mutually_exclusive_group().add_argument("-x", required=True),
        lambda: argparse.ArgumentParser(prog="g").parse_args("-t"),
    ]
    for call in wrong:
        caught = io.StringIO()
        try:
            with contextlib.redirect_stderr(caught):
                print(call())
        except SystemExit as stop:
            print("exit", stop.code, caught.getvalue())
        except Exception as error:
            print(type(error).__name__, error)


basics()
counts()
groups()
commands()
layout()
own()
faults()
sys.argv = ["prog", "-n", "5"]
last = argparse.ArgumentParser(prog="last")
last.add_argument("-n", type=int, choices=[1, 2])
sys.stdout.flush()
last.parse_args()
