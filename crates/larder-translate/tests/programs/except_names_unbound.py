def f(xs):
    e = 'before'
    for x in xs:
        try:
            if x == 0: raise ValueError('z')
            if x == 1: raise KeyError('k')
        except ValueError as e:
            continue
        except KeyError as e:
            break
    try:
        print(e)
    except UnboundLocalError as u:
        print('unbound', u)
f([0]); f([1]); f([2])
e = 5
for i in range(3):
    try:
        int('x')
    except ValueError as e:
        if i == 1: break
        continue
try:
    print(e)
except NameError as n:
    print(n)
def g():
    e = 1
    while True:
        try:
            raise ValueError(2)
        except ValueError as e:
            try:
                break
            finally:
                print('fin', e)
    try:
        return e
    except UnboundLocalError as q:
        return str(q)
print(g())
