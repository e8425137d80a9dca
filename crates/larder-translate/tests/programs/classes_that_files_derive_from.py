import io
class R(io.RawIOBase):
    def __init__(self, d): self.d = d; self.at = 0
    def readable(self): return True
    def readinto(self, b):
        n = min(3, len(b), len(self.d) - self.at)
        b[:n] = self.d[self.at:self.at+n]
        self.at += n
        return n
r = R(b"hello\nworld\nlast")
print(r.read(2), r.readline(), r.read(), r.read(), r.closed, r.readable(), r.writable(), r.seekable(), r.isatty())
print(list(R(b"a\nbb\nc")), R(b"abcdef").readall(), R(b"x\ny\n").readlines())
class T(io.TextIOBase):
    def __init__(self): self.parts = []
    def write(self, s):
        self.parts.append(s.upper()); return len(s)
t = T()
print("hi", 3, file=t)
t.writelines(["a", "b"])
print(t.parts, t.writable(), t.encoding, t.errors, t.newlines)
for f in (lambda: t.read(), lambda: t.readline(), lambda: t.seek(0), lambda: t.tell(), lambda: t.fileno(), lambda: t.truncate(), lambda: t.detach(), lambda: next(t)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, isinstance(e, OSError), isinstance(e, ValueError))
with t as u: print(u is t)
print(t.closed)
try: t.writelines(["x"])
except ValueError as e: print(e)
try: t.__enter__()
except ValueError as e: print(e)
print(t.parts)
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase), isinstance(io.StringIO(), io.IOBase), issubclass(io.FileIO, io.RawIOBase), isinstance(t, io.TextIOBase), isinstance(io.BytesIO(), io.TextIOBase))
class B(io.BufferedIOBase): pass
b = B()
for f in (lambda: b.read(), lambda: b.write(b""), lambda: b.read1(), lambda: io.IOBase().readline(), lambda: io.TextIOBase().write("a"), lambda: io.TextIOBase().readline()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
