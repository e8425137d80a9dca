"""A hand-written JSON parser checked against the json module."""
import json
import re

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?")
ESC = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}

class ParseError(ValueError):
    def __init__(self, msg, text, pos):
        line = text.count("\n", 0, pos) + 1
        col = pos - text.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {line} column {col} (char {pos})")
        self.pos = pos

def parse(text, *, hook=dict):
    def ws(i):
        while i < len(text) and text[i] in " \t\r\n":
            i += 1
        return i

    def value(i):
        i = ws(i)
        match text[i:i + 1]:
            case "{":
                return obj(i + 1)
            case "[":
                return arr(i + 1)
            case '"':
                return string(i + 1)
            case "":
                raise ParseError("unexpected end", text, i)
        for word, val in ("true", True), ("false", False), ("null", None):
            if text.startswith(word, i):
                return val, i + len(word)
        if m := NUMBER.match(text, i):
            return (float if m[2] or m[3] else int)(m[0]), m.end()
        raise ParseError(f"unexpected {text[i]!r}", text, i)

    def string(i):
        out = []
        while True:
            try:
                ch = text[i]
            except IndexError:
                raise ParseError("unterminated string", text, i) from None
            i += 1
            if ch == '"':
                return "".join(out), i
            if ch != "\\":
                out.append(ch)
                continue
            if text[i] == "u":
                code = int(text[i + 1:i + 5], 16)
                i += 5
                if 0xD800 <= code < 0xDC00 and text[i:i + 2] == "\\u":
                    low = int(text[i + 2:i + 6], 16)
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                    i += 6
                out.append(chr(code))
            else:
                out.append(ESC[text[i]])
                i += 1

    def arr(i):
        out = []
        if text[j := ws(i)] == "]":
            return out, j + 1
        while True:
            v, i = value(i)
            out.append(v)
            i = ws(i)
            if text[i:i + 1] == "]":
                return out, i + 1
            if text[i:i + 1] != ",":
                raise ParseError("expected ',' or ']'", text, i)
            i += 1

    def obj(i):
        pairs = []
        if text[j := ws(i)] == "}":
            return hook(pairs), j + 1
        while True:
            i = ws(i)
            if text[i] != '"':
                raise ParseError("expected key", text, i)
            k, i = string(i + 1)
            i = ws(i)
            if text[i] != ":":
                raise ParseError("expected ':'", text, i)
            v, i = value(i + 1)
            pairs.append((k, v))
            i = ws(i)
            if text[i:i + 1] == "}":
                return hook(pairs), i + 1
            if text[i:i + 1] != ",":
                raise ParseError("expected ',' or '}'", text, i)
            i += 1

    v, end = value(0)
    if (end := ws(end)) != len(text):
        raise ParseError("extra data", text, end)
    return v

DOCS = ['{"a": [1, 2.50, -0, -0.0, 1e3, 1E-7], "b": {"c": null, "d": true}}', '"tab\\t \\u00e9 \\ud83d\\ude00 \\/"', "[]", " [ ] ",
        '{"k": 1, "k": 2, "j": [[], {}, [[1]]]}', "[1, 2", '{"a" 1}', "[1,]", "tru", '"abc', "01", "[1]\n  x", "", "12345678901234567890123",
        '[1.0, 100000000000000000000.0, 0.1, 1e400, 5e-324]']
for doc in DOCS:
    try:
        mine = parse(doc)
        print(f"{doc[:40]!r} -> {mine!r}", mine == json.loads(doc))
    except (ParseError, IndexError) as e:
        try:
            json.loads(doc)
            print("json accepts!", doc)
        except json.JSONDecodeError as je:
            print(f"{doc!r}: {type(e).__name__} {e} | {je.msg} at {je.lineno}:{je.colno}")
print(parse('{"x": 1, "x": [2, {"y": 3}]}', hook=list))
data = {"name": "Zoë", "n": [1, 2.0, None, True], 3: "three", None: 0, 2.5: (1, 2), "e": {}, "l": []}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
print(json.dumps({k: v for k, v in data.items() if isinstance(k, str)}, indent=2, sort_keys=True))
back = json.loads(json.dumps(data))
print(list(back), back["2.5"], back == data)
for bad in [{1, 2}, {(1, 2): 3}, float("nan")]:
    try:
        print(json.dumps(bad, allow_nan=False))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
