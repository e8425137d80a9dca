def sum(*xs):
    total = 100
    for x in xs:
        total += x
    return total
def max(a, b): return b if a else a
def show(): return sum(1), max(0, 1)
print(sum(1, 2), show())
del sum
print(sum([1, 2]))
del max
print(max([3, 4]), max(1, 2))
try:
    show()
except TypeError as e:
    print(e)
def abs(x): return -x
print(abs(-3))
if True:
    del abs
print(abs(-3))
def helper(): return 1
print(helper())
del helper
try:
    helper()
except NameError as e:
    print(e)
def len(x): return "own"
def use(): return len("ab")
print(use())
def forget():
    global len
    del len
forget()
print(use(), len("abc"))
