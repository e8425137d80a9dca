"""Washing machines as coroutines: a scheduler drives generators through send()."""
import heapq
import itertools


class Breakdown(Exception):
    pass


def machine(name, cycles_until_service):
    """Receives (customer, minutes), yields ('busy', minutes) or ('idle', income)."""
    done = 0
    income = 0
    status = ("idle", 0)
    try:
        while True:
            order = yield status
            if order is None:
                status = ("idle", income)
                continue
            customer, minutes = order
            try:
                yield ("busy", minutes)
            except Breakdown as why:
                print(f"    {name}: {why}; refunding {customer}")
                income -= 1
                status = ("broken", income)
                continue
            done += 1
            income += 4 if minutes > 40 else 3
            if done % cycles_until_service == 0:
                print(f"    {name}: service after {done} cycles")
                yield ("service", 15)
            status = ("idle", income)
    finally:
        print(f"    {name}: closed with {done} cycles, income {income}")


class Shop:
    def __init__(self, **machines):
        self.machines = {}
        for name, n in machines.items():
            m = machine(name, n)
            next(m)
            self.machines[name] = m
        self.free = list(self.machines)
        self.queue = []
        self.events = []
        self.tick = itertools.count(1)
        self.now = 0

    def at(self, when, kind, *data):
        heapq.heappush(self.events, (when, next(self.tick), kind, data))

    def try_start(self):
        while self.free and self.queue:
            name = self.free.pop(0)
            order = self.queue.pop(0)
            kind, minutes = self.machines[name].send(order)
            assert kind == "busy", kind
            print(f"{self.now:4} {order[0]} starts on {name} for {minutes}")
            self.at(self.now + minutes, "finish", name, order[0])

    def run(self):
        while self.events:
            self.now, _, kind, data = heapq.heappop(self.events)
            getattr(self, "on_" + kind)(*data)
            self.try_start()
        print(f"{self.now:4} evening")

    def on_arrive(self, customer, minutes):
        print(f"{self.now:4} {customer} arrives")
        self.queue.append((customer, minutes))

    def on_finish(self, name, customer):
        m = self.machines.get(name)
        if m is None:
            print(f"{self.now:4} {customer} finds {name} gone")
            return
        answer = m.send(None)
        print(f"{self.now:4} {customer} leaves {name}: {answer}")
        if answer[0] == "service":
            self.at(self.now + answer[1], "serviced", name)
        else:
            self.free.append(name)

    def on_serviced(self, name):
        print(f"{self.now:4} {name} serviced: {next(self.machines[name])}")
        self.free.append(name)

    def on_breakdown(self, name):
        m = self.machines.pop(name)
        try:
            print(f"{self.now:4} {name}", m.throw(Breakdown("pump stuck")))
        except Breakdown:
            print(f"{self.now:4} {name} was not running")
        m.close()
        if name in self.free:
            self.free.remove(name)

    def on_close(self):
        for name in sorted(self.machines):
            self.machines[name].close()
        try:
            self.machines["A"].send(None)
        except StopIteration as s:
            print("stopped", s.value, s.args)
        self.machines.clear()


shop = Shop(A=2, B=3, C=5)
orders = [("ann", 30), ("bob", 45), ("cyd", 30), ("dee", 60), ("eve", 25), ("fay", 45), ("gus", 30)]
for i, (who, minutes) in enumerate(orders):
    shop.at(i * 7, "arrive", who, minutes)
shop.at(20, "breakdown", "C")
shop.at(300, "close")
shop.run()
shop2 = Shop(Z=1)
shop2.at(0, "breakdown", "Z")
shop2.run()
print(shop2.machines, shop2.free)
fresh = machine("fresh", 1)
try:
    fresh.send(("x", 1))
except TypeError as e:
    print("TypeError:", e)
fresh.close()
print("never started machines say nothing")
