import struct

buffer = bytearray(16)
view = memoryview(buffer)
struct.pack_into("<IH", buffer, 2, 70000, 513)
print(buffer.hex(" "), struct.unpack_from("<IH", view, 2))
head, body = view[:4], view[4:]
head[:2] = b"OK"
print(bytes(head), body.tolist(), view.nbytes, view.readonly, body.obj is buffer)
try:
    buffer.extend(b"more")
except BufferError as error:
    print("BufferError:", error)
for window in (head, body, view):
    window.release()
buffer.extend(b"more")
print(len(buffer), buffer[-4:])
try:
    view[0]
except ValueError as error:
    print(error)
frozen = memoryview(b"fixed")
try:
    frozen[0] = 1
except TypeError as error:
    print(error)
print(frozen == b"fixed", frozen[::2].tobytes(), hash(frozen) == hash(b"fixed"))


class Ring:
    def __init__(self, size):
        self.data = bytearray(size)
        self.view = memoryview(self.data)
        self.at = 0

    def put(self, piece):
        for byte in piece:
            self.view[self.at % len(self.data)] = byte
            self.at += 1

    def grow(self):
        self.view.release()
        self.data.extend(bytes(len(self.data)))
        self.view = memoryview(self.data)


ring = Ring(4)
ring.put(b"abcdef")
print(ring.data)
try:
    ring.data.append(0)
except BufferError:
    print("kept")
ring.grow()
ring.put(b"gh")
print(ring.data, len(ring.view))
