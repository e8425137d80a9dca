import re
print(re.findall(rb"\d+", b"a1 b22 c333"))
m = re.match(rb"(?P<k>\w+)=(\w+)", b"key=val;")
print(m.group("k"), m.groups(), m.span(2), m.groupdict())
print(re.sub(rb"[aeiou]", b"*", b"education"), re.split(rb",\s*", b"a, b,c"))
p = re.compile(rb"^\xff.", re.S | re.M)
print(p, p.search(b"ab\n\xff\x00"), p.pattern)
print(re.sub(rb"(\w)(\w)", rb"\2\1", b"abcd"), re.sub(rb"\w", lambda m: m.group().upper(), b"ab"))
for bad in (lambda: re.match(rb"a", "a"), lambda: re.match("a", b"a"), lambda: re.sub(rb"a", "b", b"a")):
    try: print(bad())
    except TypeError as e: print(e)
print(re.findall(rb"\w", "é".encode()), re.escape(b"a.b"), re.fullmatch(rb"(?i)AB", b"ab"))
