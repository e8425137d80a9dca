"""`textwrap`: text filled into lines of a width, and its margins."""

_SPACE = "\t\n\x0b\x0c\r "


def _is_word(char):
    return char.isalnum() or char == "_"


def _is_letter(char):
    return _is_word(char) and not char.isdecimal()


def _is_near_dash(char):
    return _is_word(char) or char in "!\"'&.,?"


def _dashes(text, at):
    """The end of two dashes or more that stand between words, or -1."""
    end = at
    while end < len(text) and text[end] == "-":
        end += 1
    if end - at < 2 or at == 0 or end == len(text):
        return -1
    return end if _is_near_dash(text[at - 1]) and _is_word(text[end]) else -1


def _breaks_after(text, at):
    """Whether a line may end behind the hyphen there: two letters around it, or one and a hyphen before that."""
    if text[at] != "-":
        return False
    before = at >= 2 and _is_letter(text[at - 2]) and _is_letter(text[at - 1])
    if not before:
        before = at >= 3 and _is_letter(text[at - 3]) and text[at - 2] == "-" and _is_letter(text[at - 1])
    if not before or at + 2 >= len(text) or not _is_letter(text[at + 1]):
        return False
    if text[at + 2] == "-":
        return at + 3 < len(text) and _is_letter(text[at + 3])
    return _is_letter(text[at + 2])


def _pieces(text, at_hyphens):
    """Words and the space between them; words are cut at hyphens where that is wanted."""
    pieces = []
    start = 0
    while start < len(text):
        end = start + 1
        if text[start] in _SPACE:
            while end < len(text) and text[end] in _SPACE:
                end += 1
        elif not at_hyphens:
            while end < len(text) and text[end] not in _SPACE:
                end += 1
        else:
            dashes = _dashes(text, start) if text[start] == "-" else -1
            if dashes > 0:
                end = dashes
            else:
                while end < len(text) and text[end] not in _SPACE:
                    if text[end] == "-":
                        if _breaks_after(text, end):
                            end += 1
                            break
                        if _dashes(text, end) > 0:
                            break
                    end += 1
        pieces.append(text[start:end])
        start = end
    return pieces


def _ends_sentence(word):
    if word and word[-1] in "\"'":
        word = word[:-1]
    return len(word) > 1 and word[-1] in ".!?" and "a" <= word[-2] <= "z"


class TextWrapper:
    __module__ = "textwrap"

    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for space in _SPACE:
                text = text.replace(space, " ")
        pieces = _pieces(text, self.break_on_hyphens is True)
        if self.fix_sentence_endings:
            for at in range(1, len(pieces)):
                if pieces[at] == " " and at + 1 < len(pieces) and _ends_sentence(pieces[at - 1]):
                    pieces[at] = "  "
        return pieces

    def _cut(self, pieces, line, used, width):
        """A piece that fits into no line: what goes into this one."""
        room = 1 if width < 1 else width - used
        if self.break_long_words:
            word = pieces[0]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind("-", 0, room)
                if hyphen > 0 and word[:hyphen].strip("-"):
                    end = hyphen + 1
            line.append(word[:end])
            pieces[0] = word[end:]
        elif not line:
            line.append(pieces.pop(0))

    def wrap(self, text):
        pieces = self._chunks(text)
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        while pieces:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not pieces[0].strip():
                pieces.pop(0)
            line = []
            used = 0
            while pieces and used + len(pieces[0]) <= width:
                used += len(pieces[0])
                line.append(pieces.pop(0))
            if pieces and len(pieces[0]) > width:
                self._cut(pieces, line, used, width)
                used = sum([len(piece) for piece in line])
            if self.drop_whitespace and line and not line[-1].strip():
                used -= len(line.pop())
            if not line:
                continue
            is_last = not pieces or self.drop_whitespace and len(pieces) == 1 and not pieces[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and used <= width:
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and used + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                used -= len(line.pop())
            else:
                if lines:
                    last = lines[-1].rstrip()
                    if len(last) + len(self.placeholder) <= self.width:
                        lines[-1] = last + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got '{type(text).__name__}'")
    lines = text.split("\n")
    margin = None
    for at, line in enumerate(lines):
        rest = line.lstrip(" \t")
        if not rest:
            lines[at] = ""
            continue
        indent = line[: len(line) - len(rest)]
        if margin is None:
            margin = indent
        else:
            same = 0
            while same < min(len(margin), len(indent)) and margin[same] == indent[same]:
                same += 1
            margin = margin[:same]
    if margin:
        lines = [line[len(margin) :] if line.startswith(margin) else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    out = []
    for line in text.splitlines(True):
        is_wanted = predicate(line) if predicate is not None else line.strip()
        out.append(prefix + line if is_wanted else line)
    return "".join(out)
