"""__class__ in methods, in what stands inside of them, and in classes that functions make."""


def factory(n):
    class Local:
        value = n

        def get(self):
            return n, self.value, __class__.__name__, __class__ is type(self)
    n += 1
    return Local


print(factory(1)().get(), factory(5)().get())


class A:
    def f(self):
        return __class__

    @staticmethod
    def g():
        return [__class__ for _ in "ab"], (lambda: __class__)()

    def h(self):
        def inner():
            return __class__.__name__
        return inner()


class B(A):
    pass


print(B().f(), A.g(), B().h())


class Enters:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


try:
    with Enters as entered:
        print("never")
except TypeError as e:
    print(e)


class Meta(type):
    def __enter__(cls):
        return cls.__name__

    def __exit__(cls, *exc):
        print("left", exc[0])


class Managed(metaclass=Meta):
    def __enter__(self):
        return "instance"

    def __exit__(self, *exc):
        print("instance left")


with Managed as name, Managed() as other:
    print(name, other)
thing = Enters()
thing.__exit__ = lambda *exc: print("the object's own is not asked")
with thing:
    print(list(map(vars, [B(), A()])), sorted(map(len, map(dir, [B()]))) > [20])
