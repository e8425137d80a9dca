import struct
import array

buf = bytearray(range(16))
mv = memoryview(buf)
print(len(mv), mv.nbytes, mv.itemsize, mv.format, mv.readonly, mv.shape, mv.strides, mv.ndim)
head, mid = mv[:4], mv[4:12]
mid[0] = 200
mid[1:3] = b"\xaa\xbb"
print(buf.hex(" "), mid.tolist(), head.tobytes())
print(mv[::4].tolist(), mv[::-1].tobytes().hex(), mv[-3:].tolist(), mv[::2].contiguous, mv[2:].contiguous)
mv[::2] = bytes(8)
print(bytes(buf))
words = memoryview(bytearray(8)).cast("H")
words[0], words[1] = 0x1234, 65535
print(words.tolist(), len(words), words.nbytes, words.obj, words.format)
grid = memoryview(bytearray(range(12))).cast("B", [3, 4])
print(grid.tolist(), grid.shape, grid.strides, grid[1, 2], grid[-1, -1], grid.ndim)
grid[0, 0] = 99
print(bytes(grid), grid.nbytes, len(grid))
signed = memoryview(bytearray([255, 128, 127])).cast("b")
print(list(signed), signed[0] < 0, 255 in signed, -1 in signed)
ro = memoryview(b"frozen")
print(ro.readonly, ro == b"frozen", ro == bytearray(b"frozen"), ro == "frozen", hash(ro) == hash(b"frozen"), ro[0:3] == b"fro")


def attempt(label, fn):
    try:
        r = fn()
        print(f"{label}: ok {r!r}")
    except Exception as e:
        print(f"{label}: {type(e).__name__}: {e}")


def assign(view, key, value):
    view[key] = value


attempt("write readonly", lambda: assign(ro, 0, 1))
attempt("size change", lambda: assign(mv, slice(0, 2), b"xyz"))
attempt("value range", lambda: assign(mv, 0, 256))
attempt("bad type", lambda: assign(mv, 0, "a"))
attempt("index", lambda: mv[99])
attempt("resize while exported", lambda: buf.append(1))
attempt("hash writable", lambda: hash(mv))
attempt("multi slice", lambda: grid[0])
attempt("cast odd", lambda: memoryview(b"abc").cast("H"))
attempt("from list", lambda: memoryview([1, 2]))
attempt("delete", lambda: mv.__delitem__(0) if hasattr(mv, "__delitem__") else "no delete method")
for view in (head, mid, mv):
    view.release()
attempt("released", lambda: mv[0])
buf.append(77)
print(len(buf), buf[-1], buf.pop(), len(buf))
with memoryview(buf) as w:
    w[:] = bytes(reversed(range(16)))
    print(w[3], w.tolist()[:4])
attempt("after with", lambda: w.tolist())


def packets(data):
    """length prefixed records without copying"""
    view = memoryview(data)
    while view:
        n = view[0]
        if n >= len(view):
            raise EOFError(f"need {n}, have {len(view) - 1}")
        yield view[1:1 + n]
        view = view[1 + n:]


data = b"\x03abc\x00\x05hello\x02\xff\x00"
print([bytes(p) for p in packets(data)], [p.hex() for p in packets(data)], [str(p, "latin-1") for p in packets(data)])
attempt("short", lambda: [bytes(p) for p in packets(b"\x01a\x09zz")])
arr = array.array("i", [1, -2, 3])
av = memoryview(arr)
av[1] *= 50
print(arr, av.format, av.itemsize, av[1:].tolist(), sum(av), max(av))
attempt("array grow", lambda: arr.append(4))
av.release()
arr.extend([7, 8])
arr.byteswap()
print(arr.tolist(), arr.tobytes()[:4], array.array("B", b"hi").tolist(), array.array("d", [1, 2]).tolist(), arr.index(7 << 24))
attempt("array type", lambda: array.array("b", [200]))
attempt("array str", lambda: array.array("i", "no"))
frame = bytearray(10)
struct.pack_into("<HhB", frame, 2, 65535, -2, 7)
print(frame, struct.unpack_from("<HhB", memoryview(frame)[2:]), list(struct.iter_unpack(">H", frame)))
view = memoryview(frame)
view[:4], view[6:] = bytes(view[6:]), bytes(view[:4])
print(frame.hex())
print(b"".join([memoryview(b"ab"), bytearray(b"cd"), b"ef"]), bytes(memoryview(b"xyz")[1:]) + b"!", b"yz" in bytes(memoryview(b"xyz")))
print(int.from_bytes(memoryview(b"\x01\x00")[:], "big"), bytes.fromhex("00 ff").join([b"1", b"2"]), memoryview(b"abc").hex("-"))
total = 0
for i, b in enumerate(memoryview(b"\x10\x20\x30")):
    total |= b << 8 * i
print(hex(total), list(zip(memoryview(b"ab"), "ab")), [*map(chr, memoryview(b"ok"))], memoryview(b"abc")[::-1] == b"cba")
x = memoryview(b"ab")
print(x[:0].tolist(), bool(x[:0]), x == memoryview(array.array("B", [97, 98])), x.toreadonly().readonly)
assign(memoryview(bytes(3)), slice(None), b"new")
