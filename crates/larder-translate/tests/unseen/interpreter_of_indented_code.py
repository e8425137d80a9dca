# A small indented language: lexer with INDENT/DEDENT, parser to nested tuples, tree walker with signals.
class Ret(Exception):
    pass


class Loop(Exception):
    pass


def lex(src):
    stack = [0]
    for no, line in enumerate(src.split('\n'), 1):
        text = line.split('#')[0].rstrip()
        if not text.strip():
            continue
        ind = len(text) - len(text.lstrip())
        if ind > stack[-1]:
            stack.append(ind)
            yield 'INDENT', None, no
        while ind < stack[-1]:
            stack.pop()
            yield 'DEDENT', None, no
        if ind != stack[-1]:
            raise IndentationError(f'line {no}')
        i = ind
        while i < len(text):
            c = text[i]
            if c == ' ':
                i += 1
            elif c.isdigit():
                j = i
                while j < len(text) and (text[j].isdigit() or text[j] == '.'):
                    j += 1
                yield 'NUM', float(text[i:j]) if '.' in text[i:j] else int(text[i:j]), no
                i = j
            elif c.isalpha() or c == '_':
                j = i
                while j < len(text) and (text[j].isalnum() or text[j] == '_'):
                    j += 1
                w = text[i:j]
                yield ('KW' if w in ('if', 'else', 'while', 'def', 'return', 'break', 'print', 'and', 'or', 'not', 'for', 'in', 'nil') else 'ID'), w, no
                i = j
            elif c == '"':
                j = text.index('"', i + 1)
                yield 'STR', text[i + 1:j], no
                i = j + 1
            elif text[i:i + 2] in ('==', '!=', '<=', '>=', '//', '**'):
                yield 'OP', text[i:i + 2], no
                i += 2
            else:
                yield 'OP', c, no
                i += 1
        yield 'NL', None, no
    for _ in stack[1:]:
        yield 'DEDENT', None, no
    yield 'END', None, no


