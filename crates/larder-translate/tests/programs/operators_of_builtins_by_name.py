print([].__eq__(()), "a".__eq__(1), (1).__eq__(1.0), (1.0).__eq__(1), {}.__ne__([]), (1,).__eq__((1,)), {1}.__eq__(frozenset({1})), None.__eq__(0), range(2).__eq__([0, 1]), (True).__eq__(1), "a".__ne__("b"))
k = {"a": 1}.keys()
print(k.__rand__({"a"}), k.__and__(["a"]), {1}.__rsub__({1, 2}), {1}.__rand__([1]), hasattr([], "__rand__"), {1: 2}.__ror__({3: 4}))
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return f"{self.n}<{o.n}"
    def __eq__(self, o): return self.n == o.n
print([V(1), V(2)] < [V(1), V(3)], (V(1), V(2)) < (V(1), V(3)), [V(1)] < [V(1), V(2)], [V(1)] < [V(1)], [V(2)] <= [V(2)], ([V(1)] < [V(2)]) == True)
