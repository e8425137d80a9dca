print("tools begins")
import helper
def twice(x):
    return x * 2
def back(x):
    return helper.area(x, x)
