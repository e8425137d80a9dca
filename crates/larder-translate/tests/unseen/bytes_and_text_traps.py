"""bytes, bytearray, memoryview and str: indexing, formatting, decoding errors; ends with a decode error."""
import base64
import binascii
import codecs

b, s, ba = b"abc\x00\xff\n", "abc", bytearray(b"hello")
print(b, s, ba, b[0], b[0:1], s[0], list(b), b[-1], len(b), len("é"), len("é".encode()), len("€😀".encode("utf-16-le")))
print(b"a" == "a", b"a" != "a", {b"k": 1}.get("k", "missing"), b"" == "", "a" in {b"a", "a"}, hash("abc") == hash(b"abc"), bytearray(b"x") == b"x", b"abc" < b"abd", b"Z" < b"a", b"" < b"\x00")
print(str(b"raw"), repr(b'it\'s "q"'), b'"', b"'", b"\t\r\\", str(b"caf\xc3\xa9", "utf-8"), f"{b'x'}|{b'x'!r:>6}|", "%s %r" % (b"x", b"y"), b"%s-%d-%5.2f-%x" % (b"in", 7, 3.14159, 255), b"%b|%c|%a" % (b"b", 65, "é"))
for bad in (lambda: b"a" + "b", lambda: "a" + b"b", lambda: b"a" in "abc", lambda: "a" in b"abc", lambda: "x".join([b"y"]), lambda: b"x".join(["y"]), lambda: bytes("text"), lambda: bytes([256]), lambda: bytes(-1), lambda: b"abc".find("a"), lambda: ord(b"ab"), lambda: b"a".upper() + ba.upper() + "", lambda: int(b"12 3"), lambda: b"%d" % "x", lambda: b[0].upper(), lambda: ba.append(300), lambda: ba.append("x"), lambda: b.replace(b"a", "b"), lambda: b.startswith("a"), lambda: b"x" * 1.5, lambda: b"x" < "x", lambda: sorted([b"a", "a"])):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}")
print(b"abc".find(b"c"), 97 in b"abc", b"bc" in b"abc", b"a,b,,c".split(b","), b" x ".strip(), b"A".lower(), b"one two".title(), b"x".zfill(4), b"ab".hex(), b"a\nb\r\nc".splitlines(True), b"abcabc".replace(b"bc", b"-", 1), b"a:b:c".rpartition(b":"), b"AbC".swapcase(), b"12".isdigit(), b"abc".translate(None, b"b"), b"ab".center(6, b"*"), b"tEST".capitalize(), b"\xe9".isalpha(), b"x\ty".expandtabs(4), b"mississippi".count(b"ss"), b"abc".removeprefix(b"a"))
print(int(b"42"), int(b" -0x1f ", 16), float(b"1.5"), bytes(3), bytes([1, 2]), bytes(range(65, 70)), bytes("é", "latin-1"), bytes.fromhex("00 ff7F"), bytearray(2), bytes(b"copy"), b"a" b"b", rb"\n", br"\x", bytes(bytearray(b"q")), b"\x41\102")
ba[0] = 72
ba[1:3] = b"EEE"
ba += b"!"
ba.extend([33, 34])
del ba[-1]
ba.insert(0, 62)
alias = ba
alias.reverse()
print(ba, ba.pop(), ba.pop(0), ba.find(b"E"), ba.decode(), ba * 2, bytes(ba)[::-1], ba[2], ba[2:3], ba.copy() is ba, ba is alias, sum(ba), max(ba), sorted(ba)[:3], ba.index(69))
mv = memoryview(ba)
mv[0] = 63
print(ba, mv[1], mv[1:3].tobytes(), mv.tolist()[:3], len(mv), mv[::2].tobytes(), mv == ba, bytes(mv[-2:]))
try:
    ba.append(1)
except BufferError as e:
    print("BufferError:", e)
mv.release()
ba.append(1)

text = "naïve €5 😀 \u0000 é"
for enc in ("utf-8", "utf-16", "utf-16-be", "utf-32-le", "utf-8-sig"):
    raw = text.encode(enc)
    print(f"{enc:<10} {len(raw):>3} {raw[:12]!r} {raw.decode(enc) == text}")
for enc, errors in (("ascii", "ignore"), ("ascii", "replace"), ("latin-1", "xmlcharrefreplace"), ("ascii", "backslashreplace"), ("cp1252", "replace"), ("ascii", "namereplace")):
    print(f"{enc} {errors}:", text.encode(enc, errors))
for enc in ("ascii", "latin-1"):
    try:
        text.encode(enc)
    except UnicodeEncodeError as e:
        print(type(e).__name__, e, "|", e.start, e.end, repr(e.object[e.start:e.end]), e.reason, e.encoding)
junk = b"ok\xff\xfe\xe2\x82 \xc3\x28 \xed\xa0\x80 \xf0\x9f\x98\x80 \xc0\x80"
for errors in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    out = junk.decode("utf-8", errors)
    print(f"{errors:<17}", ascii(out), len(out))
print(junk.decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape") == junk, junk.decode("latin-1").encode("latin-1") == junk)
for raw in (b"\xff", b"a\xe2\x82", b"\x80abc", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc3("):
    try:
        raw.decode()
    except UnicodeDecodeError as e:
        print(raw, e.reason, e.start, e.end, "|", e)
try:
    "\ud800".encode()
except UnicodeEncodeError as e:
    print(e)
try:
    "x".encode("klingon")
except LookupError as e:
    print("LookupError:", e)
dec = codecs.getincrementaldecoder("utf-8")()
print([dec.decode(bytes([c])) for c in "a€é".encode()], codecs.encode("Hello", "rot13"), codecs.BOM_UTF8)
for raw in (b"", b"f", b"fo", b"foo", bytes(range(250, 256))):
    e64 = base64.b64encode(raw)
    print(raw, e64, base64.urlsafe_b64encode(raw), base64.b32encode(raw).decode(), base64.b16encode(raw), binascii.hexlify(raw, "-") if raw else b"", base64.b64decode(e64) == raw, binascii.crc32(raw))
for bad in (lambda: base64.b64decode("abc"), lambda: bytes.fromhex("0g"), lambda: binascii.unhexlify("abc")):
    try:
        print(bad())
    except ValueError as e:
        print(type(e).__name__, e)
xor = bytes(x ^ y for x, y in zip(b"secret", b"keykey"))
print(xor, bytes(x ^ y for x, y in zip(xor, b"keykey")), int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(3, "little"), (-2).to_bytes(2, "big", signed=True), chr(65) + chr(8364), ord("€"), ascii("é€😀"), "\N{SNOWMAN}", "\x41\u00e9\U0001F600"[::-1])
total = 0
for i, chunk in enumerate([b"12", b"\xc2\xbd", b"3\xb2", b"4"]):
    print("chunk", i, chunk)
    total += int(chunk.decode("utf-8").replace("½", "0"))
    print("total", total)
