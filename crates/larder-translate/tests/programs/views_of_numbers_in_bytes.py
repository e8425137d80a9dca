"""`memoryview.cast`: the same bytes as other numbers."""
import struct


def put(into, key, value):
    into[key] = value


data = bytearray(struct.pack("<6h", 1, -2, 300, -400, 32767, -32768))
view = memoryview(data)
for form in "bBchHiIf?":
    cast = view.cast(form)
    print(form, cast.format, cast.itemsize, len(cast), cast.nbytes, cast.shape, cast.strides, cast.tolist()[:4])
shorts = view.cast("h")
shorts[1] = 77
shorts[-1] = -5
print(data.hex(), shorts[1], shorts[2:4].tolist(), shorts[::2].tolist(), shorts[::-1].strides, list(shorts))
shorts[0:2] = memoryview(struct.pack("<2h", 9, 8)).cast("h")
print(shorts.tolist(), bytes(view[:4]), shorts.tobytes() == bytes(data), sum(shorts), max(shorts), 77 in shorts, 300 in shorts)
back = shorts.cast("B")
back[0] = 255
print(shorts[0], back == view, shorts == view, shorts == memoryview(struct.pack("<6h", *shorts)).cast("h"), view.cast("c")[0])
doubles = memoryview(bytearray(16)).cast("d")
doubles[0], doubles[1] = 1.5, -7
print(doubles.tolist(), doubles.tobytes().hex(), [int(x) for x in doubles])
quads = memoryview(struct.pack("<2Q", 2**64 - 1, 5)).cast("Q")
print(quads[0], quads.readonly, quads.cast("B").cast("q")[0], memoryview(b"ab").cast("c").tolist())
for go in (lambda: view.cast("q"), lambda: view.cast("xyz"), lambda: shorts.cast("i"), lambda: view[::2].cast("h"), lambda: put(shorts, 0, 40000),
           lambda: put(shorts, 0, 1.5), lambda: put(shorts, slice(0, 1), b"ab"), lambda: hash(quads), lambda: put(quads, 0, 1), lambda: put(view.cast("c"), 0, b"ab")):
    try:
        print(go())
    except (TypeError, ValueError) as e:
        print(repr(e))
shorts.release()
back.release()
for it in (iter([1, 2]), iter("abc"), iter({1: 2}), iter(range(5)), iter((1,))):
    next(it)
    print(it.__length_hint__(), end=" ")
print(hasattr(iter([]), "__length_hint__"), hasattr(map(len, []), "__length_hint__"), hasattr((x for x in ()), "__length_hint__"))
