"""A make-like scheduler: rules, patterns, graphlib order, parallel slots simulated, dirty propagation."""
import fnmatch
import re
from collections import namedtuple
from graphlib import CycleError, TopologicalSorter
from itertools import count, islice, zip_longest
from textwrap import dedent, indent

Rule = namedtuple("Rule", "target deps recipe", defaults=((), ""))


def parse(text):
    rules, variables, current = {}, {}, None
    for number, line in enumerate(dedent(text).splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[:1].isspace():
            if current is None:
                raise SyntaxError(f"line {number}: recipe without rule")
            old = rules[current]
            rules[current] = old._replace(recipe=(old.recipe + "\n" + line.strip()).strip())
        elif ":=" in line:
            name, _, value = (part.strip() for part in line.partition(":="))
            variables[name] = value
        elif ":" in line:
            target, deps = line.split(":", 1)
            target = target.strip()
            deps = tuple(expand(deps, variables).split())
            current = target
            rules[target] = Rule(target, deps)
        else:
            raise SyntaxError(f"line {number}: {line!r}")
    return rules, variables


def expand(text, variables, depth=0):
    if depth > 10:
        raise RecursionError(text)
    def sub(m):
        name = m.group(1) or m.group(2)
        return expand(variables.get(name, ""), variables, depth + 1)
    return re.sub(r"\$\((\w+)\)|\$\{(\w+)\}", sub, text)


MAKEFILE = """
    CC := cc
    FLAGS := -O2 $(EXTRA)
    EXTRA := -g
    OBJ := main.o util.o list.o
    # the program
    app: $(OBJ)
        $(CC) -o $@ $^
    main.o: main.c util.h list.h
        $(CC) ${FLAGS} -c $<
    util.o: util.c util.h
    list.o: list.c list.h
        $(CC) -c $<
        strip $@
    docs: app manual.txt
        gendoc $^ > $@
"""

rules, variables = parse(MAKEFILE)
for rule in rules.values():
    print(rule)
print(variables)


def commands(rule):
    auto = {"@": rule.target, "<": rule.deps[0] if rule.deps else "", "^": " ".join(rule.deps)}
    for line in rule.recipe.splitlines() or ["touch $@"]:
        yield expand(re.sub(r"\$([@<^])", lambda m: auto[m[1]], line), variables)


def plan(goal, rules):
    graph, todo = {}, [goal]
    while todo:
        name = todo.pop()
        if name in graph:
            continue
        deps = rules[name].deps if name in rules else ()
        graph[name] = set(deps)
        todo += deps
    return graph


def simulate(graph, rules, slots, cost):
    ts = TopologicalSorter(graph)
    ts.prepare()
    clock, running, log = 0, [], []
    waiting = []
    while ts.is_active():
        waiting.extend(sorted(ts.get_ready()))
        waiting.sort(key=lambda n: (-cost(n), n))
        while waiting and len(running) < slots:
            name = waiting.pop(0)
            running.append((clock + cost(name), name))
        running.sort()
        clock, name = running.pop(0)
        log.append((clock, name))
        ts.done(name)
    return log


graph = plan("docs", rules)
print({k: sorted(v) for k, v in sorted(graph.items())})
for slots in (1, 2, 3):
    log = simulate(graph, rules, slots, lambda n: len(n) if n in rules else 1)
    print(slots, log[-1], [n for _, n in log if n in rules])
for target in ("app", "util.o", "list.o"):
    print(indent("\n".join(commands(rules[target])), f"{target:>8} | "))


def dirty(changed, rules):
    stale = set(changed)
    for _ in count():
        more = {r.target for r in rules.values() if stale & set(r.deps)} - stale
        if not more:
            return sorted(stale - set(changed))
        stale |= more


for changed in (["list.h"], ["manual.txt"], ["util.h", "list.c"], []):
    print(changed, "->", dirty(changed, rules))
rules["util.h"] = Rule("util.h", ("app",))
try:
    list(TopologicalSorter({k: set(r.deps) for k, r in rules.items()}).static_order())
except CycleError as e:
    print(e.args[0], len(e.args[1]), e.args[1][0] == e.args[1][-1], isinstance(e, ValueError))
names = sorted(graph)
print(fnmatch.filter(names, "*.[ch]"), [n for n in names if fnmatch.fnmatch(n, "?ain*")], fnmatch.translate("*.o") != "")
for a, b in islice(zip_longest(sorted(n for n in names if n.endswith(".c")), sorted(n for n in names if n.endswith(".h")), fillvalue="-"), 5):
    print(a, b, sep="\t")
for bad in ("\trecipe first\n", "what is this\n", "A := $(A)\nx: $(A)"):
    try:
        print(parse(bad))
    except (SyntaxError, RecursionError) as e:
        print(type(e).__name__, e)
print(Rule("t"), Rule._fields, Rule._field_defaults, Rule(*"ab")._asdict(), tuple(Rule("x")) == ("x", (), ""))
print(rules["nothing"])
