class Node:
    def __init__(self, value):
        self.value = value
        self.next = None
        self.prev = None


class Chain:
    def __init__(self):
        self.head = None
        self.tail = None
        self.size = 0

    def push(self, value):
        node = Node(value)
        if self.tail is None:
            self.head = self.tail = node
        else:
            node.prev = self.tail
            self.tail.next = node
            self.tail = node
        self.size += 1

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def backwards(self):
        out = []
        node = self.tail
        while node is not None:
            out.append(node.value)
            node = node.prev
        return out


c = Chain()
for i in range(4):
    c.push(i * i)
print(list(c), c.backwards(), c.size, 9 in c)
