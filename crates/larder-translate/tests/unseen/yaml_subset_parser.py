"""Parses a small indentation based YAML subset and dumps it again."""
import json
import re

DOC = """\
# service description
name: edge-proxy
version: 1.4
replicas: 3
debug: false
owner: ~
tags: [web, "front end", 7, 2.5, true, []]
limits:
  cpu: 0.25
  memory: 512
  burst:
    enabled: yes
    ratio: 1e2
ports:
  - 80
  - 443
  - name: admin
    number: 9001
    allow:
      - 10.0.0.1
      - 10.0.0.2
  - - nested
    - list
notes: "quoted: with # hash"
empty:
text: plain value # comment
"""


class YamlError(Exception):
    def __init__(self, line, msg):
        super().__init__(f"line {line}: {msg}")


def scalar(s):
    s = s.strip()
    if s in ("", "~", "null"):
        return None
    if s in ("true", "yes", "on"):
        return True
    if s in ("false", "no", "off"):
        return False
    if re.fullmatch(r"[-+]?\d+", s):
        return int(s)
    if re.fullmatch(r"[-+]?(\d+\.\d*|\.\d+|\d+)([eE][-+]?\d+)?", s):
        return float(s)
    if s[0] in "\"'":
        if len(s) < 2 or s[-1] != s[0]:
            raise ValueError(f"unterminated string {s}")
        return s[1:-1]
    if s.startswith("["):
        return flow(s)
    return s


def flow(s):
    if not s.endswith("]"):
        raise ValueError("unterminated list")
    depth, quote, cur, out = 0, None, "", []
    for ch in s[1:-1]:
        if quote:
            quote = None if ch == quote else quote
        elif ch in "\"'":
            quote = ch
        elif ch == "[":
            depth += 1
        elif ch == "]":
            depth -= 1
        elif ch == "," and depth == 0:
            out.append(scalar(cur))
            cur = ""
            continue
        cur += ch
    if cur.strip():
        out.append(scalar(cur))
    return out


def strip_comment(line):
    quote = None
    for i, ch in enumerate(line):
        if quote:
            if ch == quote:
                quote = None
        elif ch in "\"'":
            quote = ch
        elif ch == "#" and (i == 0 or line[i - 1].isspace()):
            return line[:i]
    return line


class Parser:
    def __init__(self, text):
        self.lines = []
        for no, raw in enumerate(text.splitlines(), 1):
            line = strip_comment(raw).rstrip()
            if line:
                if "\t" in line:
                    raise YamlError(no, "tab found")
                self.lines.append([no, len(line) - len(line.lstrip()), line.lstrip()])
        self.pos = 0

    def block(self, indent):
        is_list = self.lines[self.pos][2].startswith("-")
        out = [] if is_list else {}
        while self.pos < len(self.lines):
            no, ind, text = self.lines[self.pos]
            if ind < indent:
                break
            if ind > indent:
                raise YamlError(no, f"unexpected indent {ind} > {indent}")
            if is_list != (text.startswith("- ") or text == "-"):
                raise YamlError(no, "mixed list and mapping")
            try:
                if is_list:
                    rest = text[1:].lstrip()
                    if re.match(r"[\w-]+:( |$)|- ", rest):
                        offset = len(text) - len(rest)
                        self.lines[self.pos] = [no, ind + offset, rest]
                        out.append(self.block(ind + offset))
                        continue
                    self.pos += 1
                    out.append(scalar(rest))
                else:
                    m = re.match(r"([\w.-]+):(?:\s+(.*))?$", text)
                    if not m:
                        raise YamlError(no, f"cannot read {text!r}")
                    key, value = m.groups()
                    if key in out:
                        raise YamlError(no, f"duplicate key {key}")
                    self.pos += 1
                    if value is None and self.pos < len(self.lines) and self.lines[self.pos][1] > indent:
                        out[key] = self.block(self.lines[self.pos][1])
                    else:
                        out[key] = scalar(value or "")
            except ValueError as e:
                raise YamlError(no, e) from e
        return out


def dump(v, depth=0):
    pad = "  " * depth
    if isinstance(v, dict) and v:
        for k, x in v.items():
            if isinstance(x, (dict, list)) and x:
                yield f"{pad}{k}:"
                yield from dump(x, depth + 1)
            else:
                yield f"{pad}{k}: {json.dumps(x)}"
    elif isinstance(v, list) and v:
        for x in v:
            sub = list(dump(x, depth + 1))
            yield pad + "- " + sub[0].lstrip()
            yield from sub[1:]
    else:
        yield pad + json.dumps(v)


data = Parser(DOC).block(0)
print(json.dumps(data, indent=2))
print("\n".join(dump(data)))
print(Parser("\n".join(dump(data))).block(0) == data)
for bad in ("a: 1\n   b: 2", "a: 1\na: 2", "- 1\nb: 2", "a: [1, 2", 'k: "open', "just words", "a:\n\tb: 1", "a:\n  b: 1\n c: 2"):
    try:
        print(Parser(bad).block(0))
    except YamlError as e:
        print(f"{e} (cause {e.__cause__!r})")
