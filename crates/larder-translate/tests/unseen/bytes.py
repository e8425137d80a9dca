def crc32(data):
    table = []
    for i in range(256):
        c = i
        for _ in range(8):
            c = c >> 1 ^ 0xEDB88320 if c & 1 else c >> 1
        table.append(c)
    crc = 0xFFFFFFFF
    for b in data:
        crc = table[(crc ^ b) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def base64(data):
    alpha = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    out = []
    for i in range(0, len(data), 3):
        block = data[i:i + 3]
        n = int.from_bytes(block.ljust(3, b"\0"), "big")
        chars = [alpha[n >> s & 63] for s in (18, 12, 6, 0)]
        out.append("".join(chars[:len(block) + 1]) + "=" * (3 - len(block)))
    return "".join(out)


def md5ish(data):
    h = 0xCBF29CE484222325
    for b in data:
        h = (h ^ b) * 0x100000001B3 % 2 ** 64
    return h.to_bytes(8, "little")


def huffman(text):
    import heapq
    freq = {}
    for ch in text:
        freq[ch] = freq.get(ch, 0) + 1
    heap = [[n, i, ch] for i, (ch, n) in enumerate(sorted(freq.items()))]
    heapq.heapify(heap)
    i = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, [a[0] + b[0], i, (a[2], b[2])])
        i += 1
    codes = {}

    def walk(node, prefix):
        if isinstance(node, tuple):
            walk(node[0], prefix + "0")
            walk(node[1], prefix + "1")
        else:
            codes[node] = prefix or "0"

    walk(heap[0][2], "")
    return codes


def decode(bits, codes):
    back = {v: k for k, v in codes.items()}
    out, cur = [], ""
    for b in bits:
        cur += b
        if cur in back:
            out.append(back[cur])
            cur = ""
    return "".join(out)


def sha_rotr(x, n):
    return (x >> n | x << 32 - n) & 0xFFFFFFFF


data = "The quick brown fox — naïve".encode()
print(len(data), data, hex(crc32(data)), base64(data))
print(base64(b"M"), base64(b"Ma"), base64(b""), crc32(b"123456789") == 0xCBF43926)
print(md5ish(b"hello").hex(), md5ish(b""), int.from_bytes(md5ish(b"x"), "big", signed=True))
codes = huffman("abracadabra")
bits = "".join(codes[c] for c in "abracadabra")
print(codes, bits, decode(bits, codes), len(bits))
ba = bytearray(b"hello")
ba[0] = ord("J")
ba += b"!"
ba.extend([63, 64])
del ba[-1]
print(ba, bytes(ba[1:3]), ba.find(b"l"), ba.upper(), list(ba[:2]))
print(b"a,b".split(b","), b"%d-%s" % (5, b"x"), b"abc"[1], b"abc"[1:2], bytes(3), bytes([65, 66]), b"\xff\x00\n".hex(" "))
print(bytes.fromhex("48 69"), b"caf\xc3\xa9".decode(), b"abc" < b"abd", b"x" * 3, 97 in b"abc", b"".join([b"1", b"2"]))
for bad in (lambda: b"\xff".decode(), lambda: bytes([256]), lambda: b"a" + "b", lambda: "é".encode("ascii"), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(2, "big")):
    try:
        print(bad())
    except (UnicodeError, ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print([hex(sha_rotr(0x12345678, n)) for n in (0, 4, 31)], -5 & 0xFF, -1 >> 100, 5 & -2, ~0, -(-3) ** 3)
gray = [i ^ i >> 1 for i in range(8)]
print([f"{g:03b}" for g in gray], sum(1 << i for i in range(0, 64, 8)), bin(-5), f"{-5:b}", f"{2**70:_x}")
words = [0x61707865, 0x3320646E]
print([w.to_bytes(4, "little") for w in words], (1000).to_bytes(2, "big"), int.from_bytes(b"\x80\x00", "big", signed=True))
