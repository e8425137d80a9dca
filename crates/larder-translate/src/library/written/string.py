"""What `string` has beside its constants: templates, and `format` as a class."""


def _is_first(char):
    return char == "_" or char.isascii() and char.isalpha()


def _name_at(text, at):
    """The end of a name that begins there."""
    end = at
    if end < len(text) and _is_first(text[end]):
        end += 1
        while end < len(text) and (text[end] == "_" or text[end].isascii() and text[end].isalnum()):
            end += 1
    return end


class Template:
    __module__ = "string"
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Texts between placeholders, and placeholders: kind, place, name and what is written."""
        text = self.template
        mark = self.delimiter
        at = 0
        while True:
            start = text.find(mark, at)
            if start < 0:
                yield "text", at, "", text[at:]
                return
            yield "text", at, "", text[at:start]
            after = start + len(mark)
            if text.startswith(mark, after):
                at = after + len(mark)
                yield "escaped", start, "", text[start:at]
                continue
            end = _name_at(text, after)
            if end > after:
                at = end
                yield "named", start, text[after:end], text[start:end]
                continue
            if after < len(text) and text[after] == "{":
                end = _name_at(text, after + 1)
                if end > after + 1 and end < len(text) and text[end] == "}":
                    at = end + 1
                    yield "named", start, text[after + 1 : end], text[start:at]
                    continue
            at = after
            yield "invalid", start, "", text[start:at]

    def _invalid(self, at):
        lines = self.template[:at].splitlines(True)
        if not lines:
            column, line = 1, 1
        else:
            column = at - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping=None, /, **kws):
        values = {} if mapping is None else mapping
        out = []
        for kind, at, name, written in self._parts():
            if kind == "text":
                out.append(written)
            elif kind == "escaped":
                out.append(self.delimiter)
            elif kind == "named":
                out.append(str(kws[name] if name in kws else values[name]))
            else:
                self._invalid(at + len(self.delimiter))
        return "".join(out)

    def safe_substitute(self, mapping=None, /, **kws):
        values = {} if mapping is None else mapping
        out = []
        for kind, _, name, written in self._parts():
            if kind == "escaped":
                out.append(self.delimiter)
            elif kind == "named":
                try:
                    out.append(str(kws[name] if name in kws else values[name]))
                except KeyError:
                    out.append(written)
            else:
                out.append(written)
        return "".join(out)

    def is_valid(self):
        return all([kind != "invalid" for kind, _, _, _ in self._parts()])

    def get_identifiers(self):
        names = []
        for kind, _, name, _ in self._parts():
            if kind == "named" and name not in names:
                names.append(name)
        return names
