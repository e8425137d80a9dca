from dataclasses import dataclass, field, replace
@dataclass
class P:
    x: int
    y: float = 0.5
    tags: list = field(default_factory=list)
    def norm(self): return self.x * self.x + self.y * self.y
    def __post_init__(self): self.z = self.x * 2
p = P(3); q = replace(p, x='s', y=2) if False else replace(p, y=2)
print(p.norm(), q.norm(), p, q.z)
@dataclass(frozen=True)
class Fz:
    a: int
    def up(self): return Fz(self.a + 1)
try: Fz(1).a = 3
except Exception as e: print(type(e).__name__, e)
print(Fz(1).up().up())
@dataclass(order=True)
class O:
    k: int
    name: str = ''
print(sorted([O(3), O(1, 'z'), O(1, 'a')])[0], O(1) < O(2))
class W:
    def __init__(self, x): self.x = x
    def norm(self): return -self.x
print(W(2).norm(), W(2.5).norm())
