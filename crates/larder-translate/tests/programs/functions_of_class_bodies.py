class A:
    def __init__(self):
        self.real = 5
        self.numerator = "n"

    def helper(x):
        return x.real

    helper = staticmethod(helper)

    def plain(x):
        return x.numerator

    def wrap(f):
        def inner(self):
            return f(self) + 1
        return inner

    @wrap
    def five(self):
        return self.real


a = A()
print(a.helper(2.5), A.helper(a), A.plain(7), a.plain(), a.five())
