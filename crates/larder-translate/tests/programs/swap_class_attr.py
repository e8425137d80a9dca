class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)
        return self

    def pop(self):
        if not self.items:
            raise IndexError("empty stack")
        return self.items.pop()

    def __len__(self):
        return len(self.items)

    def __contains__(self, x):
        return x in self.items


s = Stack()
s.push(1).push("two").push(3.0)
print(len(s), s.pop(), "two" in s, 9 in s)
s.pop(), s.pop()
try:
    s.pop()
except IndexError as e:
    print("error:", e)
