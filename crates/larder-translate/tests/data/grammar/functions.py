def f(): pass
def f(a, b=1, *c, d, e=2, **g) -> int: return a
def f(a, /, b, *, c): ...
def f(a, b=1, /, c=2, *, d=3, **e): ...
def f(*args: int, **kw: str): ...
def f(*args: *Ts): ...
def f(a: int, b: str = '', *, c: float = 0.0) -> None:
    """doc"""
    x = 1
    return
@decorator
@a.b(c)[d]
@(yield_ := e)
def f(a,
      b,):
    global g, h
    def inner():
        nonlocal a
        yield
        x = yield a
        y = yield from b
        return *a, b
    return inner
async def f():
    await g()
    async for x in y:
        pass
    else:
        pass
    async with a as b, c:
        return [x async for x in y]
@d
async def f(): pass
def f(a=lambda x: x, *, b=(1, 2)): return a if b else c
def f(): return; 
