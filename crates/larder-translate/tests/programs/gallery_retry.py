def retry(n):
    tries = 0
    while True:
        tries += 1
        try:
            if tries < n: raise ValueError(tries)
            return tries
        except ValueError:
            continue
        finally:
            print('try', tries)
print(retry(3))
def retry2(n):
    while True:
        try:
            n -= 1
            if n < 0: return 'neg'
            10 // n
        except ZeroDivisionError:
            return 'zero'
        finally:
            n -= 1
print(retry2(5), retry2(4))
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def withloop(xs):
    it = iter(xs)
    while True:
        with CM():
            try:
                x = next(it)
            except StopIteration:
                return 'done'
            if x > 2: continue
            print(x)
print(withloop([1, 5, 2]))
def k():
    while True:
        try:
            1 / 0
        except ZeroDivisionError:
            return 'exc'
        finally:
            return 'fin'
print(k())
def brk(xs):
    while True:
        try:
            if not xs: break
            xs.pop()
        finally:
            print('f')
    return 'out'
print(brk([1]))
def h():
    for i in range(3):
        try:
            return i
        finally:
            break
    return 'after'
print(h())
def h2():
    for i in range(3):
        try:
            raise KeyError(i)
        finally:
            continue
    return 'swallowed'
print(h2())
def h3():
    try:
        return 'a'
    finally:
        try:
            raise ValueError
        except ValueError:
            print('inner')
print(h3())
def h4():
    while 1:
        with CM():
            return 5
print(h4())