class Parser:
    LEVELS = [('or',), ('and',), ('==', '!=', '<', '>', '<=', '>=', 'in'), ('+', '-'), ('*', '/', '//', '%'), ('**',)]

    def __init__(self, src):
        self.t = list(lex(src))
        self.i = 0

    def peek(self, *vals):
        k, v, _ = self.t[self.i]
        return v in vals or k in vals

    def take(self, *want):
        k, v, no = self.t[self.i]
        if want and v not in want and k not in want:
            raise SyntaxError(f'line {no}: wanted {"/".join(want)}, got {v or k}')
        self.i += 1
        return v

    def block(self, *ends):
        out = []
        while not self.peek(*ends):
            out.append(self.stmt())
        return out

    def suite(self):
        self.take(':')
        if not self.peek('NL'):
            return [self.stmt()]
        self.take('NL')
        self.take('INDENT')
        b = self.block('DEDENT', 'END')
        if self.peek('DEDENT'):
            self.take()
        return b

    def stmt(self):
        k, v, no = self.t[self.i]
        match v if k == 'KW' else k:
            case 'if' | 'while' as kind:
                self.take()
                cond, body = self.expr(), self.suite()
                other = (self.take(), self.suite())[1] if self.peek('else') else []
                return kind, cond, body, other
            case 'for':
                self.take()
                name = self.take('ID')
                self.take('in')
                return 'for', name, self.expr(), self.suite()
            case 'def':
                self.take()
                name, params = self.take('ID'), []
                self.take('(')
                while not self.peek(')'):
                    params.append(self.take('ID'))
                    if self.peek(','):
                        self.take()
                self.take(')')
                return 'def', name, params, self.suite()
            case 'return' | 'print' | 'break':
                self.take()
                vals = []
                while not self.peek('NL'):
                    vals.append(self.expr())
                    if self.peek(','):
                        self.take()
                self.take('NL')
                return v, vals
        e = self.expr()
        if self.peek('='):
            self.take()
            if e[0] not in ('id', 'idx'):
                raise SyntaxError(f'line {no}: cannot assign to {e[0]}')
            e = ('set', e, self.expr())
        self.take('NL')
        return e

    def expr(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expr(level + 1)
        while self.peek(*self.LEVELS[level]) and self.t[self.i][0] in ('OP', 'KW'):
            left = 'bin', self.take(), left, self.expr(level + 1)
        return left

    def unary(self):
        if self.peek('-', 'not') and self.t[self.i][0] in ('OP', 'KW'):
            return 'un', self.take(), self.unary()
        k, v, no = self.t[self.i]
        self.i += 1
        match k, v:
            case 'NUM' | 'STR', _:
                e = 'const', v
            case 'KW', 'nil':
                e = 'const', None
            case 'ID', _:
                e = 'id', v
            case _, '(':
                e = self.expr()
                self.take(')')
            case _, '[':
                items = []
                while not self.peek(']'):
                    items.append(self.expr())
                    if self.peek(','):
                        self.take()
                self.take(']')
                e = 'list', items
            case _:
                raise SyntaxError(f'line {no}: unexpected {v or k}')
        while self.peek('(', '[') and self.t[self.i][0] == 'OP':
            if self.take() == '(':
                args = []
                while not self.peek(')'):
                    args.append(self.expr())
                    if self.peek(','):
                        self.take()
                self.take(')')
                e = 'call', e, args
            else:
                e = 'idx', e, self.expr()
                self.take(']')
        return e


class Scope(dict):
    def __init__(self, up=None):
        self.up = up

    def __missing__(self, k):
        if self.up is None:
            raise NameError(k)
        return self.up[k]


class Interp:
    BIN = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b, '//': lambda a, b: a // b, '%': lambda a, b: a % b, '**': lambda a, b: a ** b,
           '==': lambda a, b: a == b, '!=': lambda a, b: a != b, '<': lambda a, b: a < b, '>': lambda a, b: a > b, '<=': lambda a, b: a <= b, '>=': lambda a, b: a >= b, 'in': lambda a, b: a in b}

    def __init__(self):
        self.out = []
        self.globals = Scope()
        self.globals.update(len=len, str=str, range=range, push=lambda l, v: l.append(v), list=list)

    def run(self, body, env):
        for s in body:
            getattr(self, 'do_' + s[0], self.ev)(s, env) if not s[0].startswith('do_') else None

    def do_if(self, s, env):
        self.run(s[2] if self.ev(s[1], env) else s[3], env)

    def do_while(self, s, env):
        try:
            while self.ev(s[1], env):
                self.run(s[2], env)
        except Loop:
            return
        self.run(s[3], env)

    def do_for(self, s, env):
        for env[s[1]] in self.ev(s[2], env):
            try:
                self.run(s[3], env)
            except Loop:
                break

    def do_def(self, s, env):
        _, name, params, body = s

        def fn(*args):
            if len(args) != len(params):
                raise TypeError(f'{name} wants {len(params)}, got {len(args)}')
            inner = Scope(env)
            inner.update(zip(params, args))
            try:
                self.run(body, inner)
            except Ret as r:
                return r.args[0] if r.args else None
        fn.__name__ = name
        env[name] = fn

    def do_return(self, s, env):
        raise Ret(*(self.ev(e, env) for e in s[1][:1]))

    def do_break(self, s, env):
        raise Loop

    def do_print(self, s, env):
        self.out.append(' '.join(str(self.ev(e, env)) for e in s[1]))

    def do_set(self, s, env):
        _, (kind, *where), e = s
        v = self.ev(e, env)
        if kind == 'id':
            env[where[0]] = v
        else:
            self.ev(where[0], env)[self.ev(where[1], env)] = v

    def ev(self, e, env):
        match e:
            case 'const', v:
                return v
            case 'id', n:
                return env[n]
            case 'list', items:
                return [self.ev(i, env) for i in items]
            case 'un', '-', x:
                return -self.ev(x, env)
            case 'un', _, x:
                return not self.ev(x, env)
            case 'bin', ('and' | 'or') as o, l, r:
                v = self.ev(l, env)
                return self.ev(r, env) if bool(v) == (o == 'and') else v
            case 'bin', o, l, r:
                return self.BIN[o](self.ev(l, env), self.ev(r, env))
            case 'call', f, args:
                return self.ev(f, env)(*(self.ev(a, env) for a in args))
            case 'idx', o, i:
                return self.ev(o, env)[self.ev(i, env)]
            case _:
                raise RuntimeError(f'cannot run {e[0]}')


def go(src):
    it = Interp()
    try:
        it.run(Parser(src).block('END'), it.globals)
    except (SyntaxError, NameError, TypeError, IndexError, ZeroDivisionError, RuntimeError) as e:
        it.out.append(f'{type(e).__name__}: {e}')
    print(' | '.join(it.out))


go('''
def fib(n):
    if n < 2: return n
    return fib(n - 1) + fib(n - 2)
print fib(15), fib(2.5)
x = [1, "two", nil]
x[0] = x
print len(x), x[1] * 2, not x, -2 ** 2
''')
go('''
def counter(start):
    state = [start]
    def bump(by):
        state[0] = state[0] + by   # shared
        return state[0]
    return bump
c = counter(10)
c(1)
print c(2.5), c(0)
i = 0
while i < 10:
    i = i + 1
    if i % 2 == 0:
        print i
    else:
        if i > 6: break
else:
    print "not reached"
for ch in "abc":
    for n in range(3):
        if n == 1: break
        print ch, n
print "end" and nil or "dflt", 7 // 2, 1 == 1.0, "b" in "abc"
''')
for bad in ('print y', 'x = 1 +', '1 = 2', 'if 1:\n    print 1\n  print 2', 'print 1 / 0', 'def f(a): return a\nprint f(1, 2)', 'x = [1]\nprint x[5]', 'print "a" - 1', 'while 1\n  print 2', 'return 5', 'print (1', 'print 2 ** 100, 0.1 + 0.2'):
    try:
        go(bad)
    except Exception as e:
        print('!!', type(e).__name__, e.args)
go('break')
