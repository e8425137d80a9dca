from enum import Enum
class H(Enum):
    N, E, S, W = 1j, 1, -1j, -1
    def turn(self, side):
        return H(self.value * (-1j if side == "R" else 1j))
    @property
    def opp(self):
        return H(-self.value)
    def __str__(self):
        return "^>v<"[list(H).index(self)]
print(list(H))
for h in H: print(h, h.name, h.value, h.turn("L").name, h.opp.name)
print(H(1j), H(-1+0j) is H.W, H(1.0))
print(str(H.W), f"{H.W}", H.W == H.E)
