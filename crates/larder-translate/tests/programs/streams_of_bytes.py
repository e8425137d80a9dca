import sys
from io import StringIO

out = sys.stdout.buffer
print("text that waits", out.name, sys.stdin.buffer.name, sys.stdout.name)
print(out.write(b"bytes go first\n"), type(out).__name__, type(sys.stdin.buffer).__name__)
sys.stdout.flush()
out.writelines([b"one ", b"two\n"])
print("after")
out.flush()
sys.stdout.flush()
out.write(bytearray(b"\xc3\xa9\n"))
print(sys.stdin.buffer.read(), sys.stdin.buffer.readline(), list(sys.stdin.buffer), sys.stdin.buffer.readlines(), repr(sys.stdin.read(3)))
print(sys.stdin, sys.stdout, sys.stderr, sys.stdout.buffer)
for wrong in ("text", 3):
    try:
        out.write(wrong)
    except TypeError as error:
        print(error)
text = StringIO("one\ntwo\n")
print(repr(text.readline(2)), text.read(), text.tell(), StringIO("a\nb").readlines(1))
try:
    text.write(b"x")
except TypeError as error:
    print(error)
text.close()
text.read()
