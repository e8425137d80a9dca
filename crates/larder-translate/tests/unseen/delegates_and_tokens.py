# Recursive descent over token generators with yield from, peeking and push-back.
def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
            continue
        if c.isdigit() or (c == '.' and text[i + 1:i + 2].isdigit()):
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == '.'):
                j += 1
            lex = text[i:j]
            pushed = yield ('num', float(lex) if '.' in lex else int(lex))
            i = j
        elif c.isalpha():
            j = i
            while text[j:j + 1].isalnum():
                j += 1
            pushed = yield ('id', text[i:j])
            i = j
        elif text[i:i + 2] in ('**', '//', '<=', '>=', '==', '!='):
            pushed = yield ('op', text[i:i + 2])
            i += 2
        else:
            pushed = yield ('op', c)
            i += 1
        while pushed is not None:
            again = yield None
            assert again is None, again
            pushed = yield pushed
    return i


class Stream:
    def __init__(self, text):
        self.it = tokens(text)
        self.last = None

    def take(self):
        try:
            self.last = next(self.it)
        except StopIteration as s:
            self.last = ('end', s.value)
        return self.last

    def back(self):
        if self.last[0] != 'end':
            self.it.send(self.last)
        else:
            self.it = iter([self.last])


BIN = {'+': 1, '-': 1, '*': 2, '/': 2, '//': 2, '%': 2, '**': 3, '<=': 0, '>=': 0, '==': 0, '!=': 0}
FN = {
    '+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b,
    '/': lambda a, b: a / b, '//': lambda a, b: a // b, '%': lambda a, b: a % b,
    '**': lambda a, b: a ** b, '<=': lambda a, b: a <= b, '>=': lambda a, b: a >= b,
    '==': lambda a, b: a == b, '!=': lambda a, b: a != b,
}


def expr(st, env, level=0):
    kind, v = st.take()
    if kind == 'num':
        left = v
    elif kind == 'id':
        left = env[v]
        nxt = st.take()
        if nxt == ('op', '('):
            args = []
            while True:
                args.append(expr(st, env))
                sep = st.take()
                if sep == ('op', ')'):
                    break
                if sep != ('op', ','):
                    raise SyntaxError(f'wanted , or ) and got {sep!r}')
            left = left(*args)
        else:
            st.back()
    elif v == '-':
        left = -expr(st, env, 2)
    elif v == '(':
        left = expr(st, env)
        if st.take() != ('op', ')'):
            raise SyntaxError('no )', st.last)
    else:
        raise SyntaxError('unexpected %s %r' % (kind, v))
    while True:
        kind, v = st.take()
        if kind != 'op' or v not in BIN or BIN[v] < level:
            st.back()
            return left
        left = FN[v](left, expr(st, env, BIN[v] + (v != '**')))


env = {'x': 5, 'y': 2.5, 'big': 10 ** 12, 'max': max, 'abs': abs, 's': 'ab', 'len': len, 'round': round}
for src in ['1+2*3', '2**3**2', '-2**2', '(1+2)*-x', 'x/2 - y', 'big*big % 97', '7 // -2', '-7 % 3', 's*3+s',
            'max(x, y, 3)', 'round(y*3, 1)', 'len(s) + abs(-4)', '1 <= 2', '1+1 == 2', '.5+.25', 'x//0', 's+1',
            '(1', 'q+1', '3 $ 4', '', 'max(1 2)', 'y ** 0.5 ** 2', '1 - - 1', 'x - 1 - 1']:
    st = Stream(src)
    try:
        v = expr(st, env)
        rest = st.take()
        print(f'{src:20} = {v!r:>26} {type(v).__name__} {rest}')
    except (SyntaxError, KeyError, ZeroDivisionError, TypeError) as e:
        print(f'{src:20} ! {type(e).__name__}: {e} {e.args}')
g = tokens('a b')
print(next(g), g.send(('id', 'pushed')), next(g), next(g), list(g))
