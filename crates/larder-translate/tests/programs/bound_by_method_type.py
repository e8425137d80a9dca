"""types.MethodType binds any callable to any object; random picks from what is too long to be a list."""
import random
import types


class Greeter:
    def __init__(self, name):
        self.name = name


def greet(self, word="hello"):
    return f"{word} from {self.name}"


ann, bob = Greeter("ann"), Greeter("bob")
ann.greet = types.MethodType(greet, ann)
print(ann.greet(), ann.greet("hi"), ann.greet.__self__ is ann, ann.greet.__func__ is greet, hasattr(bob, "greet"))
print(types.MethodType(len, [1, 2, 3])(), types.MethodType(lambda a, b: a - b, 5)(3), types.MethodType(greet, bob) == types.MethodType(greet, bob))
for given in ((1, 2), (greet, None), (greet,), (greet, ann, bob)):
    try:
        types.MethodType(*given)
    except TypeError as e:
        print("TypeError:", e)

random.seed(5)
print(random.sample(range(10**12), 4), random.choice(range(10**15)), random.choices(range(10**12), k=3))
print(random.sample("abcdefgh", 3), random.choices("xyz", [1, 2, 3], k=4), random.choices([1, 2], cum_weights=[1, 5], k=3))
for bad in (
    lambda: random.sample({1, 2}, 1),
    lambda: random.sample((x for x in "ab"), 1),
    lambda: random.sample([1], 2),
    lambda: random.choices([], k=1),
    lambda: random.choices("", k=2),
    lambda: random.choices([1, 2], 3),
    lambda: random.choices([1, 2], [1]),
    lambda: random.choices([1, 2], [0, 0]),
    lambda: random.choices([1, 2], [1, 2], cum_weights=[1, 2]),
    lambda: random.choices([1], [float("inf")]),
):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
print(random.choices([], k=0), random.random())
