trace = []
class V:
    def __init__(self, n): self.n = n
    def __bool__(self):
        trace.append(self.n)
        return self.n % 2 == 1
    def __repr__(self): return f"V{self.n}"
def v(n):
    return V(n)
def show(label, x):
    print(label, x, trace)
    trace.clear()
for a in (0, 1):
    for b in (2, 3):
        for c in (4, 5):
            for d in (6, 7):
                show("ab+cd", v(a) and v(b) or v(c) and v(d))
                show("a+bc+d", v(a) or v(b) and v(c) or v(d))
                show("(a+b)c", (v(a) or v(b)) and v(c) or v(d))
                show("a(b+c)+d", v(a) and (v(b) or v(c)) or v(d))
                show("(a+b)(c+d)", (v(a) or v(b)) and (v(c) or v(d)))
                show("((ab)+c)d", (v(a) and v(b) or v(c)) and v(d))
                show("(a+b)+(c+d)", (v(a) or v(b)) or (v(c) or v(d)))
                show("(ab)(cd)", (v(a) and v(b)) and (v(c) and v(d)))
                show("not", not (v(a) and v(b) or v(c)) or v(d))
                show("if", "y" if v(a) and v(b) or v(c) and v(d) else "n")
def maybe(n): return V(n) if n else None
print(maybe(1) and maybe(0) or maybe(3), maybe(0) or maybe(2) and 5 or "text", trace)
x = [] and 1 or "" and 2 or {} or 0
y = ([] or [1]) and [2] or None
print(x, y, 1 and 0 or 2.5 and "s")
