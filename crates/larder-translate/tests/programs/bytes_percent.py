print(b'%d-%s-%x' % (3, b'ab', 255))
print(b'%5.2f|%-4d|%04d' % (1.5, 3, 7))
print(b'%(a)s' % {b'a': b'z'})
print(b'%c%r' % (65, 'x'), b'%a' % ('é',), b'%%' % ())
x = bytearray(b'%s!') % b'k'
print(x)
m = memoryview(b'hello')
print(m[0], bytes(m[1:3]), len(m), m.tobytes(), list(m), m[-1], m == b'hello')
ba = bytearray(b'abcd')
mv = memoryview(ba)
mv[0] = 65
mv[1:3] = b'XY'
print(ba, mv.nbytes, mv.readonly, mv.format, mv.itemsize)
