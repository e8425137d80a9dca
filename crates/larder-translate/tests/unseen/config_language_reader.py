# Reads a nested configuration language with includes, variables, types and good errors; uses modules of closures.
from collections import ChainMap, namedtuple

Token = namedtuple('Token', 'kind value line')
FILES = {
    'main': 'include "base"\nname = "app ${env}"\nports = [80, 8_000 + 80, base * 2]\ndb {\n  host = "h${ports.0}"\n  limits { soft = 1.5k; hard = 2m }\n  on = yes\n}\nlist = [[1], [], ["x", nil]]\n',
    'base': 'env = "dev"\nbase = 0x10\nfloat = -1.5e3\ndb { host = "default"; pool = 5 }\n',
    'loop': 'include "loop"\n',
    'bad1': 'a = \n', 'bad2': 'a = "open\n', 'bad3': 'x = unknown\n', 'bad4': 'a { b = 1\n', 'bad5': 'a = 1\na.b = 2\n', 'bad6': 'include "nope"', 'bad7': 'a = [1, 2', 'bad8': 'a = 5 + "x"', 'bad9': 'a = 1 ] \n', 'bad10': 'a = "${zzz.y}"', 'bad11': '= 3', 'bad12': 'a = $',
}


class ConfigError(Exception):
    def __init__(self, msg, where=None, line=None):
        self.trace = [(where, line)]
        super().__init__(msg)

    def inside(self, where, line):
        self.trace.append((where, line))
        return self

    def __str__(self):
        return f'{self.args[0]} ({" < ".join(f"{w}:{l}" if l else str(w) for w, l in self.trace)})'


def tokenize(name):
    try:
        text = FILES[name]
    except KeyError:
        raise ConfigError(f'no file {name!r}') from None
    i, line = 0, 1
    while i < len(text):
        c = text[i]
        match c:
            case '\n' | ';':
                yield Token('end', c, line)
                line += c == '\n'
                i += 1
            case ' ' | '\t':
                i += 1
            case '"':
                j = text.find('"', i + 1)
                if j < 0 or '\n' in text[i:j]:
                    raise ConfigError('unclosed text', name, line)
                yield Token('str', text[i + 1:j], line)
                i = j + 1
            case '{' | '}' | '[' | ']' | '=' | ',' | '+' | '*' | '-' | '.':
                yield Token(c, c, line)
                i += 1
            case _ if c.isdigit():
                j = i
                while j < len(text) and (text[j].isalnum() or text[j] in '_.' or (text[j] in '+-' and text[j - 1] == 'e')):
                    j += 1
                yield Token('num', number(text[i:j], name, line), line)
                i = j
            case _ if c.isalpha():
                j = i
                while j < len(text) and (text[j].isalnum() or text[j] == '_'):
                    j += 1
                w = text[i:j]
                yield Token('word', w, line)
                i = j
            case _:
                raise ConfigError(f'odd character {c!r}', name, line)
    yield Token('end', '', line)
    yield Token('eof', '', line)


def number(t, name, line):
    scale = {'k': 10 ** 3, 'm': 10 ** 6, 'g': 10 ** 9}.get(t[-1].lower(), 1)
    body = t if scale == 1 else t[:-1]
    for conv in (int, lambda s: int(s, 0), float):
        try:
            v = conv(body) * scale
        except ValueError:
            continue
        return int(v) if isinstance(v, float) and v.is_integer() and scale > 1 else v
    raise ConfigError(f'bad number {t}', name, line)


def load(name, stack=()):
    if name in stack:
        raise ConfigError('include cycle ' + '>'.join([*stack, name]))
    toks = list(tokenize(name))
    pos = 0
    CONST = {'yes': True, 'no': False, 'nil': None}

    def peek(*kinds):
        return toks[pos].kind in kinds

    def take(*kinds):
        nonlocal pos
        t = toks[pos]
        if kinds and t.kind not in kinds:
            raise ConfigError(f'wanted {" or ".join(kinds)}, got {t.kind}', name, t.line)
        pos += 1
        return t

    def expr(scope):
        left = term(scope)
        while peek('+', '-'):
            op = take()
            right = term(scope)
            try:
                left = left + right if op.kind == '+' else left - right
            except TypeError as e:
                raise ConfigError(str(e), name, op.line) from e
        return left

    def term(scope):
        left = atom(scope)
        while peek('*'):
            take()
            left *= atom(scope)
        return left

    def atom(scope):
        t = take('num', 'str', 'word', '[', '-')
        match t:
            case Token('num', v):
                return v
            case Token(kind='-'):
                return -atom(scope)
            case Token('str', v, line):
                out, rest = '', v
                while '${' in rest:
                    pre, _, rest = rest.partition('${')
                    ref, _, rest = rest.partition('}')
                    out += pre + str(lookup(scope, ref.split('.'), line))
                return out + rest
            case Token('word', w) if w in CONST:
                return CONST[w]
            case Token('word', w, line):
                path = [w]
                while peek('.'):
                    take()
                    path.append(take('word', 'num').value)
                return lookup(scope, path, line)
            case Token('[', _, line):
                items = []
                while not peek(']'):
                    while peek('end'):
                        take()
                    items.append(expr(scope))
                    if not peek(']'):
                        take(',')
                take()
                return items

    def lookup(scope, path, line):
        cur = scope
        for p in path:
            try:
                cur = cur[int(p)] if isinstance(cur, list) else cur[p]
            except (LookupError, ValueError, TypeError) as e:
                raise ConfigError(f'{type(e).__name__} for {".".join(map(str, path))}', name, line) from e
        return cur

    def block(scope, end):
        own = scope.maps[0]
        while not peek(end):
            if peek('end'):
                take()
                continue
            t = take('word', 'str')
            if t.value == 'include' and peek('str'):
                f = take().value
                try:
                    merge(own, load(f, (*stack, name)))
                except ConfigError as e:
                    raise e.inside(name, t.line)
            elif peek('{'):
                take()
                child = own.setdefault(t.value, {})
                block(scope.new_child(child), '}')
                take('}')
            else:
                take('=')
                own[t.value] = expr(scope)
                take('end') if not peek('}') else None

    scope = ChainMap({})
    block(scope, 'eof')
    return dict(scope)


def merge(a, b):
    for k, v in b.items():
        a[k] = merge(a.get(k, {}), v) if isinstance(v, dict) and isinstance(a.get(k, {}), dict) else v
    return a


conf = load('main')
for k, v in conf.items():
    print(k, '=', repr(v))
for f in FILES:
    if f.startswith(('bad', 'loop')):
        try:
            print(f, load(f))
        except ConfigError as e:
            print(f, e, repr(e.__cause__))
print(Token('a', 1, 2)._replace(kind='z'), Token._fields, max(tokenize('base'), key=lambda t: t.line).line, sum(1 for _ in tokenize('main')))
load('missing')
