import sys


class VM:
    def __init__(self, code):
        self.code = code
        self.stack = []
        self.vars = {}
        self.pc = 0
        self.out = []
        self.ops = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("op_")}

    def op_push(self, arg):
        self.stack.append(arg)

    def op_add(self, _):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(a + b)

    def op_sub(self, _):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(a - b)

    def op_mul(self, _):
        self.stack[-2:] = [self.stack[-2] * self.stack[-1]]

    def op_store(self, name):
        self.vars[name] = self.stack.pop()

    def op_load(self, name):
        self.stack.append(self.vars[name])

    def op_jnz(self, to):
        if self.stack.pop():
            self.pc = to

    def op_print(self, _):
        self.out.append(self.stack.pop())

    def run(self, fuel=10_000):
        while self.pc < len(self.code):
            if fuel == 0:
                raise RuntimeError("out of fuel")
            fuel -= 1
            op, *arg = self.code[self.pc]
            self.pc += 1
            self.ops[op](arg[0] if arg else None)
        return self.out


fact = [("push", 1), ("store", "acc"), ("push", 25), ("store", "n"),
        ("load", "acc"), ("load", "n"), ("mul",), ("store", "acc"),
        ("load", "n"), ("push", 1), ("sub",), ("store", "n"), ("load", "n"), ("jnz", 4),
        ("load", "acc"), ("print",)]
print(VM(fact).run())
strings = [("push", "ab"), ("push", "cd"), ("add",), ("print",), ("push", 1.5), ("push", 2), ("add",), ("print",),
           ("push", [1]), ("push", [2]), ("add",), ("print",)]
print(VM(strings).run())
for bad in ([("push", 1), ("add",)], [("load", "q")], [("nope",)], [("push", 1), ("push", "a"), ("add",)],
            [("push", 1), ("jnz", 0)]):
    try:
        VM(bad).run()
    except (IndexError, KeyError, TypeError, RuntimeError) as e:
        print(type(e).__name__, e)


def assemble(text):
    labels, code = {}, []
    for n, line in enumerate(text.splitlines(), 1):
        line = line.split(";")[0].strip()
        match line.split():
            case []:
                continue
            case [label] if label.endswith(":"):
                labels[label[:-1]] = len(code)
            case ["push", value]:
                code.append(("push", int(value) if value.lstrip("-").isdigit() else value))
            case [("load" | "store" | "jnz") as op, arg]:
                code.append((op, arg))
            case [op]:
                code.append((op,))
            case other:
                raise SyntaxError(f"line {n}: {other}")
    return [(op, labels.get(a[0], a[0])) if a else (op,) for op, *a in code]


src = """
  push 5
  store i
loop:          ; count down
  load i
  print
  load i
  push 1
  sub
  store i
  load i
  jnz loop
"""
print(assemble(src))
print(VM(assemble(src)).run())
try:
    assemble("push 1 2")
except SyntaxError as e:
    print(e)
sys.exit(len(VM(fact).run()) + 2)
