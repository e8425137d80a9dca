class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self._size = 0
        for i in items:
            self.append(i)

    def append(self, value):
        node = Node(value)
        if self.head is None:
            self.head = node
        else:
            cur = self.head
            while cur.next:
                cur = cur.next
            cur.next = node
        self._size += 1

    def push(self, value):
        self.head = Node(value, self.head)
        self._size += 1

    def pop(self):
        if not self.head:
            raise IndexError("pop from empty list")
        v, self.head = self.head.value, self.head.next
        self._size -= 1
        return v

    def reverse(self):
        prev, cur = None, self.head
        while cur:
            cur.next, prev, cur = prev, cur, cur.next
        self.head = prev

    def __iter__(self):
        cur = self.head
        while cur is not None:
            yield cur.value
            cur = cur.next

    def __len__(self):
        return self._size

    def __getitem__(self, i):
        if isinstance(i, slice):
            return LinkedList(list(self)[i])
        if i < 0:
            i += len(self)
        if not 0 <= i < len(self):
            raise IndexError(f"index {i} out of range")
        for k, v in enumerate(self):
            if k == i:
                return v

    def __setitem__(self, i, value):
        cur = self.head
        for _ in range(i):
            cur = cur.next
        cur.value = value

    def __delitem__(self, i):
        if i == 0:
            self.pop()
            return
        cur = self.head
        for _ in range(i - 1):
            cur = cur.next
        cur.next = cur.next.next
        self._size -= 1

    def __eq__(self, other):
        return list(self) == list(other)

    def __str__(self):
        return " -> ".join(map(str, self)) + " -> None"

    def __bool__(self):
        return self.head is not None


def has_cycle(head):
    slow = fast = head
    while fast and fast.next:
        slow, fast = slow.next, fast.next.next
        if slow is fast:
            return True
    return False


class LRU:
    class _Link:
        __slots__ = "prev", "next", "key", "value"

    def __init__(self, cap):
        self.cap = cap
        self.map = {}
        self.root = root = LRU._Link()
        root.prev = root.next = root

    def _touch(self, link):
        link.prev.next, link.next.prev = link.next, link.prev
        self._front(link)

    def _front(self, link):
        root = self.root
        link.next, link.prev = root.next, root
        root.next.prev = link
        root.next = link

    def get(self, key, default=None):
        link = self.map.get(key)
        if link is None:
            return default
        self._touch(link)
        return link.value

    def put(self, key, value):
        if key in self.map:
            link = self.map[key]
            link.value = value
            self._touch(link)
            return
        if len(self.map) >= self.cap:
            last = self.root.prev
            last.prev.next = self.root
            self.root.prev = last.prev
            del self.map[last.key]
        link = LRU._Link()
        link.key, link.value = key, value
        self.map[key] = link
        self._front(link)

    def keys(self):
        link = self.root.next
        while link is not self.root:
            yield link.key
            link = link.next


l = LinkedList([1, 2, 3])
l.push(0)
l.append("end")
print(l, len(l), l[1], l[-1], l[1:3], bool(LinkedList()))
l.reverse()
l[0] = "first"
del l[2]
print(l, l == ["first", 3, 1, 0], 3 in l)
try:
    l[10]
except IndexError as e:
    print(e)
try:
    LinkedList().pop()
except IndexError as e:
    print(e)
a = Node(1, Node(2, Node(3)))
print(has_cycle(a))
a.next.next.next = a.next
print(has_cycle(a))
c = LRU(2)
c.put("a", 1)
c.put("b", 2)
print(c.get("a"), list(c.keys()))
c.put("c", [3])
print(c.get("b", "gone"), list(c.keys()), c.get("c"))
c.put("a", None)
print(list(c.keys()), c.get("a", 5))
