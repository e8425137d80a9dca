# What happens when containers change while they are walked.
def probe(title, fn):
    try:
        print(title, '->', fn())
    except (RuntimeError, KeyError, IndexError, ValueError) as e:
        print(title, '!!', type(e).__name__, e)


def dict_grow():
    d = {'a': 1, 'b': 2}
    for k in d:
        d[k + k] = 0
    return d


def dict_shrink():
    d = {i: i for i in range(5)}
    for k in d:
        if k == 4:
            return d
        del d[4]
    return d


def dict_replace():
    d = {i: i for i in range(3)}
    for k, v in d.items():
        d[k] = v * 10
    return d


def dict_pop_add():
    d = {1: 'x', 2: 'y', 3: 'z'}
    seen = []
    for k in d:
        seen.append(k)
        if k < 10:
            d.pop(k)
            d[k + 10] = k
        if len(seen) > 8:
            break
    return seen, d


def dict_last():
    d = {1: 1}
    for k in d:
        d[2] = 2
        break
    else:
        return 'no'
    return d


def set_grow():
    s = {1, 2, 3}
    for x in s:
        s.add(x + 100)
    return s


def set_same():
    s = {1, 2, 3}
    for x in s:
        s.add(2)
        s.discard(99)
    return s


def list_grow():
    xs = [1, 2, 3]
    for x in xs:
        if len(xs) < 8:
            xs.append(x * 2)
    return xs


def list_remove():
    xs = [2, 4, 6, 7, 8, 10]
    for x in xs:
        if x % 2 == 0:
            xs.remove(x)
    return xs


def list_insert():
    xs = [1, 2, 3]
    for i, x in enumerate(xs):
        if i > 4:
            break
        xs.insert(0, x * 10)
    return xs


def list_clear():
    xs = [1, 2, 3]
    n = 0
    for x in xs:
        n += x
        xs.clear()
    return n, xs


def list_reversed():
    xs = [1, 2, 3, 4]
    out = []
    for x in reversed(xs):
        out.append(x)
        if x == 3:
            xs.pop()
            xs.pop()
    return out, xs


def items_view():
    d = {'a': 1}
    view = d.items()
    keys = d.keys()
    d['b'] = 2
    return list(view), keys, len(view), ('b', 2) in view, keys & {'b', 'q'}


def exhausted():
    xs = [1]
    it = iter(xs)
    got = [next(it), next(it, None)]
    xs.append(2)
    return got, next(it, 'still none'), list(it)


def not_exhausted():
    xs = [1]
    it = iter(xs)
    got = [next(it)]
    xs.append(2)
    return got, list(it)


def comp_mutation():
    d = {1: 'a', 2: 'b'}
    return {d.pop(k): k for k in list(d)}, d


def sort_mutation():
    xs = [3, 1, 2]

    def key(v):
        xs.append(v)
        return v
    try:
        xs.sort(key=key)
    finally:
        print(sorted(xs)[:3])
    return xs


def sort_look():
    xs = [3, 1, 2]
    seen = []
    xs.sort(key=lambda v: (seen.append(len(xs)), v)[1])
    return seen, xs


def del_during_slice():
    xs = list(range(10))
    for i in range(len(xs)):
        del xs[i]
    return xs


def swap_dict():
    d = {'k': [1]}
    for v in d.values():
        v.append(len(v))
        d = {'other': d}
    return d


def deque_like():
    from collections import deque
    q = deque([1, 2, 3])
    for x in q:
        q.append(x)
    return q


def gen_over_dict():
    d = {1: 1, 2: 2}
    g = (k for k in d)
    a = next(g)
    d[3] = 3
    return a, next(g)


def same_size_swap():
    d = {1: 1, 2: 2}
    it = iter(d)
    next(it)
    del d[1]
    d[9] = 9
    return next(it), list(d)


def nested_walk():
    s = {(1,), (2,)}
    for a in list(s):
        for b in list(s):
            s.add(a + b) if len(s) < 6 else s.discard(a)
    return len(s), sorted(s)


for f in (dict_grow, dict_shrink, dict_replace, dict_pop_add, dict_last, set_grow, set_same, list_grow, list_remove, list_insert, list_clear, list_reversed, items_view,
          exhausted, not_exhausted, comp_mutation, sort_mutation, sort_look, del_during_slice, swap_dict, deque_like, gen_over_dict, same_size_swap, nested_walk):
    probe(f.__name__, f)
d = {}
for i in range(5):
    d[i % 3] = i
print(d, d | {1: 'n', 7: 's'}, list(reversed(d)))
d.update({0: 'zero'}, **{'kw': 1})
d |= [(5, 'five')]
print(d, d.setdefault(5, 'x'), d.popitem(), dict.fromkeys('aba', 0), d.pop('q', None))
for k in d:
    d[str(k)] = d.pop(k)
