from collections import deque

first = second = bytearray(b"ab")
first *= 3
print(first, second, first is second)
first *= 0
print(first, second)
first += b"xyz"
first *= 1
print(second, len(second))
left = right = deque([1, 2, 3], maxlen=5)
left *= 2
print(left, right, left is right)
left *= 0
print(right)
left += "ab"
print(right)
left = left * 2
print(left, right, left is right)


class Log(bytearray):
    pass


log = kept = Log(b"q")
log += b"w"
log *= 2
print(log == b"qwqw", log is kept, type(log).__name__)
print(bytearray.fromhex("00 ff"), bytes.fromhex("00ff"), type(Log.fromhex("01")).__name__)
