# A bytecode VM whose values are any type: ints, texts, lists, closures, exceptions.
class VMError(Exception):
    def __init__(self, pc, why):
        self.pc, self.why = pc, why
        super().__init__(f'at {pc}: {why}')


class Fn:
    def __init__(self, addr, nargs, env=None):
        self.addr, self.nargs, self.env = addr, nargs, env

    def __repr__(self):
        return f'<fn {self.addr}/{self.nargs}>'


def assemble(text):
    labels, code = {}, []
    for raw in text.strip().splitlines():
        line = raw.split(';')[0].strip()
        if not line:
            continue
        if line.endswith(':'):
            labels[line[:-1]] = len(code)
            continue
        op, _, arg = line.partition(' ')
        code.append([op, arg.strip() or None])
    for ins in code:
        a = ins[1]
        if a is None:
            continue
        if a in labels:
            ins[1] = labels[a]
        elif a[0] in '"\'':
            ins[1] = a[1:-1]
        elif a == '[]':
            ins[1] = []
        elif '/' in a and ins[0] == 'FN':
            l, n = a.split('/')
            ins[1] = Fn(labels[l], int(n))
        else:
            for conv in (int, float):
                try:
                    ins[1] = conv(a)
                    break
                except ValueError:
                    pass
    return code


def binop(name):
    def op(a, b):
        return {'ADD': lambda: a + b, 'SUB': lambda: a - b, 'MUL': lambda: a * b, 'DIV': lambda: a / b if not (isinstance(a, int) and isinstance(b, int)) else a // b,
                'LT': lambda: a < b, 'EQ': lambda: a == b, 'MOD': lambda: a % b, 'IDX': lambda: a[b]}[name]()
    op.__name__ = name.lower()
    return op


OPS = {n: binop(n) for n in ('ADD', 'SUB', 'MUL', 'DIV', 'LT', 'EQ', 'MOD', 'IDX')}


def run(code, limit=5000):
    stack, frames, handlers = [], [({}, None)], []
    pc = steps = 0
    out = []
    while pc < len(code):
        steps += 1
        if steps > limit:
            raise VMError(pc, 'too long')
        op, arg = code[pc]
        pc += 1
        try:
            if op in OPS:
                b, a = stack.pop(), stack.pop()
                stack.append(OPS[op](a, b))
            elif op == 'PUSH':
                stack.append(arg if not isinstance(arg, list) else arg[:])
            elif op == 'FN':
                stack.append(Fn(arg.addr, arg.nargs, dict(frames[-1][0])))
            elif op == 'LOAD':
                stack.append(frames[-1][0][arg])
            elif op == 'STORE':
                frames[-1][0][arg] = stack.pop()
            elif op == 'CALL':
                f = stack.pop()
                if isinstance(f, Fn):
                    args = [stack.pop() for _ in range(f.nargs)][::-1]
                    frames.append(({**(f.env or {}), **{f'a{i}': v for i, v in enumerate(args)}, 'self': f}, pc))
                    pc = f.addr
                else:
                    stack.append(f(stack.pop()))
            elif op == 'RET':
                pc = frames.pop()[1]
            elif op == 'JMP':
                pc = arg
            elif op == 'JZ':
                pc = pc if stack.pop() else arg
            elif op == 'DUP':
                stack.append(stack[-1])
            elif op == 'APPEND':
                v = stack.pop()
                stack[-1].append(v)
            elif op == 'PRINT':
                out.append(stack.pop())
            elif op == 'TRY':
                handlers.append((arg, len(stack), len(frames)))
            elif op == 'ENDTRY':
                handlers.pop()
            elif op == 'NATIVE':
                stack.append({'len': len, 'str': str, 'sum': sum, 'float': float}[arg])
            elif op == 'HALT':
                break
            else:
                raise VMError(pc - 1, f'bad op {op}')
        except VMError:
            raise
        except Exception as e:
            if not handlers:
                raise VMError(pc - 1, f'{type(e).__name__}: {e}') from e
            pc, depth, fdepth = handlers.pop()
            del stack[depth:], frames[fdepth:]
            stack.append(f'{type(e).__name__}: {e}')
    return out, stack, steps


FACT = '''
FN fact/1
STORE f
PUSH 25
LOAD f
CALL
PRINT
PUSH 5.0
LOAD f
CALL
PRINT
HALT
fact:
LOAD a0
PUSH 2
LT
JZ rec
PUSH 1
RET
rec:
LOAD a0
LOAD a0
PUSH 1
SUB
LOAD self
CALL
MUL
RET
'''
print(run(assemble(FACT)))
ADDER = '''
PUSH 10
STORE n
FN add/1
PUSH 99
STORE n
STORE unused
LOAD unused
DUP
PUSH 5
STORE x
PRINT
PUSH 'ab'
PUSH 3
MUL
PRINT
PUSH []
PUSH 1
APPEND
PUSH 2.5
APPEND
DUP
NATIVE sum
CALL
PRINT
DUP
NATIVE len
CALL
PRINT
PUSH 1
IDX
PRINT
PUSH 7
LOAD unused
CALL
PRINT
HALT
add:
LOAD a0
LOAD n
ADD
RET
'''
print(run(assemble(ADDER)))
TRY = '''
TRY h1
PUSH 1
PUSH 0
DIV
PRINT
h1:
PRINT
TRY h2
PUSH 'a'
PUSH 1
ADD
h2:
PRINT
TRY h3
LOAD nothing
h3:
PRINT
PUSH 7
PUSH 2
DIV
PUSH 7.0
PUSH 2
DIV
PUSH '%d items'
PUSH 3
MOD
'''
print(run(assemble(TRY)))
for bad in ('l:\nJMP l', 'ADD', 'FROB 1', 'PUSH 5\nCALL', 'PUSH []\nPUSH 3\nIDX'):
    try:
        print(run(assemble(bad)))
    except VMError as e:
        print(e, e.pc, repr(e.__cause__))
run(assemble('PUSH 1\nPUSH "x"\nLT'))
