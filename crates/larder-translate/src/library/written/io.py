"""What `io` has beside what the runtime has: bytes in memory, and the classes that files derive from."""

import abc
import _native
from io import BufferedRandom, BufferedReader, BufferedWriter, FileIO, StringIO, TextIOWrapper, UnsupportedOperation

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


class BytesIO:
    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._data = bytearray(b"" if initial_bytes is None else _bytes(initial_bytes))
        self._at = 0
        self.closed = False

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def getvalue(self):
        self._open()
        return bytes(self._data)

    def read(self, size=-1, /):
        self._open()
        end = len(self._data) if size is None or size < 0 else self._at + size
        data = bytes(self._data[self._at : end])
        self._at += len(data)
        return data

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._open()
        end = self._data.find(b"\n", self._at)
        count = (len(self._data) if end < 0 else end + 1) - self._at
        if size is not None and 0 <= size < count:
            count = size
        return self.read(max(count, 0))

    def readlines(self, hint=-1, /):
        lines = []
        total = 0
        while True:
            line = self.readline()
            if not line:
                return lines
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                return lines

    def write(self, b, /):
        self._open()
        data = _bytes(b)
        if data:
            if self._at > len(self._data):
                self._data += bytes(self._at - len(self._data))
            self._data[self._at : self._at + len(data)] = data
            self._at += len(data)
        return len(data)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def seek(self, pos, whence=0, /):
        self._open()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
        elif whence == 1:
            pos += self._at
        elif whence == 2:
            pos += len(self._data)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._at = max(pos, 0)
        return self._at

    def tell(self):
        self._open()
        return self._at

    def truncate(self, size=None, /):
        self._open()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size

    def flush(self):
        self._open()

    def close(self):
        self.closed = True

    def getbuffer(self):
        self._open()
        return memoryview(self._data)

    def detach(self):
        raise UnsupportedOperation("detach")

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def readable(self):
        self._open()
        return True

    def writable(self):
        self._open()
        return True

    def seekable(self):
        self._open()
        return True

    def isatty(self):
        self._open()
        return False

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exc):
        self.close()


def _bytes(data):
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


class IOBase(abc.ABC):
    __module__ = "io"

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        # CPython calls it when an object goes, which is not known here.
        if "close" in cls.__dict__ and cls.__module__ not in ("io", "_io"):
            _native.refuse("a close of its own in a class that derives from those of io")

    @property
    def closed(self):
        return getattr(self, "_is_closed", False)

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def close(self):
        if not self.closed:
            self.flush()
            self._is_closed = True

    def flush(self):
        self._check()

    def readable(self):
        self._check()
        return False

    def writable(self):
        self._check()
        return False

    def seekable(self):
        self._check()
        return False

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def seek(self, offset, whence=0, /):
        raise UnsupportedOperation("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise UnsupportedOperation("truncate")

    def readline(self, size=-1, /):
        size = -1 if size is None else size
        line = b""
        while size < 0 or len(line) < size:
            piece = self.read(1)
            if not piece:
                break
            line += piece
            if line.endswith(b"\n"):
                break
        return line

    def readlines(self, hint=-1, /):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.close()


class RawIOBase(IOBase):
    __module__ = "io"

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        pieces = b""
        while True:
            piece = self.read(DEFAULT_BUFFER_SIZE)
            if not piece:
                return pieces if pieces else piece
            pieces += piece

    def readinto(self, buffer, /):
        raise NotImplementedError()

    def write(self, data, /):
        raise NotImplementedError()


class BufferedIOBase(IOBase):
    __module__ = "io"

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def read1(self, size=-1, /):
        raise UnsupportedOperation("read1")

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data, /):
        raise UnsupportedOperation("write")

    def detach(self):
        raise UnsupportedOperation("detach")


class TextIOBase(IOBase):
    __module__ = "io"

    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def readline(self, size=-1, /):
        raise UnsupportedOperation("readline")

    def write(self, text, /):
        raise UnsupportedOperation("write")

    def detach(self):
        raise UnsupportedOperation("detach")


TextIOBase.register(StringIO)
TextIOBase.register(TextIOWrapper)
RawIOBase.register(FileIO)
for _kind in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom):
    BufferedIOBase.register(_kind)
