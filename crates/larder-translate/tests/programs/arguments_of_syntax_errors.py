# What SyntaxError, ImportError and the Unicode errors keep of their arguments.
def make(kind, *args):
    try:
        e = kind(*args)
    except TypeError as t:
        return 'TypeError', str(t)
    return str(e), e.args


class Mine(SyntaxError):
    pass


class Own(SyntaxError):
    def __init__(self, what, where):
        super().__init__(what)
        self.where = where


class Passes(SyntaxError):
    def __init__(self, what, where):
        super().__init__(what, where)


for kind in (SyntaxError, IndentationError, Mine):
    print(make(kind), make(kind, 'a'), make(kind, 'a', 5), make(kind, 'a', (1, 2)), make(kind, 'a', 'b', 'c'), make(kind, 'a', None))
    print(make(kind, 'm', ('dir/f.py', 3, 1, 'x =')), make(kind, 'm', ('f.py', None, 1, None)), make(kind, 'm', (None, 7, 1, '')), make(kind, 'm', ('f', 1, 1, '', 2)), make(kind, 'm', ('f', 1, 1, '', 2, 3)), make(kind, 'm', 'abcdefg'), make(kind, 5))
e = SyntaxError('m', ('f.py', 3, 1, 'x ='))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.print_file_and_line, repr(e))
e = SyntaxError('only')
print(e.msg, e.filename, e.lineno, str(e))
e.lineno = 12
e.filename = 'later.py'
print(str(e), e.args)
print(make(Own, 'what', 9), make(Passes, 'what', 9), make(Passes, 'w', ('f', 1, 2, 't')))
try:
    raise SyntaxError('bad', 4)
except SyntaxError as s:
    print('syntax', s)
except TypeError as t:
    print('type', t)
try:
    raise SyntaxError('bad token', ('<calc>', 1, 4, '1 + $'))
except SyntaxError as s:
    print(s, s.offset, s.text)
i = ImportError('no mod')
print(i.msg, i.name, str(i), ImportError('a', 'b').msg, str(ImportError('a', 'b')), ImportError('m', name='n').name)
print(make(UnicodeDecodeError, 'x'), make(UnicodeEncodeError, 'a', 'b'), make(UnicodeEncodeError, 'utf-8', 'abc', 0, 1, 'why'), make(UnicodeDecodeError, 'utf-8', b'abc', 0, 2, 'why'), make(UnicodeError, 'q'))
raise Own('unexpected end', 3)
