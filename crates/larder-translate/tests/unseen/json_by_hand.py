# A JSON-ish parser by hand and JSON module comparisons
import json
from collections import OrderedDict

class ParseError(ValueError):
    def __init__(self, msg, text, pos):
        line = text.count("\n", 0, pos) + 1
        col = pos - text.rfind("\n", 0, pos)
        super().__init__(f"{msg} (line {line}, col {col})")
        self.pos = pos

class Reader:
    ESC = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "b": "\b", "r": "\r", "f": "\f"}

    def __init__(self, text):
        self.text = text
        self.pos = 0

    def fail(self, msg):
        raise ParseError(msg, self.text, self.pos)

    def ws(self):
        while self.text[self.pos:self.pos + 1] in set(" \t\r\n"):
            self.pos += 1

    def peek(self):
        self.ws()
        return self.text[self.pos] if self.pos < len(self.text) else ""

    def value(self):
        c = self.peek()
        if c == "{":
            return self.obj()
        if c == "[":
            return self.arr()
        if c == '"':
            return self.string()
        if c == "-" or c.isdigit():
            return self.number()
        for word, val in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return val
        self.fail(f"unexpected {c!r}" if c else "unexpected end")

    def obj(self):
        self.pos += 1
        out = {}
        if self.peek() == "}":
            self.pos += 1
            return out
        while True:
            if self.peek() != '"':
                self.fail("key expected")
            k = self.string()
            if self.peek() != ":":
                self.fail("':' expected")
            self.pos += 1
            out[k] = self.value()
            c = self.peek()
            self.pos += 1
            if c == "}":
                return out
            if c != ",":
                self.pos -= 1
                self.fail("',' or '}' expected")

    def arr(self):
        self.pos += 1
        out = []
        if self.peek() == "]":
            self.pos += 1
            return out
        while True:
            out.append(self.value())
            c = self.peek()
            self.pos += 1
            if c == "]":
                return out
            elif c == ",":
                continue
            else:
                self.pos -= 1
                self.fail("',' or ']' expected")

    def string(self):
        self.pos += 1
        parts = []
        try:
            while (c := self.text[self.pos]) != '"':
                if c == "\\":
                    self.pos += 1
                    e = self.text[self.pos]
                    if e == "u":
                        parts.append(chr(int(self.text[self.pos + 1:self.pos + 5], 16)))
                        self.pos += 4
                    else:
                        parts.append(self.ESC[e])
                else:
                    parts.append(c)
                self.pos += 1
        except IndexError:
            self.fail("unterminated string")
        except KeyError as e:
            raise ParseError(f"bad escape {e}", self.text, self.pos) from None
        self.pos += 1
        return "".join(parts)

    def number(self):
        start = self.pos
        while self.text[self.pos:self.pos + 1] in tuple("+-0123456789.eE"):
            self.pos += 1
        tok = self.text[start:self.pos]
        return float(tok) if set(tok) & set(".eE") else int(tok)

def parse(text):
    r = Reader(text)
    v = r.value()
    if r.peek():
        r.fail("trailing data")
    return v

GOOD = ['{"a": [1, 2.5, -3e2, {"b": null}], "c": true}', '  "x\\u00e9\\n\\t\\"q\\""  ', "[]", "[{}, [[]], 0.1, 1E400]",
        "123456789012345678901234567890", '{"k": 1, "k": 2}', "-0.0", "[1e22, 1e16, 123456.789e-10]"]
for g in GOOD:
    mine, ref = parse(g), json.loads(g)
    print(mine == ref, repr(mine))
for b in ["", "[1, 2", '{"a" 1}', "[1 2]", '"abc', '"a\\x"', "{1: 2}", "[1,\n 2,\n x]", "tru", "1 2", "--1"]:
    try:
        print("??", parse(b))
    except ParseError as e:
        print("ParseError:", e, e.pos)
    except ValueError as e:
        print("ValueError:", e)
for b in ["", "[1, 2", '{"a" 1}', '"abc', "[1,]", "{'a': 1}", "nul", "1 2"]:
    try:
        json.loads(b)
    except json.JSONDecodeError as e:
        print(f"{e} | {e.msg} {e.lineno}:{e.colno}")
data = OrderedDict([("z", 1), ("a", [1, 2.0, None, True, "é\u2028/\"\\"]), ("e", []), ("o", {}), (3, (1, 2)), (None, float("inf")), (2.5, False)])
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
print(json.dumps({"b": [1, {"x": []}], "a": {"n": None}}, indent=2, sort_keys=True))
for bad in ({1, 2}, 1j, b"x", {(1, 2): 3}, object):
    try:
        json.dumps({"v": bad})
    except TypeError as e:
        print("TypeError:", e)
try:
    json.dumps({"a": 1, 2: 3}, sort_keys=True)
except TypeError as e:
    print("TypeError:", e)
loop = [1]
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as e:
    print("ValueError:", e)
print(json.dumps([{3, 1, 2}, complex(1, -2)], default=lambda o: sorted(o) if isinstance(o, set) else str(o)))
print(json.loads('{"a": 1.10, "b": [3]}', parse_float=str, parse_int=lambda s: s + "!", object_pairs_hook=tuple))
