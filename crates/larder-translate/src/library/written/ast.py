"""`ast`: `literal_eval`; trees of programs are refused."""

import _native

_ESCAPES = {
    "\\": "\\",
    "'": "'",
    '"': '"',
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}


class _Untold:
    """What CPython says here names a place in memory or in the source."""

    def __str__(self):
        _native.refuse("the words of a fault of ast.literal_eval")

    __repr__ = __str__


class _Value(_Untold, ValueError):
    pass


class _Syntax(_Untold, SyntaxError):
    pass


_Value.__name__ = _Value.__qualname__ = "ValueError"
_Syntax.__name__ = _Syntax.__qualname__ = "SyntaxError"
_Value.__module__ = _Syntax.__module__ = "builtins"


def _malformed(what):
    _native.refuse(f"ast.literal_eval: {what}")


class _Reader:
    """Reads literals; what it does not know is refused, because CPython may read it or raise."""

    def __init__(self, text):
        self.text = text
        self.at = 0

    def blank(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n\f":
            self.at += 1

    def peek(self):
        self.blank()
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, what):
        self.blank()
        if self.text.startswith(what, self.at):
            self.at += len(what)
            return True
        return False

    def value(self):
        first = self.sum()
        return first

    def sum(self):
        left = self.signed()
        while self.peek() in ("+", "-") and self.peek():
            sign = self.text[self.at]
            self.at += 1
            right = self.signed()
            if not isinstance(left, (int, float)) or isinstance(left, bool) or not isinstance(right, complex):
                raise _Value("malformed node or string")
            left = left + right if sign == "+" else left - right
        return left

    def signed(self):
        if self.take("-"):
            inner = self.signed()
            if isinstance(inner, bool) or not isinstance(inner, (int, float, complex)):
                _malformed("a sign before what is no number")
            return -inner
        if self.take("+"):
            inner = self.signed()
            if isinstance(inner, bool) or not isinstance(inner, (int, float, complex)):
                _malformed("a sign before what is no number")
            return inner
        return self.atom()

    def items(self, end):
        found = []
        has_comma = False
        while not self.take(end):
            found.append(self.value())
            if self.take(","):
                has_comma = True
            elif self.peek() != end:
                raise _Syntax("invalid syntax")
            else:
                has_comma = has_comma or len(found) > 1
        return found, has_comma

    def atom(self):
        start = self.peek()
        if start == "":
            raise _Syntax("invalid syntax")
        if self.take("("):
            found, has_comma = self.items(")")
            return found[0] if len(found) == 1 and not has_comma else tuple(found)
        if self.take("["):
            return self.items("]")[0]
        if self.take("{"):
            return self.braces()
        if self.take("..."):
            return ...
        if start in "'\"":
            return self.texts()
        if start.isdigit() or start == ".":
            return self.number()
        if start.isalpha() or start == "_":
            return self.word()
        raise _Syntax("invalid syntax")

    def braces(self):
        if self.take("}"):
            return {}
        first = self.value()
        if not self.take(":"):
            found = {first}
            while self.take(","):
                if self.peek() == "}":
                    break
                found.add(self.value())
            if not self.take("}"):
                raise _Syntax("invalid syntax")
            return found
        found = {first: self.value()}
        while self.take(","):
            if self.peek() == "}":
                break
            key = self.value()
            if not self.take(":"):
                raise _Syntax("invalid syntax")
            found[key] = self.value()
        if not self.take("}"):
            raise _Syntax("invalid syntax")
        return found

    def word(self):
        end = self.at
        while end < len(self.text) and (self.text[end].isalnum() or self.text[end] == "_"):
            end += 1
        word = self.text[self.at : end]
        if end < len(self.text) and self.text[end] in "'\"" and word.lower() in ("b", "r", "u", "br", "rb"):
            return self.texts()
        self.at = end
        if word == "True":
            return True
        if word == "False":
            return False
        if word == "None":
            return None
        if word == "set" and self.take("("):
            if self.take(")"):
                return set()
        raise _Value(f"malformed node or string on line {self.line()}")

    def line(self):
        return self.text.count("\n", 0, self.at) + 1

    def number(self):
        start = self.at
        text = self.text
        end = start
        if text[start] == "0" and text[start + 1 : start + 2] in ("x", "X", "o", "O", "b", "B"):
            end += 2
            while end < len(text) and (text[end].isalnum() or text[end] == "_"):
                end += 1
            self.at = end
            return int(text[start:end], 0)
        while end < len(text) and (
            text[end].isdigit() or text[end] in "._eE" or (text[end] in "+-" and text[end - 1] in "eE")
        ):
            end += 1
        word = text[start:end]
        self.at = end
        try:
            if end < len(text) and text[end] in "jJ":
                self.at = end + 1
                return complex(0, float(word))
            if "." in word or "e" in word or "E" in word:
                return float(word)
            if word[0] == "0" and word.strip("0_"):
                raise _Syntax("leading zeros in decimal integer literals are not permitted")
            return int(word)
        except ValueError:
            raise _Syntax("invalid decimal literal") from None

    def texts(self):
        parts = [self.one_text()]
        while self.at < len(self.text):
            next = self.peek()
            if next == "" or next not in "'\"":
                break
            parts.append(self.one_text())
        if all(isinstance(part, str) for part in parts):
            return "".join(parts)
        if all(isinstance(part, bytes) for part in parts):
            return b"".join(parts)
        raise _Syntax("cannot mix bytes and nonbytes literals")

    def one_text(self):
        text = self.text
        prefix = ""
        while text[self.at] not in "'\"":
            prefix += text[self.at].lower()
            self.at += 1
        quote = text[self.at]
        if text.startswith(quote * 3, self.at):
            quote = quote * 3
        self.at += len(quote)
        is_raw = "r" in prefix
        out = []
        while True:
            if self.at >= len(text):
                raise _Syntax("unterminated string literal")
            if text.startswith(quote, self.at):
                self.at += len(quote)
                break
            one = text[self.at]
            if one == "\n" and len(quote) == 1:
                raise _Syntax("unterminated string literal")
            if one != "\\":
                out.append(one)
                self.at += 1
                continue
            after = text[self.at + 1 : self.at + 2]
            if is_raw:
                out.append(one + after)
                self.at += 2
            elif after == "\n":
                self.at += 2
            elif after in _ESCAPES:
                out.append(_ESCAPES[after])
                self.at += 2
            elif after in ("x", "u", "U") and not (after != "x" and "b" in prefix):
                count = {"x": 2, "u": 4, "U": 8}[after]
                digits = text[self.at + 2 : self.at + 2 + count]
                if len(digits) != count:
                    raise _Syntax("truncated escape")
                out.append(chr(int(digits, 16)))
                self.at += 2 + count
            elif after and after in "01234567":
                count = 1
                while count < 3 and text[self.at + 1 + count : self.at + 2 + count] in tuple("01234567"):
                    count += 1
                out.append(chr(int(text[self.at + 1 : self.at + 1 + count], 8)))
                self.at += 1 + count
            else:
                _malformed("this escape in a text")
        made = "".join(out)
        return made.encode("latin-1") if "b" in prefix else made


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        _malformed("a tree")
    text = node_or_string.lstrip(" \t")
    if "#" in text or "\\\n" in text:
        _malformed("a comment or a continued line")
    reader = _Reader(text)
    value = reader.value()
    if reader.peek() == ",":
        found = [value]
        while reader.take(","):
            if reader.peek() == "":
                break
            found.append(reader.value())
        value = tuple(found)
    if reader.peek() != "":
        rest = text[reader.at :]
        if rest[0] in "([.*/%&|^<>=!" or rest[0].isalpha():
            raise _Value("malformed node or string on line 1")
        raise _Syntax("invalid syntax")
    return value


def parse(source, *args, **settings):
    _native.refuse("ast.parse: trees of programs")


def dump(node, *args, **settings):
    _native.refuse("ast.dump: trees of programs")


def walk(node):
    _native.refuse("ast.walk: trees of programs")
