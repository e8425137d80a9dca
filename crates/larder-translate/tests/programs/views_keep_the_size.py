"""A bytearray keeps its size while a view looks at it."""


def tried(name, action):
    try:
        action()
    except (BufferError, ValueError, IndexError, TypeError) as error:
        print(name, type(error).__name__, error)
    else:
        print(name, "went")


data = bytearray(b"abcdef")
view = memoryview(data)
tried("append", lambda: data.append(1))
tried("extend", lambda: data.extend(b"xy"))
tried("extend nothing", lambda: data.extend(b""))
tried("insert", lambda: data.insert(0, 1))
tried("pop", lambda: data.pop())
tried("pop far", lambda: data.pop(99))
tried("remove", lambda: data.remove(97))
tried("remove none", lambda: data.remove(5))
tried("clear", lambda: data.clear())
tried("reverse", lambda: data.reverse())
print(data, bytes(view))


def cut():
    del data[1:3]


def one():
    del data[0]


def same():
    data[1:3] = b"XY"


def more():
    data[1:3] = b"XYZ"


for action in (cut, one, same, more):
    tried(action.__name__, action)
part = view[2:4]
view.release()
tried("a part is left", lambda: data.append(2))
part.release()
tried("none is left", lambda: data.append(2))
print(data)
with memoryview(data) as inner:
    tried("inside", lambda: data.append(3))
tried("after", lambda: data.append(3))
print(data)


def of_a_function(buffer):
    window = memoryview(buffer)
    window[0] = 90
    return window.tolist()


print(of_a_function(data))
data += b"!"
print(data)
held = [memoryview(data)]
tried("held", lambda: data.append(4))
held.clear()
tried("dropped", lambda: data.append(4))
empty = bytearray()
over = memoryview(empty)
tried("empty clear", lambda: empty.clear())
tried("empty append", lambda: empty.append(0))
del over
tried("empty again", lambda: empty.append(0))
print(len(data), empty)
