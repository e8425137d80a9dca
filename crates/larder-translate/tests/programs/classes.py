class Animal:
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return "..."

    def describe(self):
        return f"{self.name} says {self.speak()}"


class Dog(Animal):
    def speak(self):
        return "woof"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak() + "!"


for a in [Animal("it"), Dog("rex"), Puppy("bit", 1)]:
    print(a.describe(), isinstance(a, Dog), type(a).__name__)
print(Animal.count, Puppy("x", 2).age, hasattr(a, "age"), getattr(a, "nope", None))
try:
    a.missing
except AttributeError as e:
    print(e)
