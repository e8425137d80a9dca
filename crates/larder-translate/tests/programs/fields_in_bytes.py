import re

LINE = re.compile(rb"^(?P<name>[A-Za-z-]+):\s*(?P<value>.*?)\r?$", re.MULTILINE)
RAW = b"Host: example.org\r\nContent-Length: 12\r\nX-Blob: \xff\xfe\r\n"
headers = {match["name"].lower(): match["value"] for match in LINE.finditer(RAW)}
print(headers)
print(sorted(headers, key=len), LINE.groups, dict(LINE.groupindex))
TOKEN = re.compile(rb"(?P<number>\d+)|(?P<word>[a-z]+)|(?P<other>\S)", re.I)


def tokens(data):
    for match in TOKEN.finditer(data):
        yield match.lastgroup, match.group(), match.span()


print(list(tokens(b"abc 12 +\xe9")))
print(re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m.group(1), 16)]), b"a%20b%ffc"))
print(re.split(rb"[,;]", b"a,b;c", maxsplit=1), re.subn(rb"\s+", b" ", b"a  b \n c"))
text = "naïve café"
print(re.findall(rb"[\xc0-\xff][\x80-\xbf]", text.encode()), re.findall("[ïé]", text))
print(re.sub(r"(?ai)k", "_", "kK\u212a"), re.findall(r"(?i)é", "éÉ"), re.findall(r"(?ai)é", "éÉ"), re.findall(r"(?ai)[é-ë]", "éÉ"))
print(re.sub("a", lambda m: m.group().upper(), "banana"), re.escape("a.b"), len(re.sub(r"\d", "", "a1b2")))
