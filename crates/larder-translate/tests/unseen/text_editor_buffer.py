# A line editor with undo by closures, marks, ranges, search and replace, and error answers.
import re


class EdError(Exception):
    def __str__(self):
        return '? ' + ' '.join(map(str, self.args))


class Editor:
    def __init__(self, lines=()):
        self.lines, self.dot, self.marks, self.undo_stack, self.out = list(lines), len(lines), {}, [], []

    def save(self):
        snap = self.lines[:], self.dot, dict(self.marks)

        def back():
            self.lines[:], self.dot, self.marks = snap
        self.undo_stack.append(back)

    def addr(self, s):
        if not s:
            return None, s
        if m := re.match(r'\d+', s):
            n, s = int(m[0]), s[m.end():]
        elif s[0] == '.':
            n, s = self.dot, s[1:]
        elif s[0] == '$':
            n, s = len(self.lines), s[1:]
        elif s[0] == "'":
            if s[1:2] not in self.marks:
                raise EdError('mark', s[1:2])
            n, s = self.marks[s[1]], s[2:]
        elif s[0] in '/?':
            pat, _, s2 = s[1:].partition(s[0])
            order = [*range(self.dot + 1, len(self.lines) + 1), *range(1, self.dot + 1)]
            if s[0] == '?':
                order = order[-2::-1] + order[-1:]
            n = next((i for i in order if re.search(pat, self.lines[i - 1])), None)
            if n is None:
                raise EdError('no match', pat)
            s = s2
        elif s[0] in '+-':
            n = self.dot
        else:
            return None, s
        while m := re.match(r'([+-])(\d*)', s):
            step = int(m[2] or 1)
            n += step if m[1] == '+' else -step
            s = s[m.end():]
        if not 0 <= n <= len(self.lines):
            raise EdError('address', n)
        return n, s

    def range_(self, s):
        if s.startswith('%'):
            return 1, len(self.lines), s[1:]
        a, s = self.addr(s)
        if s.startswith(','):
            b, s = self.addr(s[1:])
            a, b = a or 1, len(self.lines) if b is None else b
        else:
            a, b = (self.dot, self.dot) if a is None else (a, a)
        if a > b:
            raise EdError('range', a, b)
        return a, b, s

    def run(self, cmd):
        a, b, rest = self.range_(cmd)
        op, arg = rest[:1] or 'p', rest[1:]
        fn = getattr(self, 'cmd_' + {'=': 'where', '!': 'sort'}.get(op, op), None)
        if fn is None:
            raise EdError('unknown', op)
        if op in 'adcmtjs!ir':
            self.save()
        try:
            fn(a, b, arg)
        except Exception:
            if op in 'adcmtjs!ir':
                self.undo_stack.pop()()
            raise

    def cmd_p(self, a, b, arg):
        for i in range(max(a, 1), b + 1):
            self.out.append(f'{i}{">" if i == self.dot else ":"} {self.lines[i - 1]}')
        self.dot = b

    def cmd_a(self, a, b, arg):
        new = arg.strip().split('|')
        self.lines[b:b] = new
        self.shift(b, len(new))
        self.dot = b + len(new)

    def cmd_i(self, a, b, arg):
        self.cmd_a(a, max(b - 1, 0), arg)

    def cmd_d(self, a, b, arg):
        del self.lines[a - 1:b]
        self.marks = {k: v for k, v in self.marks.items() if not a <= v <= b}
        self.shift(b, a - b - 1)
        self.dot = min(a, len(self.lines))

    def cmd_c(self, a, b, arg):
        self.cmd_d(a, b, '')
        self.cmd_a(a - 1, a - 1, arg)

    def cmd_m(self, a, b, arg):
        to, _ = self.addr(arg)
        if a <= to < b:
            raise EdError('into itself')
        block = self.lines[a - 1:b]
        self.lines[to:to] = block
        if to < a:
            a, b = a + len(block), b + len(block)
        del self.lines[a - 1:b]

    def cmd_t(self, a, b, arg):
        to = self.addr(arg)[0] or self.dot
        self.lines[to:to] = self.lines[a - 1:b]

    def cmd_j(self, a, b, arg):
        b = max(b, min(a + 1, len(self.lines)))
        self.lines[a - 1:b] = [arg.join(self.lines[a - 1:b])]
        self.dot = a

    def cmd_s(self, a, b, arg):
        _, pat, repl, flags, *_ = (*arg.split(arg[0]), '', '') if arg else (0, '', '', '')
        n = 0
        for i in range(a, b + 1):
            new, k = re.subn(pat, repl.replace('&', r'\g<0>'), self.lines[i - 1], 0 if 'g' in flags else 1)
            if k:
                self.lines[i - 1], self.dot, n = new, i, n + k
        if not n:
            raise EdError('no match', pat)

    def cmd_g(self, a, b, arg):
        pat, _, sub = arg[1:].partition(arg[0])
        hits = [l for l in self.lines if re.search(pat, l)]
        for l in hits:
            i = next(k for k, x in enumerate(self.lines, 1) if x is l or x == l)
            self.dot = i
            self.run(f'{i}{sub}')

    def cmd_k(self, a, b, arg):
        self.marks[arg[0]] = b

    def cmd_where(self, a, b, arg):
        self.out.append(b)

    def cmd_sort(self, a, b, arg):
        self.lines[a - 1:b] = sorted(self.lines[a - 1:b], key=str.lower, reverse=arg == 'r')

    def cmd_u(self, a, b, arg):
        if not self.undo_stack:
            raise EdError('nothing to undo')
        self.undo_stack.pop()()

    def shift(self, at, by):
        for k in self.marks:
            if self.marks[k] > at:
                self.marks[k] += by


ed = Editor(['alpha', 'Beta', 'gamma', 'delta'])
script = ['%p', '2', '1,2d', 'u', 'u', '$a one|two', 'ka', '1i zero', "'a", '/mm/', '?a?', '2,3m$', '%p', '%s/a/A/g', '1,$!', '%p', 'u', '3t0', '1,2j+', '.=', '$=', '9p', '5,2p', "'zp", '/nothing/', 'z', 's/x', '2,4m3', 'g/t/s/t/T/', '%p', '%s/(\\w)(\\w)/\\2\\1/', '1p', '-1', '.+1p', '%d', 'p', '$=', 'u', '$p', '/[/']
for c in script:
    try:
        ed.run(c)
    except EdError as e:
        ed.out.append(f'{c!r} {e}')
    except re.error as e:
        ed.out.append(f'{c!r} bad pattern: {e.msg if hasattr(e, "msg") else e}')
for line in ed.out:
    print(line)
print(len(ed.undo_stack), ed.dot, ed.marks, ed.lines)
ed.run('Q')
