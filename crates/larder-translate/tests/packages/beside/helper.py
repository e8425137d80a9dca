print("helper begins")
import tools
LIMIT = 5
counter = 0
ITEMS = [1, 2]
class HelperError(ValueError):
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
    raise HelperError(f"bad {n}")
def size(x):
    return len(x)
print("helper ends")
