"""A multilayer perceptron from scratch with seeded weights; prints rounded numbers and full reprs."""
import math
import random


class Value:
    """Scalar with reverse mode automatic differentiation."""
    __slots__ = ("data", "grad", "_back", "_prev", "op")

    def __init__(self, data, prev=(), op=""):
        self.data, self.grad = data, 0.0
        self._back = lambda: None
        self._prev, self.op = prev, op

    @staticmethod
    def wrap(x):
        return x if isinstance(x, Value) else Value(x)

    def __add__(self, o):
        o = Value.wrap(o)
        out = Value(self.data + o.data, (self, o), "+")

        def back():
            self.grad += out.grad
            o.grad += out.grad
        out._back = back
        return out

    def __mul__(self, o):
        o = Value.wrap(o)
        out = Value(self.data * o.data, (self, o), "*")

        def back():
            self.grad += o.data * out.grad
            o.grad += self.data * out.grad
        out._back = back
        return out

    def __pow__(self, k):
        out = Value(self.data ** k, (self,), f"**{k}")

        def back():
            self.grad += k * self.data ** (k - 1) * out.grad
        out._back = back
        return out

    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,), "tanh")

        def back():
            self.grad += (1 - t * t) * out.grad
        out._back = back
        return out

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + (-Value.wrap(o))

    def __rsub__(self, o):
        return o + (-self)

    def __truediv__(self, o):
        return self * Value.wrap(o) ** -1

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        order, seen = [], set()

        def visit(v):
            if v not in seen:
                seen.add(v)
                for p in v._prev:
                    visit(p)
                order.append(v)
        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            v._back()
        return len(order)

    def __repr__(self):
        return f"Value({self.data:.6g}, grad={self.grad:.6g})"


class Neuron:
    def __init__(self, n, rng, act=True):
        self.w = [Value(rng.uniform(-1, 1)) for _ in range(n)]
        self.b = Value(0.0)
        self.act = act

    def __call__(self, x):
        s = sum((w * xi for w, xi in zip(self.w, x)), self.b)
        return s.tanh() if self.act else s

    def params(self):
        return [*self.w, self.b]


class MLP:
    def __init__(self, sizes, seed):
        rng = random.Random(seed)
        self.layers = [[Neuron(a, rng, act=i < len(sizes) - 2) for _ in range(b)] for i, (a, b) in enumerate(zip(sizes, sizes[1:]))]

    def __call__(self, x):
        for layer in self.layers:
            x = [n(x) for n in layer]
        return x[0] if len(x) == 1 else x

    def params(self):
        return [p for layer in self.layers for n in layer for p in n.params()]


a, b = Value(2.0), Value(-3.0)
c = (a * b + 10) ** 2 / 4 - a * 0.5 + (1 - b).tanh()
print(c, c.backward(), a, b, c.op, [p.op for p in c._prev])
d = a + a
d.backward()
print(a.grad, d)
h = 1e-6
f = lambda x: ((x * -3.0 + 10) ** 2 / 4 - x * 0.5 + math.tanh(4.0))
print(f"{(f(2 + h) - f(2 - h)) / (2 * h):.5f}")
DATA = [((0, 0), -1), ((0, 1), 1), ((1, 0), 1), ((1, 1), -1)]
for seed in (3, 11):
    net = MLP([2, 4, 1], seed)
    print("params", len(net.params()), [round(p.data, 4) for p in net.params()[:4]])
    for epoch in range(101):
        loss = sum(((net(x) - y) ** 2 for x, y in DATA), Value(0))
        for p in net.params():
            p.grad = 0.0
        size = loss.backward()
        if epoch % 20 == 0:
            print(f"  epoch {epoch:3} loss {loss.data:.8f} nodes {size} |g| {math.sqrt(sum(p.grad ** 2 for p in net.params())):.6f}")
        for p in net.params():
            p.data -= 0.1 * p.grad
    print("  ", [(x, f"{net(x).data:+.4f}", "ok" if (net(x).data > 0) == (y > 0) else "BAD") for x, y in DATA])


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def softmax(zs):
    m = max(zs)
    e = [math.exp(z - m) for z in zs]
    return [x / sum(e) for x in e]


print([sigmoid(z) for z in (-800, -1, 0, 1, 800)], softmax([1, 2, 3]), sum(softmax([1000, 1001])))
rng = random.Random(0)
pts = [(x := rng.gauss(0, 1), 2 * x + 1 + rng.gauss(0, 0.1)) for _ in range(50)]
w = bias = 0.0
for _ in range(200):
    gw = sum((w * x + bias - y) * x for x, y in pts) / len(pts)
    gb = sum(w * x + bias - y for x, y in pts) / len(pts)
    w, bias = w - 0.2 * gw, bias - 0.2 * gb
print(f"{w:.6f} {bias:.6f}", pts[0])


class Perceptron:
    def __init__(self, n):
        self.w = [0] * (n + 1)

    def __call__(self, x):
        return int(sum(w * v for w, v in zip(self.w, (1, *x))) > 0)

    def fit(self, rows, epochs=20):
        for epoch in range(epochs):
            wrong = 0
            for x, y in rows:
                if err := y - self(x):
                    wrong += 1
                    self.w = [w + err * v for w, v in zip(self.w, (1, *x))]
            if not wrong:
                return epoch
        return None


for name, fn in {"and": lambda p, q: p & q, "or": lambda p, q: p | q, "nand": lambda p, q: 1 - (p & q), "xor": lambda p, q: p ^ q}.items():
    p = Perceptron(2)
    rows = [((i, j), fn(i, j)) for i in (0, 1) for j in (0, 1)]
    print(name, p.fit(rows), p.w, [p(x) for x, _ in rows])
try:
    math.exp(710)
except OverflowError as e:
    print(repr(e))
try:
    a.colour = "red"
except AttributeError as e:
    print(repr(e))
