"""Keywords of exceptions: names, objects and paths that some of them keep."""


class Config:
    def __getattr__(self, name):
        raise AttributeError(f"no {name}", name=name, obj=self)
c = Config()
try:
    c.user
except AttributeError as e:
    print(e, e.name, e.obj is c)
for make in (
    lambda: AttributeError("a", name="n"),
    lambda: AttributeError("b"),
    lambda: NameError("c", name="n"),
    lambda: ImportError("d", name="m", path="p"),
    lambda: ValueError("e", name="n"),
    lambda: NameError("f", obj=1),
    lambda: AttributeError(name="only"),
):
    try:
        e = make()
        print(repr(e), e.args, getattr(e, "name", "-"), getattr(e, "obj", "-"), getattr(e, "path", "-"))
    except TypeError as error:
        print("TypeError:", error)
class D: pass
try:
    D().x
except AttributeError as e:
    print(e.name)
class Mine(AttributeError):
    def __init__(self, message, **more):
        super().__init__(message, **more)
try:
    raise Mine("m", name="q")
except AttributeError as e:
    print(e, e.name, e.obj)
try:
    ExceptionGroup("g", [ValueError(1)], name="n")
except TypeError as error:
    print("TypeError:", error)
