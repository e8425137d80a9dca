from collections import deque
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def some(x):
    return x
d = some([deque([1,2,3]), "abc"])
q, s = d[0], d[1]
tell(lambda: q.append())
tell(lambda: q.append(1, 2))
tell(lambda: q.index())
tell(lambda: q.insert(1))
tell(lambda: q.rotate(1, 2))
tell(lambda: q.pop(1))
tell(lambda: q.extend())
tell(lambda: q.remove())
tell(lambda: q.count())
tell(lambda: q.append(x=1))
tell(lambda: s.join())
tell(lambda: s.join("a", "b"))
tell(lambda: s.isdigit(1))
tell(lambda: s.upper(1))
tell(lambda: s.zfill())
tell(lambda: s.partition("a", "b"))
tell(lambda: s.join(x=1))
tell(lambda: s.removeprefix())
