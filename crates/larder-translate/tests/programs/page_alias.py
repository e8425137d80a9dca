xs=[1]; ys=xs; ys.append(2); print(xs, xs is ys)

class Node:
    def __init__(self, value, parent=None):
        self.value, self.parent = value, parent
        self.prev = self.next = None
        self.children = []
        if parent is not None:
            parent.children.append(self)

class Deck:
    def __init__(self):
        self.head = self.tail = None
        self.size = 0
    def push(self, node):
        if self.tail is None:
            self.head = self.tail = node
        else:
            node.prev, self.tail.next = self.tail, node
            self.tail = node
        self.size += 1
        return node
    def remove(self, node):
        before, after = node.prev, node.next
        if before: before.next = after
        else: self.head = after
        if after: after.prev = before
        else: self.tail = before
        node.prev = node.next = None
        self.size -= 1
    def forward(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def backward(self):
        node = self.tail
        while node:
            yield node.value
            node = node.prev

deck = Deck()
nodes = [deck.push(Node(i)) for i in range(5)]
deck.remove(nodes[2]); deck.remove(nodes[0]); deck.remove(nodes[4])
print(list(deck.forward()), list(deck.backward()), deck.size, nodes[1].next is nodes[3])
root = Node("root")
leaf = Node("leaf", Node("mid", root))
path = []
while leaf:
    path.append(leaf.value)
    leaf = leaf.parent
print(path, root.children[0].children[0].value, root.children[0].parent is root)
