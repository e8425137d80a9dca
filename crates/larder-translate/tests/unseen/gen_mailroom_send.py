# A mailroom whose sorters are generators driven by send, throw and close.
class Recall(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code


def sorter(name, log):
    held = []
    reply = None
    while True:
        try:
            item = yield reply
        except Recall as r:
            reply = [x for x in held if x[0] == r.code]
            held = [x for x in held if x[0] != r.code]
            log.append((name, 'recall', r.code, r.args))
            continue
        except GeneratorExit:
            log.append((name, 'closing', len(held)))
            raise
        else:
            if item is None:
                reply = len(held)
            elif isinstance(item, tuple):
                held.append(item)
                reply = item[0]
            elif callable(item):
                reply = item(held)
            else:
                return held
        finally:
            log.append(name)


def averager():
    total = 0
    n = 0
    avg = None
    while True:
        x = yield avg
        if x is None:
            return (total, n)
        total += x
        n += 1
        avg = total / n


def outer(results):
    while True:
        r = yield from averager()
        results.append(r)
        if r[1] == 0:
            return 'empty'


log = []
s = sorter('A', log)
print(next(s))
print(s.send(('x', 1)), s.send(('y', 2)), s.send(('x', 3)))
print(s.throw(Recall('x', 'late')))
print(s.send(None), s.send(lambda h: [v for _, v in h]))
print(s.send(len), s.send(bool))
try:
    s.send('stop')
except StopIteration as stop:
    print('stopped with', stop.value, stop.args)
print(log[-3:])
t = sorter('B', log)
try:
    t.send(5)
except TypeError as e:
    print(e)
next(t)
t.send(('q', 1))
t.close()
t.close()
print(log[-3:])
try:
    t.throw(Recall('z'))
except Recall as r:
    print('dead generators rethrow', r.code, r)
print(next(t, 'nothing'))

res = []
o = outer(res)
next(o)
print([o.send(v) for v in (10, 20, 4.5, True)])
o.send(None)
print(o.send(7))
print(o.send(None), res)
try:
    o.send(None)
except StopIteration as e:
    print(e.value, res)


def stubborn():
    n = 0
    while n < 2:
        try:
            yield n
        except GeneratorExit:
            n += 1
            if n == 2:
                yield 'no!'
    return


b = stubborn()
next(b)
try:
    b.close()
except RuntimeError as e:
    print(e)
try:
    b.throw(GeneratorExit())
except RuntimeError as e:
    print('second', e)
except GeneratorExit:
    print('now it leaves')
c = stubborn()
next(c)
try:
    c.throw(GeneratorExit)
    print('survived')
    c.throw(ValueError, 'pushed')
except ValueError as e:
    print('out', e)
print(c.gi_frame is None, c.gi_running)
d = averager()
d.throw(KeyError('never started'))
