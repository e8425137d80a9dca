# todo CLI with argparse given argv lists; state in memory
import argparse
import contextlib
import io
import json
import shlex

TASKS = []


def parse_tag(text):
    key, sep, value = text.partition("=")
    if not sep or not key:
        raise argparse.ArgumentTypeError(f"tag must be key=value, not {text!r}")
    return key, value


def cmd_add(args):
    TASKS.append({"id": len(TASKS) + 1, "text": " ".join(args.words), "prio": args.priority, "tags": dict(args.tag or []), "done": False})
    return f"added #{TASKS[-1]['id']}"


def cmd_list(args):
    rows = [t for t in TASKS if args.all or not t["done"]]
    if args.sort:
        rows.sort(key=lambda t: t[args.sort], reverse=args.reverse)
    for t in rows:
        print(f"{'x' if t['done'] else ' '} {t['id']:>2} {'!' * t['prio']:<3} {t['text']:<20}|{','.join(f'{k}={v}' for k, v in sorted(t['tags'].items()))}")
    return len(rows)


def cmd_done(args):
    hit = [t for t in TASKS if t["id"] in args.ids]
    for t in hit:
        t["done"] = True
    missing = sorted(set(args.ids) - {t["id"] for t in hit})
    if missing:
        raise SystemExit(f"no such task: {', '.join(map(str, missing))}")
    return [t["text"] for t in hit]


def cmd_stats(args):
    out = {"total": len(TASKS), "open": sum(not t["done"] for t in TASKS), "mean": sum(t["prio"] for t in TASKS) / max(1, len(TASKS))}
    return json.dumps(out) if args.json else "; ".join(f"{k}={v}" for k, v in out.items())


def build():
    p = argparse.ArgumentParser(prog="todo", description="A tiny todo list.")
    p.add_argument("-v", "--verbose", action="count", default=0, help="more output")
    p.add_argument("--version", action="version", version="%(prog)s 1.2")
    sub = p.add_subparsers(dest="cmd", required=True, metavar="COMMAND")
    a = sub.add_parser("add", help="add a task")
    a.add_argument("words", nargs="+")
    a.add_argument("-p", "--priority", type=int, choices=range(1, 4), default=1)
    a.add_argument("-t", "--tag", type=parse_tag, action="append")
    a.set_defaults(func=cmd_add)
    l = sub.add_parser("list", help="show tasks")
    g = l.add_mutually_exclusive_group()
    g.add_argument("-a", "--all", action="store_true")
    g.add_argument("--open", dest="all", action="store_false")
    l.add_argument("--sort", choices=["prio", "text", "id"])
    l.add_argument("-r", "--reverse", action="store_true")
    l.set_defaults(func=cmd_list)
    d = sub.add_parser("done", help="finish tasks")
    d.add_argument("ids", nargs="*", type=int, default=[1])
    d.set_defaults(func=cmd_done)
    s = sub.add_parser("stats")
    s.add_argument("--json", action="store_true")
    s.set_defaults(func=cmd_stats)
    return p


SESSION = """
add buy milk -p 2
add "call mom" -t who=mom --tag when=today=noon
add -p3 write report
-vv list --sort prio -r
done 2
list
list -a --sort=text
done
done 9 3 7
list --all
stats
-v stats --json
add
add x -p 7
add x -t oops
add x -p two
list -a --open
fly away
--version
list --sort size
add -- -p -q
list
"""


def run(line, parser=build()):
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            args = parser.parse_args(shlex.split(line))
            result = args.func(args)
            if args.verbose:
                print("verbose:", args.verbose, sorted(vars(args).keys() - {"func"}))
            print("=>", result)
        except SystemExit as e:
            code = e.code
    return code, out.getvalue(), err.getvalue()


for line in SESSION.strip().splitlines():
    code, out, err = run(line)
    print("$ todo", line)
    print(out, end="")
    if err:
        print("stderr:", err.strip().splitlines()[-1])
    if code:
        print("exit:", code)
ns = build().parse_args(["done", "4", "5"])
print(ns.cmd, ns.ids, ns.verbose, ns.func.__name__, argparse.Namespace(b=1, a="x"), ns == ns)
