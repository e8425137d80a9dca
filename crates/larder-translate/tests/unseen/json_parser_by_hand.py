import json
import string


class ParseError(ValueError):
    def __init__(self, msg, pos, text):
        line = text.count("\n", 0, pos) + 1
        col = pos - text.rfind("\n", 0, pos)
        super().__init__(f"{msg} at line {line} column {col}")
        self.pos = pos


class Parser:
    ESC = dict(zip('"\\/bfnrt', '"\\/\b\f\n\r\t'))
    WORDS = {"true": True, "false": False, "null": None}
    def __init__(self, text):
        self.text = text
        self.i = 0

    def fail(self, msg):
        raise ParseError(msg, self.i, self.text)

    def peek(self):
        while self.i < len(self.text) and self.text[self.i] in " \t\r\n":
            self.i += 1
        return self.text[self.i:self.i + 1]

    def expect(self, ch):
        if self.peek() != ch:
            self.fail(f"expected {ch!r}, got {self.peek() or 'end of input'!r}")
        self.i += 1

    def document(self):
        v = self.value()
        if self.peek():
            self.fail("extra data")
        return v

    def value(self):
        ch = self.peek()
        if ch in ("{", "["):
            return dict(self.items("}", self.pair)) if ch == "{" else list(self.items("]", self.value))
        if ch == '"':
            return self.string()
        if ch and ch in "-" + string.digits:
            return self.number()
        for word, v in self.WORDS.items():
            if self.text.startswith(word, self.i):
                self.i += len(word)
                return v
        self.fail("unexpected " + (repr(ch) if ch else "end"))

    def items(self, close, item):
        self.i += 1
        if self.peek() == close:
            self.i += 1
            return
        while True:
            yield item()
            if self.peek() == close:
                break
            self.expect(",")
        self.i += 1

    def pair(self):
        if self.peek() != '"':
            self.fail("key must be a string")
        key = self.string()
        self.expect(":")
        return key, self.value()

    def string(self):
        self.i += 1
        out = []
        while True:
            ch = self.text[self.i:self.i + 1]
            self.i += 1
            if ch == '"':
                return "".join(out)
            if not ch or ch < " ":
                self.fail("unterminated string")
            if ch == "\\":
                e = self.text[self.i]
                self.i += 1
                if e == "u":
                    out.append(chr(int(self.text[self.i:self.i + 4], 16)))
                    self.i += 4
                else:
                    out.append(self.ESC[e])
            else:
                out.append(ch)

    def number(self):
        start = self.i
        while self.i < len(self.text) and self.text[self.i] in "+-.eE0123456789":
            self.i += 1
        raw = self.text[start:self.i]
        return int(raw) if raw.lstrip("-").isdigit() else float(raw)


doc = r'''{"name": "caf\u00e9 \"x\"", "n": [0, -12, 3.5, 1e3, 12345678901234567890, -0.0],
  "deep": {"a": [[], {}, [{"b": null}]], "": true}, "tab": "a\tb\\"}'''
value = Parser(doc).document()
print(value)
print(value == json.loads(doc), type(value["n"][3]).__name__)
print(json.dumps(value))
print(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True))
print(json.dumps({"k": (1, 2), 3: None, True: 1.5, None: "x"}, separators=(",", ":")))
for bad in ("", "[1, 2", '{"a" 1}', "{1: 2}", "[1,]", '"abc', "[1] x", "\n\n  nope", "[1.2.3]", r'"\q"'):
    try:
        print(Parser(bad).document())
    except (ParseError, KeyError) as e:
        print(f"{bad!r:>14}: {type(e).__name__} {e}")
    except ValueError as e:
        print(f"{bad!r:>14}: plain ValueError: {e}")
try:
    json.loads('{"a": [1, 2,}')
except json.JSONDecodeError as e:
    print(e, "|", e.msg, e.lineno, e.colno, e.pos)
