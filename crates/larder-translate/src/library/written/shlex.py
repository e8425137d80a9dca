"""`shlex`: a line cut into words as a shell cuts it, and back."""

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-"


def split(s, comments=False, posix=True):
    if s is None or not posix:
        raise NotImplementedError("shlex.split: standard input, or posix=False")
    words = []
    word = []
    is_word = False
    quote = ""
    at = 0
    while at < len(s):
        char = s[at]
        at += 1
        if char == "\\" and quote != "'":
            if at == len(s):
                raise ValueError("No escaped character")
            if quote and s[at] not in '"\\':
                word.append(char)
            word.append(s[at])
            is_word = True
            at += 1
        elif quote:
            if char == quote:
                quote = ""
            else:
                word.append(char)
        elif char in "'\"":
            quote = char
            is_word = True
        elif char in " \t\r\n" or comments and char == "#":
            if is_word:
                words.append("".join(word))
            word = []
            is_word = False
            if char == "#":
                while at < len(s) and s[at] != "\n":
                    at += 1
        else:
            word.append(char)
            is_word = True
    if quote:
        raise ValueError("No closing quotation")
    if is_word:
        words.append("".join(word))
    return words


def quote(s):
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string or bytes-like object, got '{type(s).__name__}'")
    for char in s:
        if char not in _PLAIN:
            return "'" + s.replace("'", "'\"'\"'") + "'"
    return s


def join(split_command):
    return " ".join([quote(word) for word in split_command])
