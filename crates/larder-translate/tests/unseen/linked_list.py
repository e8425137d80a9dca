# Linked list exercise with full sequence protocol
from collections.abc import MutableSequence

class Node:
    __slots__ = "value", "next"

    def __init__(self, value, next=None):
        self.value = value
        self.next = next

class LinkedList(MutableSequence):
    def __init__(self, items=()):
        self._head = None
        self._len = 0
        self.extend(items)

    def _node(self, i):
        node = self._head
        for _ in range(i):
            node = node.next
        return node

    def _index(self, i):
        if i < 0:
            i += self._len
        if not 0 <= i < self._len:
            raise IndexError(f"linked list index out of range: {i}")
        return i

    def __len__(self):
        return self._len

    def __getitem__(self, i):
        if isinstance(i, slice):
            return type(self)(self._node(k).value for k in range(*i.indices(self._len)))
        return self._node(self._index(i)).value

    def __setitem__(self, i, value):
        self._node(self._index(i)).value = value

    def __delitem__(self, i):
        i = self._index(i)
        if i == 0:
            self._head = self._head.next
        else:
            prev = self._node(i - 1)
            prev.next = prev.next.next
        self._len -= 1

    def insert(self, i, value):
        i = max(0, i + self._len) if i < 0 else min(i, self._len)
        if i == 0:
            self._head = Node(value, self._head)
        else:
            prev = self._node(i - 1)
            prev.next = Node(value, prev.next)
        self._len += 1

    def __iter__(self):
        node = self._head
        while node:
            yield node.value
            node = node.next

    def reverse(self):
        prev, cur = None, self._head
        while cur:
            cur.next, prev, cur = prev, cur, cur.next
        self._head = prev

    def __add__(self, other):
        if not isinstance(other, (LinkedList, list)):
            return NotImplemented
        return type(self)([*self, *other])

    def __radd__(self, other):
        print("  (radd)")
        return type(self)([*other, *self])

    def __eq__(self, other):
        if isinstance(other, LinkedList):
            return list(self) == list(other)
        return NotImplemented

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"

ll = LinkedList(range(5))
print(ll, len(ll), bool(ll), bool(LinkedList()), LinkedList())
print(ll[0], ll[-1], ll[1:4], ll[::-2], ll[10:])
ll.append("end")
ll.insert(-1, "before")
ll.insert(100, None)
ll.insert(-100, 3)
print(ll)
print(ll.index(3), ll.count(3), 2 in ll, 9 in ll, ll.pop(), ll.pop(0))
ll.reverse()
print(ll, list(reversed(ll)))
ll += (x * x for x in (7, 8))
print(ll)
other = ll
other += ["shared"]
print(ll is other, len(ll), ll[-1])
ll.remove("before")
del ll[0]
ll[0] = [1]
alias = ll[0]
alias.append(2)
print(ll)
print([9] + LinkedList("ab"), LinkedList("ab") + [1])
print(LinkedList([1]) == LinkedList([1]), LinkedList([1]) == [1], LinkedList([1]) != [1])
first, *mid, last = ll
print(first, mid, last)
try:
    LinkedList([1]) + (2,)
except TypeError as e:
    print("TypeError:", e)
for bad in (lambda: ll[99], lambda: ll.remove("zzz"), lambda: LinkedList().pop(), lambda: {ll: 1}):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, "|", e)
n = Node(1)
try:
    n.other = 2
except AttributeError as e:
    print(e)
ll.clear()
print(ll, len(ll), max(LinkedList([3, 9, 2]), default="none"), max(ll, default="none"))
