def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: b'%s' % 'x')
t(lambda: b'%d' % 'x')
t(lambda: b'%c' % 256)
t(lambda: b'%s %s' % (b'a',))
t(lambda: b'a' % 3)
t(lambda: b'%b|%5s|%-5s|%.2s' % (b'ab', b'c', bytearray(b'd'), b'xyz'))
t(lambda: b'\xff%s\xfe' % b'\x80')
class B:
    def __bytes__(self): return b'BB'
t(lambda: b'%s' % B())
m = memoryview(bytearray(range(10)))
t(lambda: m[2:8:2].tolist())
t(lambda: m[::-1].tobytes())
t(lambda: m[20])
def setit(): m[0] = 300
t(setit)
def set2(): m[0:2] = b'xyz'
t(set2)
t(lambda: bytes(m)[:3] + b'z')
t(lambda: (len(m), m.shape, m.ndim, m.hex(), bytearray(m[:2]), 3 in m, list(m)[:2], m[1:3] == b'\x01\x02'))
def ro():
    memoryview(b'abc')[0] = 1
t(ro)
t(lambda: memoryview('x'))
t(lambda: type(m).__name__)
with memoryview(b'xy') as v: print(v[0], sum(v))
t(lambda: v[0])
t(lambda: b''.join([memoryview(b'a'), b'b']))
t(lambda: int.from_bytes(m[1:3], 'big'))
print(isinstance(m, memoryview), m.obj[:2])
