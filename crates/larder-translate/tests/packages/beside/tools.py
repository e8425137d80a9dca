print("tools begins")
import areas
def twice(x):
    return x * 2
def back(x):
    return areas.area(x, x)
