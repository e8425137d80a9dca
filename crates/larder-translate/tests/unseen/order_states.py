# Property-based state machine: order processing with transitions declared by decorators, guards, hooks, audit trail
from collections import defaultdict
from enum import Enum, auto
from functools import wraps
import inspect
class S(Enum):
    NEW = auto()
    PAID = auto()
    PACKED = auto()
    SHIPPED = auto()
    DONE = auto()
    CANCELLED = auto()
    def __repr__(self):
        return self.name
class InvalidTransition(Exception):
    def __init__(self, name, state, allowed):
        self.name, self.state, self.allowed = name, state, allowed
    def __str__(self):
        return f"{self.name} not allowed in {self.state.name} (only {'/'.join(a.name for a in self.allowed)})"
class GuardFailed(InvalidTransition):
    def __str__(self):
        return f"guard {self.allowed} blocked {self.name}"
def transition(*sources, to, guard=None):
    def deco(fn):
        @wraps(fn)
        def wrapper(self, *a, **k):
            if self.state not in sources:
                raise InvalidTransition(fn.__name__, self.state, sources)
            if guard is not None and not guard(self):
                raise GuardFailed(fn.__name__, self.state, guard.__name__)
            old = self.state
            try:
                result = fn(self, *a, **k)
            except Exception as e:
                self.log.append(f"{fn.__name__} failed: {e!r}")
                raise
            target = to(self) if callable(to) and not isinstance(to, S) else to
            self.state = target
            self.log.append(f"{old.name}->{target.name}")
            for hook in self._hooks[target]:
                hook(self)
            return result
        wrapper.sources, wrapper.target = sources, to
        return wrapper
    return deco
class Machine:
    def __init_subclass__(cls):
        cls._hooks = defaultdict(list)
        cls.transitions = {n: f for klass in reversed(cls.__mro__) for n, f in vars(klass).items() if hasattr(f, "sources")}
        for n, f in vars(cls).items():
            if hasattr(f, "on_enter"):
                cls._hooks[f.on_enter].append(f)
    @property
    def available(self):
        return sorted(n for n, f in self.transitions.items() if self.state in f.sources)
    @classmethod
    def dot(cls):
        for n, f in cls.transitions.items():
            for s in f.sources:
                yield f"{s.name} -{n}-> {f.target.name if isinstance(f.target, S) else '?'}"
def on_enter(state):
    def deco(fn):
        fn.on_enter = state
        return fn
    return deco
def has_stock(order):
    return all(Order.stock.get(i, 0) >= n for i, n in order.items.items())
class Order(Machine):
    stock = {"pen": 3, "ink": 1}
    seq = 0
    def __init__(self, **items):
        Order.seq += 1
        self.id, self.items, self.state, self.log, self.paid = Order.seq, items, S.NEW, [], 0
    @transition(S.NEW, to=lambda self: S.PAID if self.paid >= self.total else S.NEW)
    def pay(self, amount, /, *, tip=0):
        """add money"""
        if amount <= 0:
            raise ValueError(amount)
        self.paid += amount
        return self.paid - self.total + tip
    @transition(S.PAID, to=S.PACKED, guard=has_stock)
    def pack(self):
        for item, n in self.items.items():
            Order.stock[item] -= n
    @transition(S.PACKED, to=S.SHIPPED)
    def ship(self, by="post"):
        self.carrier = by
        return f"{self.id}-{by}"
    @transition(S.SHIPPED, to=S.DONE)
    def deliver(self):
        pass
    @transition(S.NEW, S.PAID, S.PACKED, to=S.CANCELLED)
    def cancel(self):
        if self.state is S.PACKED:
            for item, n in self.items.items():
                self.stock[item] += n
        refund, self.paid = self.paid, 0
        return refund
    @property
    def total(self):
        return sum(n * {"pen": 2, "ink": 5}[i] for i, n in self.items.items())
    @on_enter(S.DONE)
    def thank(self):
        self.log.append("thanks")
    @on_enter(S.CANCELLED)
    def sorry(self):
        self.log.append(f"sorry, {getattr(self, 'carrier', 'nobody')} will come")
class Express(Order):
    @transition(S.PAID, S.PACKED, to=S.SHIPPED)
    def ship(self, by="drone"):
        return super().pay.__name__ + ":" + by
    @on_enter(S.SHIPPED)
    def auto_deliver(self):
        self.deliver()
def attempt(order, action, *a, **k):
    try:
        r = getattr(order, action)(*a, **k)
        print(f"#{order.id} {action:<8} -> {order.state!r:<10}{r!r}")
    except (InvalidTransition, ValueError, TypeError, AttributeError) as e:
        print(f"#{order.id} {action:<8} !! {type(e).__name__}: {e}")
print(*Order.dot(), sep="\n")
o = Order(pen=2, ink=1)
print(o.total, o.available, o.transitions is Order.transitions, list(Order.transitions) == list(Express.transitions))
for act in [("ship",), ("pay", 4), ("pay", 0), ("pay", 5, ), ("pay", 1), ("pack",), ("ship",), ("cancel",), ("deliver",), ("deliver",), ("fly",)]:
    attempt(o, *act)
print(o.log, Order.stock, vars(o).keys() - {"log"} == {"id", "items", "state", "paid", "carrier"})
p = Order(ink=1)
attempt(p, "pay", 20, tip=2)
attempt(p, "pack")
attempt(p, "pay", amount=3)
attempt(p, "cancel")
print(p.log, p.paid, p.available)
Order.stock = {**Order.stock, "ink": 9}
e = Express(ink=2)
attempt(e, "pay", 10, tip=1)
attempt(e, "ship", by="bike")
print(e.log, Express.stock["ink"], [len(v) for v in Express._hooks.values()], Order._hooks is Express._hooks, e.available)
q = Order(pen=1)
attempt(q, "pay", 2)
attempt(q, "pack")
attempt(q, "cancel")
print(q.log, Order.stock, Order.seq, Express.seq, Order.pay.__doc__, Order.pay.__name__, inspect.signature(Order.ship), [s.name for s in S if s.value > 4], S(2), S["NEW"])
