import heapq
from collections import Counter
from itertools import count


class Leaf:
    def __init__(self, sym):
        self.sym = sym

    def codes(self, prefix):
        yield self.sym, prefix or "0"

    def __repr__(self):
        return f"{self.sym!r}"


class Fork:
    def __init__(self, left, right):
        self.left, self.right = left, right

    def codes(self, prefix):
        yield from self.left.codes(prefix + "0")
        yield from self.right.codes(prefix + "1")

    def __repr__(self):
        return f"({self.left} {self.right})"


def build(text):
    tick = count()
    heap = [(n, next(tick), Leaf(c)) for c, n in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        n1, _, a = heapq.heappop(heap)
        n2, _, b = heapq.heappop(heap)
        heapq.heappush(heap, (n1 + n2, next(tick), Fork(a, b)))
    return heap[0][2]


def encode(text, table):
    bits = "".join(map(table.__getitem__, text))
    pad = -len(bits) % 8
    bits += "0" * pad
    return pad, bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def decode(pad, data, tree):
    bits = "".join(f"{b:08b}" for b in data)
    if pad:
        bits = bits[:-pad]
    if isinstance(tree, Leaf):
        return tree.sym * len(bits)
    out, node = [], tree
    for bit in bits:
        node = node.right if bit == "1" else node.left
        if isinstance(node, Leaf):
            out.append(node.sym)
            node = tree
    return "".join(out)


def canonical(table):
    code, last, result = 0, 0, {}
    for sym, length in sorted(((s, len(c)) for s, c in table.items()), key=lambda p: p[::-1]):
        code <<= length - last
        result[sym] = format(code, f"0{length}b")
        code += 1
        last = length
    return result


for text in ("abracadabra", "aaaa", "she sells sea shells", "añb→añ\n"):
    tree = build(text)
    table = dict(tree.codes(""))
    pad, data = encode(text, table)
    print(f"{text!r}: {len(text.encode())} -> {len(data)} bytes, pad {pad}")
    print("  tree", tree)
    print("  codes", table)
    print("  canon", canonical(table))
    print("  data", data, data.hex(" "))
    assert decode(pad, data, tree) == text
try:
    build("")
except IndexError as e:
    print("empty:", e)
