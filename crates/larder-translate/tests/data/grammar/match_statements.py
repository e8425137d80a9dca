match x:
    case 1: pass
    case -1 | 2.5 | -1j | 1 + 2j | -1.0 - 3j: pass
    case 'a' 'b' | b'c' | f: pass
    case None | True | False: pass
    case _: pass
match x, y:
    case a, b: pass
    case (a, b): pass
    case [a, *rest]: pass
    case a, *_: pass
    case (a,): pass
    case (a): pass
    case (): pass
    case []: pass
    case [[a, b], (c)]: pass
match *x, y:
    case [*_, a]: pass
    case *a, b: pass
match f(x):
    case A(): pass
    case A(1, b, c=2, d=e,): pass
    case a.b.C(x=1): pass
    case a.b: pass
    case {}: pass
    case {1: a, 'b': c, **rest}: pass
    case {a.b: 1, None: 2, -1: 3, **rest,}: pass
    case (1 | 2) as a: pass
    case A() as b if b > 1: pass
    case a if (y := a): pass
    case [1, 2] | {3: 4}: pass
match (x):
    case 1:
        match y:
            case 2: pass
match -x:
    case 1: pass
match [a, b]:
    case 1: pass
match {**a}:
    case 1: pass
match not x:
    case 1: pass
match lambda: x:
    case 1: pass
match match:
    case case: pass
match x if y else z:
    case "a": pass
match (yield):
    case 1: pass
