# Methods under names that lists and dicts have too.
class Machine:
    def __init__(self):
        self.stack, self.calls = [], []
        self.seen = {}
    def pop(self):
        try:
            return self.stack.pop()
        except IndexError:
            return 'empty'
    def append(self, x, twice=False):
        self.stack.append(x)
        if twice:
            self.stack.append(x)
        return len(self.stack)
    def get(self, key, default=None):
        self.seen[key] = self.seen.get(key, 0) + 1
        return self.seen.get(key, default)
    def index(self, x):
        return self.stack.index(x) + 100
def drain(things):
    return [thing.pop() for thing in things], [thing.index(1) if thing.index(1) else 0 for thing in things[:1]]
m = Machine()
print(m.append(1), m.append(2.5, True), m.append('s'), m.pop(), m.pop())
print(drain([m, [1, 2, 3]]))
print(m.get('a'), m.get('a'), m.get('b', 5), m.pop(), m.pop(), m.pop())
for thing in (m, [7], {'k': 1}):
    print(thing.pop('k') if isinstance(thing, dict) else thing.pop())
