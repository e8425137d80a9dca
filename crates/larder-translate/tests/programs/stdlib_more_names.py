"""operator in place, singledispatch, BytesIO, MappingProxyType and the types of types."""
import functools
import io
import operator
import types
from functools import singledispatch
from io import BytesIO, StringIO
from types import MappingProxyType


def tried(call):
    try:
        return repr(call())
    except (ValueError, TypeError, KeyError, AttributeError, ZeroDivisionError) as error:
        return f"{type(error).__name__}: {error}"


items = [1, 2]
print(operator.iconcat(items, [3]), items, operator.iand(6, 3), operator.ior({1}, {2}), operator.ixor(5, 1), operator.ilshift(1, 4), operator.irshift(64, 2))
print(operator.ifloordiv(7, 2), operator.itruediv(7, 2), operator.imod(7, 4), operator.ipow(2, 10), operator.indexOf("abc", "c"), operator.call(max, 3, 9), operator.call(sorted, [2, 1], reverse=True))
print(tried(lambda: operator.indexOf([1], 2)), tried(lambda: operator.ifloordiv(1, 0)), tried(lambda: operator.iconcat(5, 6)))


class Shape:
    pass


class Square(Shape):
    pass


class Circle(Shape):
    pass


@singledispatch
def show(value, mark="."):
    return f"object {value}{mark}"


@show.register(int)
def show_int(value, mark="."):
    return f"int {value}{mark}"


@show.register(list)
@show.register(tuple)
def _(value, mark="."):
    return f"items {len(value)}{mark}"


@show.register(Shape)
def show_shape(value, mark="."):
    return f"shape {type(value).__name__}{mark}"


show.register(Circle, lambda value, mark=".": "round" + mark)
print(show("x"), show(3), show(True), show(2.5), show([1, 2]), show((1,), mark="!"), show(Square()), show(Circle()), show(None))
print(show.__name__, show.dispatch(int) is show_int, show.dispatch(Square) is show_shape, show_int(5), len(show.registry), tried(lambda: show()))

b = BytesIO(b"first\nsecond\nthird")
print(b.read(3), b.tell(), b.readline(), b.readlines(), b.read(), b.seek(0), list(b), b.seek(-3, io.SEEK_END), b.read())
b.seek(0)
print(b.write(b"FIRST"), b.getvalue(), b.seek(20), b.write(b"!"), b.getvalue(), b.truncate(5), b.getvalue(), b.tell())
with BytesIO() as w:
    w.writelines([b"a", bytearray(b"b")])
    print(w.getvalue(), w.readable(), w.closed)
print(w.closed, tried(lambda: w.read()), tried(lambda: BytesIO("x")), tried(lambda: BytesIO().write("x")), tried(lambda: BytesIO().seek(-1)))
s = StringIO("one\ntwo\nthree")
print(repr(s.readline()), s.tell(), s.read(2), s.readlines(), s.seek(0), s.read(), s.getvalue() == "one\ntwo\nthree")
s.seek(0)
s.write("ONE")
print(repr(s.getvalue()), [line.strip() for line in StringIO("a\nb\n")], s.truncate(3), s.getvalue(), s.closed)
print("to", "file", file=s)
print(repr(s.getvalue()))

wide = StringIO("äöü日本 x")
print(wide.seek(2), wide.read(2), wide.tell(), wide.seek(1), wide.write("OE"), wide.getvalue(), wide.tell(), wide.seek(0, 2), wide.seek(12), wide.write("ß"), repr(wide.getvalue()), wide.seekable())
print(tried(lambda: wide.seek(-1)), tried(lambda: StringIO().truncate(-1)), wide.truncate(3), wide.getvalue())
source = {"a": 1, "b": [2]}
view = MappingProxyType(source)
source["c"] = 3
print(view, view["a"], len(view), list(view), "b" in view, view.get("zz", 0), sorted(view.items()), dict(view), view == source, view | {"d": 4}, view.copy() is source)
for call in (lambda: view["nope"], lambda: MappingProxyType([1])):
    print(tried(call))
try:
    view["a"] = 5
except TypeError as error:
    print(error)
try:
    del view["a"]
except TypeError as error:
    print(error)


def gen():
    yield 1


print(isinstance(gen(), types.GeneratorType), isinstance(gen, types.FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(len, types.BuiltinFunctionType), isinstance(view.get, int), isinstance(None, types.NoneType), isinstance(Shape().__init__, types.FunctionType))
n = types.SimpleNamespace(x=1, y="z")
n.w = [1]
print(n, n.x, n == types.SimpleNamespace(x=1, y="z", w=[1]), vars(n))
print(functools.WRAPPER_UPDATES)
operator.indexOf([], 1)
