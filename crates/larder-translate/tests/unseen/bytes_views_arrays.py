# bytes, bytearray and memoryview: a tiny packet codec with checks.
def crc8(data, poly=0x07, crc=0):
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = (crc << 1 ^ poly) & 0xFF if crc & 0x80 else crc << 1 & 0xFF
    return crc


class Packet:
    MAGIC = b'\xab\xcd'

    def __init__(self, kind, *fields):
        self.kind = kind
        self.fields = fields

    def encode(self):
        out = bytearray(self.MAGIC)
        out.append(self.kind)
        out.append(len(self.fields))
        for f in self.fields:
            match f:
                case bool():
                    out += b'b' + bytes([f])
                case int():
                    n = (f.bit_length() + 8) // 8
                    out += b'i' + n.to_bytes(1, 'big') + f.to_bytes(n, 'big', signed=True)
                case str():
                    raw = f.encode('utf-8')
                    out += b's%c' % len(raw) + raw
                case bytes() | bytearray() | memoryview():
                    out.extend((ord('r'), len(f), *f))
                case None:
                    out += b'n'
                case _:
                    raise TypeError(f'no codec for {type(f).__name__}')
        out.append(crc8(out))
        return bytes(out)

    @classmethod
    def decode(cls, data):
        view = memoryview(data)
        if view[:2] != cls.MAGIC:
            raise ValueError('magic %r' % bytes(view[:2]))
        if crc8(view[:-1]) != view[-1]:
            raise ValueError(f'crc {view[-1]:#04x}')
        kind, count = view[2], view[3]
        pos = 4
        fields = []
        for _ in range(count):
            tag = chr(view[pos])
            pos += 1
            if tag == 'n':
                fields.append(None)
                continue
            if tag == 'b':
                fields.append(bool(view[pos]))
                pos += 1
                continue
            n = view[pos]
            raw = view[pos + 1:pos + 1 + n]
            pos += 1 + n
            fields.append({'i': lambda r: int.from_bytes(r, 'big', signed=True), 's': lambda r: str(r, 'utf-8'), 'r': bytes}[tag](raw))
        return cls(kind, *fields)


p = Packet(7, 300, -1, 'né', b'\x00\x01', None, True, 2 ** 70, bytearray(b'q'), memoryview(b'zz')[1:])
raw = p.encode()
print(raw, len(raw))
q = Packet.decode(raw)
print(q.kind, q.fields, q.encode() == raw)
for bad in (raw[:-1] + b'\x00', b'xx' + raw[2:], bytearray(raw)[::-1]):
    try:
        Packet.decode(bad)
    except ValueError as e:
        print(e)
try:
    Packet(1, 1.5).encode()
except TypeError as e:
    print(e)

buf = bytearray(b'hello world')
mv = memoryview(buf)
mv[0:5] = b'HELLO'
mv[-1] = ord('D')
print(buf, mv.nbytes, mv.readonly, mv[::2].tobytes(), mv[::-1].tolist()[:3], mv[6:] == b'worlD')
try:
    buf.append(33)
except BufferError as e:
    print('BufferError', e)
mv.release()
buf.append(33)
print(buf, buf.upper(), buf.title(), buf.find(b'w'), buf.split(), buf.index(ord('o')))
try:
    mv[0]
except ValueError as e:
    print(e)
for op in (lambda: memoryview(b'ab').__setitem__(0, 1), lambda: bytearray(b'a').append(256), lambda: bytes([1, 256]), lambda: bytes('a'), lambda: bytes(-1), lambda: b'a' + 'b',
           lambda: bytearray(b'ab').remove(99), lambda: b'a'[0:1] == 'a', lambda: bytes(3), lambda: bytes([True, 2]), lambda: bytes.fromhex('0a FF'), lambda: bytes.fromhex('0g'),
           lambda: b'%d-%s-%x' % (5, b'x', 255), lambda: 97 in b'abc', lambda: b'bc' in b'abc', lambda: 'b' in b'abc', lambda: b','.join([b'a', bytearray(b'b')]),
           lambda: bytearray(b'xyz').pop(0), lambda: b'abc'.translate(None, b'b'), lambda: b'AbC'.swapcase(), lambda: b'a\tb'.expandtabs(2), lambda: sorted(b'cab'), lambda: max(b'xyz')):
    try:
        print(repr(op()))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
b = bytearray(range(6))
b[1:4] = b'\xff'
b[::2] = b'ab'
print(b, list(b), b * 2, b.hex('-'), b.hex(' ', 2), b[-1:], del_and(b) if 'del_and' in globals() else '')
c = b
c += b'!'
d = b[:]
d += b'?'
print(b is c, b, d, b'x' * 3 == bytes('xxx', 'ascii'), bytes(b) == b, hash(b'ab') == hash(bytes(bytearray(b'ab'))))
b.reverse()
b.insert(0, 65)
b.extend([66, 67])
del b[1:3]
print(b, b.count(b'C'), b.endswith((b'x', b'C')), b.isalpha(), b.copy() is b, bytearray() or 'empty')
print(bytes(memoryview(b'abcdef')[1:5:2]), memoryview(b'abc').hex(), b'ab' < b'b' < bytearray(b'c'), [x for x in memoryview(b'hi')], b'caf\xc3\xa9'.decode('utf-8', 'replace'))
hash(b)
