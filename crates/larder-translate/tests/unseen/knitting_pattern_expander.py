"""Expand a compact knitting notation into rows of stitches, check counts, draw a chart."""
import itertools
import re
import textwrap

PATTERN = """
cast 12
R1: k2 (p2 k2)2 p2
R2: as R1
R3-4: [k yo k2tog]*
R5: k3 *inc1 k1* to last 3, k3
R6: purl all
R7: k2tog ([p1 k1]2 p1)2 k3
R8: (k1 p1
R9: k99
R10: sssk 4
R11: as R42
bind off
"""

STITCHES = {"k": (1, 1, "│"), "p": (1, 1, "─"), "yo": (0, 1, "○"), "k2tog": (2, 1, "╱"), "ssk": (2, 1, "╲"), "inc": (1, 2, "V"), "sl": (1, 1, "S")}
TOKEN = re.compile(r"\s*(?:(k2tog|ssk|yo|inc|sl|k|p)(\d*)(?![a-z])|([(\[*])|([)\]])(\*|\d*)(?!\w)|(to last) (\d+),?)")


class PatternError(Exception):
    def __init__(self, row, message, *extra):
        super().__init__(f"row {row}: {message}", *extra)
        self.row = row


class Repeat:
    def __init__(self, body, times=1, until_left=None):
        self.body, self.times, self.until_left = body, times, until_left

    def __repr__(self):
        how = f"x{self.times}" if self.until_left is None else f"->{self.until_left}"
        return f"{how}{self.body}"


def cost(items):
    return sum(STITCHES[i][0] if isinstance(i, str) else cost(i.body) * i.times for i in items)


def parse(row, text):
    stack, opened, pos, star = [[]], [], 0, None
    while pos < len(text.rstrip()):
        m = TOKEN.match(text, pos)
        if m is None:
            raise PatternError(row, f"cannot read {text[pos:].strip()!r}")
        pos = m.end()
        stitch, n, open_, close, times, to_last, left = m.groups()
        if stitch:
            stack[-1].extend([stitch] * int(n or 1))
        elif open_ == "*" and star is not None:
            body, star = stack.pop(), None
            opened.pop()
            stack[-1].append(Repeat(body, until_left=0))
        elif open_:
            stack.append([])
            opened.append(open_)
            if open_ == "*":
                star = pos
        elif close:
            if not opened or opened.pop() + close not in ("()", "[]"):
                raise PatternError(row, f"unexpected {close!r}", pos)
            body = stack.pop()
            stack[-1].append(Repeat(body, until_left=0) if times == "*" else Repeat(body, int(times or 1)))
        else:
            stack[-1][-1].until_left = int(left)
    if len(stack) > 1:
        raise PatternError(row, f"{len(stack) - 1} group(s) not closed")
    return stack[0]


def expand(row, items, have):
    left = have
    def walk(items):
        nonlocal left
        for item in items:
            if isinstance(item, str):
                left -= STITCHES[item][0]
                if left < 0:
                    raise PatternError(row, f"{item} needs more than the {have} stitches")
                yield item
            elif item.until_left is None:
                for _ in range(item.times):
                    yield from walk(item.body)
            else:
                step = cost(item.body) or 1
                while left - step >= item.until_left:
                    yield from walk(item.body)
    done = list(walk(items))
    if left:
        raise PatternError(row, f"{left} stitch(es) unworked")
    return done


def knit(pattern):
    rows, count = {}, 0
    for line in textwrap.dedent(pattern).strip().splitlines():
        match re.split(r":?\s+", line, maxsplit=1):
            case ["cast", n]:
                count = int(n)
            case ["bind", "off"]:
                yield "end", count, rows
            case [name, spec] if m := re.fullmatch(r"R(\d+)(?:-(\d+))?", name):
                first = int(m[1])
                for number in range(first, int(m[2] or first) + 1):
                    try:
                        if spec.startswith("as "):
                            stitches = rows[int(spec[4:])]
                        elif spec == "purl all":
                            stitches = ["p"] * count
                        else:
                            stitches = expand(number, parse(number, spec), count)
                        rows[number] = stitches
                        count = sum(STITCHES[s][1] for s in stitches)
                        yield number, count, stitches
                    except PatternError as e:
                        yield number, count, e
                    except KeyError as e:
                        yield number, count, PatternError(number, f"no row {e}")
            case other:
                raise SyntaxError(other)


for number, count, result in knit(PATTERN):
    if isinstance(result, PatternError):
        print(f"{number:>3} {count:>3} error {result.args} {result.row == number}")
    elif isinstance(result, dict):
        print(number, count, "rows", list(result))
        for n in sorted(result, reverse=True):
            print(f"{n:>3} {''.join(STITCHES[s][2] for s in result[n]):^30}|")
    else:
        short = " ".join(f"{k}{n}" if (n := len(list(g))) > 1 else k for k, g in itertools.groupby(result))
        print(f"{number:>3} {count:>3} {short}")
print(parse(0, "k2 (p [yo k]2)3 *sl* to last 4"), cost(parse(0, "k2 (p k2tog)3")))
