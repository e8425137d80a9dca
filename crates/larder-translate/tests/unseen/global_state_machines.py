# Module state changed from many places; functions replaced at run time; counters, hooks, flags of several types.
import sys

mode = 'idle'
count = 0
hooks = []
config = {'limit': 3, 'echo': False}
history = None
_cache = {}


def set_mode(new):
    global mode, history
    old, mode = mode, new
    if history is None:
        history = []
    history.append((old, new))
    for h in list(hooks):
        r = h(old, new)
        if r is False:
            hooks.remove(h)
    return old


def tick(n=None):
    global count
    if n is None:
        count += 1
    elif callable(n):
        count = n(count)
    else:
        count = n
    return count


def watcher(limit):
    seen = 0

    def hook(old, new):
        nonlocal seen
        seen += 1
        globals()['last_seen'] = (seen, old, new)
        return seen < limit
    return hook


hooks += [watcher(2), watcher(config['limit']), lambda *a: a != ('run', 'stop')]
for m in ('run', 'pause', 'run', 'stop'):
    print(set_mode(m), mode, len(hooks), last_seen)
print(history, tick(), tick(), tick(10), tick(lambda c: c / 4), tick(str), count)


def handler_for(name):
    fn = globals().get('on_' + name)
    return fn or (lambda *a: f'no handler for {name}{a}')


def on_add(a, b):
    return a + b


print(handler_for('add')(1, 2), handler_for('sub')(1))
def on_sub(a, b=0):
    return a - b
print(handler_for('sub')(1))
on_add = lambda *a: max(a)
print(handler_for('add')(1, 2))
del on_add
print(handler_for('add')(1, 2))


def memo(key, make):
    if key not in _cache:
        _cache[key] = make() if callable(make) else make
    return _cache[key]


print(memo('a', lambda: [1]), memo('a', 5), memo('b', 'text'), memo(('t', 1), dict), sorted(map(str, _cache)))


def reset(*names):
    for n in names:
        globals()[n] = {'mode': 'idle', 'count': 0, 'history': None}.get(n)
    return mode, count, history


print(reset('mode', 'count'), reset('history'))


def rebind_config():
    global config
    before = config
    config = {**config, 'limit': None, 'new': [config['limit']]}
    return before is not config


alias = config
print(rebind_config(), alias, config, alias['limit'])
config['new'].append('x')
alias['limit'] += 1
print(config, alias)


def counter():
    counter.n = getattr(counter, 'n', 0) + 1
    return counter.n


c2 = counter
counter(), c2()
print(c2.n)
counter = [counter]
print(c2.n, counter[0].n)
try:
    c2()
except AttributeError as e:
    print(e)


class State:
    current = None
    stack = []

    def __enter__(self):
        State.stack.append(State.current)
        State.current = self
        return self

    def __exit__(self, *exc):
        State.current = State.stack.pop()

    @staticmethod
    def depth():
        return len(State.stack), State.current is not None


with State() as s1:
    with State():
        print(State.depth(), State.current is s1)
    print(State.depth(), State.current is s1)
print(State.depth())
n = 0


def recurse():
    global n
    n += 1
    if n < 5:
        recurse()
        n -= 1
    return n


print(recurse(), n)


def shadow(n):
    def inner():
        global n
        n = 'global set inside'
        return n
    return inner(), n


print(shadow('param'), n)
if n:
    late = 'defined in if'
for late2 in (1, 2):
    pass


def uses_late():
    return late, late2, undefined_later


try:
    uses_late()
except NameError as e:
    print(e)
undefined_later = 0
print(uses_late())
print(sorted(k for k in globals() if k in ('late', 'late2', 'last_seen', 'on_sub', 'on_add', 'm', 'undefined_later')))
sys.stdout.write('written\n')
orig_print = print


def print(*args, **kw):
    orig_print('[log]', *args, **kw)


print('through', 'wrapper', sep='-')
del print
print('restored')


def final():
    global mode
    del mode
    return mode


final()
