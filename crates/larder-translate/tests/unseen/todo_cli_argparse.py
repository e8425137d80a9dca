import argparse
import json
import shlex
import sys


class Store:
    def __init__(self, text="[]"):
        self.items = json.loads(text)

    def add(self, title, prio, tags):
        ident = max((i["id"] for i in self.items), default=0) + 1
        self.items.append({"id": ident, "title": title, "prio": prio, "tags": sorted(set(tags or [])), "done": False})
        return ident

    def get(self, ident):
        for it in self.items:
            if it["id"] == ident:
                return it
        raise LookupError(f"no task {ident}")

    def select(self, *, tag=None, show_all=False):
        for it in sorted(self.items, key=lambda i: (i["done"], -i["prio"], i["id"])):
            if (show_all or not it["done"]) and (tag is None or tag in it["tags"]):
                yield it


def priority(text):
    value = int(text)
    if not 1 <= value <= 5:
        raise argparse.ArgumentTypeError(f"{value} is not between 1 and 5")
    return value


def make_parser():
    p = argparse.ArgumentParser(prog="todo", description="Keep a list of tasks.")
    p.add_argument("-v", "--verbose", action="count", default=0)
    sub = p.add_subparsers(dest="cmd", required=True)
    add = sub.add_parser("add", help="add a task")
    add.add_argument("title", nargs="+")
    add.add_argument("-p", "--prio", type=priority, default=3)
    add.add_argument("-t", "--tag", action="append", dest="tags")
    ls = sub.add_parser("list")
    ls.add_argument("--tag")
    ls.add_argument("--all", action="store_true", dest="show_all")
    ls.add_argument("--format", choices=["short", "json"], default="short")
    done = sub.add_parser("done")
    done.add_argument("ids", type=int, nargs="*")
    return p


def run(store, argv):
    args = make_parser().parse_args(argv)
    if args.verbose > 1:
        print("args:", sorted(vars(args)))
    match args.cmd:
        case "add":
            print("added", store.add(" ".join(args.title), args.prio, args.tags))
        case "list":
            rows = list(store.select(tag=args.tag, show_all=args.show_all))
            if args.format == "json":
                print(json.dumps(rows))
            else:
                for r in rows:
                    mark = "x" if r["done"] else " "
                    print(f"[{mark}] {r['id']:>2} {'!' * r['prio']:<5} {r['title']}", *("#" + t for t in r["tags"]))
        case "done":
            for i in args.ids:
                store.get(i)["done"] = True
            print("closed", len(args.ids))
    return 0


SESSION = r"""
add buy milk -p 5 -t shop
add "write report" --tag work --tag home --tag work
add call\ mum --prio=1
list
done 2
list --all
-vv list --tag shop --format json
done
add -- -p is a title
list
done 1 99
list
add x -p 9
"""
store = Store()
status = 0
for line in SESSION.strip().splitlines():
    argv = shlex.split(line)
    print("$ todo", *argv)
    try:
        status = run(store, argv)
    except LookupError as e:
        print("todo:", e)
        status = 1
print(json.loads(json.dumps(store.items)) == store.items)
sys.exit(status)
