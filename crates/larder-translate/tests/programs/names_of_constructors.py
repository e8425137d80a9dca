"""Parameters of constructors that are called as what stands around them in the translation."""


class Car:
    def __init__(self, made, Car, CAR, self_, field, py, method, name="x"):
        self.made = made
        self.car = Car
        self.kind = CAR
        self.rest = (self_, field, py, method)
        self.name = name

    def age(self, now):
        return now - self.made


class made:
    def __init__(self, key):
        self.key = key


def build(n):
    return [Car(1990 + i, i, i * 2, 1, 2, 3, 4, name=str(i)) for i in range(n)]


for car in build(3):
    print(car.age(2026), car.car, car.kind, car.rest, car.name)
print(made(3).key)
