class D(dict):
    def __missing__(self, key):
        self[key] = value = [key]
        return value

class E(dict):
    def get_or(self, key, default):
        try:
            return self[key]
        except KeyError:
            self[key] = value = default
            return value

def put(d, key, default):
    d[key] = value = default
    return value

d = D()
d[1].append(2)
print(d, d[3])
e = E()
print(e.get_or("a", []), e)
x = {}
put(x, "q", [1]).append(5)
put(x, "z", {})
print(x)
a = b = c = []
a.append(1)
print(a, b, c is a)
