class Machine:
    limit = 3

    def __init__(self):
        self.stack = []
        self.ops = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("op_")}

    def op_push(self, x):
        self.stack.append(x)

    def op_pop(self):
        return self.stack.pop()


class Faster(Machine):
    def op_add(self):
        self.stack.append(self.stack.pop() + self.stack.pop())


m = Faster()
m.ops["push"](2)
m.ops["push"](3)
m.ops["add"]()
print(sorted(m.ops), m.ops["pop"]())
print(dir(m))
print(dir(Machine))
