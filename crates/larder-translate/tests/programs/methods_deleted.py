class A:
    def name_(self):
        return "A"

    def tell(self):
        return self.name_()


class B(A):
    def name_(self):
        return "B"


class C:
    def step(self):
        return 1

    def run2(self):
        return self.step()


b = B()
print(b.tell(), A().tell())
del B.name_
print(b.tell())
c = C()
print(c.run2())
del C.step
try:
    c.run2()
except AttributeError as e:
    print(e)
