class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case None: return 'none'
        case True | False: return 'bool'
        case 0: return 'zero'
        case int(n) if n > 100: return f'big {n}'
        case int() | float() as n: return f'num {n}'
        case '': return 'empty'
        case str(s): return f's {s}'
        case []: return '[]'
        case [x]: return f'one {x}'
        case [int(a), int(b)]: return f'ints {a} {b}'
        case [first, *rest] if len(rest) > 3: return f'long {first} {rest}'
        case (a, 'x', *_): return f'ax {a}'
        case [[a, b], *_]: return f'nested {a} {b}'
        case [*all]: return f'list {all}'
        case {'type': 'c', 'r': r}: return f'circle {r}'
        case {'type': t, **rest} if rest: return f'{t} {rest}'
        case {}: return f'dict {v}'
        case P(0, y): return f'P0 {y}'
        case P(x=x, y=P(a, b)): return f'PP {x} {a} {b}'
        case P(): return 'P'
        case _: return f'other {type(v).__name__}'
for v in [None, True, 0, 5, 500, 2.5, '', 'hi', [], [1], [1, 2], [1, 'x', 3], ['a', 'x'], [1, 2, 3, 4, 5], [[1, 2], 3], (1,), ('q', 'w', 'e'), {}, {'type': 'c', 'r': 2}, {'type': 'k'}, {'type': 'k', 'z': 1}, P(0, 1), P(1, P(2, 3)), P(4, 5), {1}, b'x', range(2), object]:
    print(m(v))
import enum
class Col(enum.Enum):
    R = 1
    G = 2
def c(v):
    match v:
        case Col.R: return 'red'
        case Col.G: return 'green'
        case {'k': Col.R | Col.G as q}: return q.name
        case -1 | -2.5: return 'neg'
        case 1+2j: return 'cplx'
        case b'a': return 'bytes'
        case str() | bytes() as t: return t
    return 'none'
print([c(v) for v in [Col.R, Col.G, {'k': Col.G}, -1, -2.5, b'a', 'z', 1]])
x = [1, [2, [3, 4]]]
match x:
    case [a, [b, [*c2]]]: print(a, b, c2)
match {'a': [1, {'b': 2}]}:
    case {'a': [_, {'b': z}]}: print(z)
try:
    match (1, 2):
        case (a, a2) if a2 / 0: pass
except ZeroDivisionError as e: print(e, a, a2)
