"""`fnmatch`: names by patterns as a shell has them."""

import re


def translate(pat):
    """A pattern as a regular expression."""
    parts = []
    at = 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == "*":
            if not parts or parts[-1] != "*":
                parts.append("*")
        elif char == "?":
            parts.append(".")
        elif char == "[":
            end = at
            if pat[end : end + 1] == "!":
                end += 1
            if pat[end : end + 1] == "]":
                end += 1
            end = pat.find("]", end)
            if end < 0:
                parts.append("\\[")
            else:
                parts.append(_set(pat[at:end]))
                at = end + 1
        else:
            parts.append(re.escape(char))
    # Between two stars nothing is tried twice: what a part found first is kept.
    stars = [place for place, part in enumerate(parts) if part == "*"]
    if not stars:
        return f"(?s:{''.join(parts)})\\Z"
    out = parts[: stars[0]]
    for place, end in zip(stars, stars[1:]):
        out.append("(?>.*?" + "".join(parts[place + 1 : end]) + ")")
    out.append(".*")
    out += parts[stars[-1] + 1 :]
    return f"(?s:{''.join(out)})\\Z"


def _set(stuff):
    if "-" not in stuff:
        stuff = stuff.replace("\\", "\\\\")
    else:
        chunks = []
        start = 0
        at = 2 if stuff[0] == "!" else 1
        while True:
            at = stuff.find("-", at)
            if at < 0:
                break
            chunks.append(stuff[start:at])
            start = at + 1
            at += 3
        if stuff[start:]:
            chunks.append(stuff[start:])
        else:
            chunks[-1] += "-"
        # A range that runs backwards holds nothing.
        for place in range(len(chunks) - 1, 0, -1):
            if chunks[place - 1][-1] > chunks[place][0]:
                chunks[place - 1] = chunks[place - 1][:-1] + chunks[place][1:]
                del chunks[place]
        stuff = "-".join([chunk.replace("\\", "\\\\").replace("-", "\\-") for chunk in chunks])
    stuff = re.sub(r"([&~|])", r"\\\1", stuff)
    if not stuff:
        return "(?!)"
    if stuff == "!":
        return "."
    if stuff[0] == "!":
        stuff = "^" + stuff[1:]
    elif stuff[0] in ("^", "["):
        stuff = "\\" + stuff
    return f"[{stuff}]"


_known = {}


def _matcher(pat):
    if pat not in _known:
        _known[pat] = re.compile(translate(pat))
    return _known[pat]


def fnmatchcase(name, pat):
    return _matcher(pat).match(name) is not None


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    matcher = _matcher(pat)
    return [name for name in names if matcher.match(name) is not None]
