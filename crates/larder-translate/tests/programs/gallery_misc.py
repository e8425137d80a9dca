import sys
print(sys.version_info[:2] >= (3, 8), sys.maxsize > 2**60, __name__, type(print).__name__, type(len), type(f := lambda: 0).__name__)
print(print.__name__, len.__name__, str.__name__, 1, type(None), type(...), type(NotImplemented), type(1j), type(range(1)), type({}.keys()), type(x for x in []), type(iter([])))
a = 256; b = 256; print(a is b, 'ab' is 'ab', None is None, () is (), [] is [], True is True)
print(*[repr(x) for x in (1.0, 1e22, 1e-7, 'a"b', "a'b", b'\x00a', (1,), [None], {1: {2}}, range(3), slice(1, 2), Ellipsis, 10**30, -0.0, float('-inf'), True, '\x7f\u200b')])
print(int.__name__, [].__class__, (1).__class__.__name__, 'a'.__class__ is str, isinstance(int, type), callable(int), callable(3))
class A: x = 1
print(getattr(A, 'x'), setattr(A, 'y', 2), A.y, hasattr(A(), 'y'), delattr(A, 'y'), hasattr(A, 'y'), A.__dict__['x'], A.__name__, A.__module__, A.__doc__)
print(list(map(type, [1, 'a', None, 1.5, [], (), {}, set(), b''])), [t.__name__ for t in (int, A)])
print('x' in vars(A), sorted(k for k in A.__dict__ if not k.startswith('__')))
def f(a, b=1, *c, d, e=2, **g): "doc"
print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__qualname__, f.__module__)
print(sorted([1]).__len__(), (5).__add__(3), 'a'.__contains__('a'), [1, 2].__getitem__(0), (3).__eq__(3), (1).__lt__(2), 'x'.__mul__(3), {}.__len__(), int.__add__(1, 2), str.upper('a'))
