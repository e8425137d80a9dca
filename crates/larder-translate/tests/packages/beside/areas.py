print("areas begins")
import tools
LIMIT = 5
counter = 0
ITEMS = [1, 2]
class AreasError(ValueError):
    pass
class Shape:
    def __init__(self, name):
        self.name = name
    def describe(self):
        return f"{self.name} in {__name__} {tools.twice(2)}"
def area(a, b):
    return a * b
def get_counter():
    global counter
    counter += 100
    return counter
def fail(n):
    raise AreasError(f"bad {n}")
def size(x):
    return len(x)
print("areas ends")
