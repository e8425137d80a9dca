def f(flag):
    if flag:
        x = 1
    return x


print(f(True))
try:
    f(False)
except UnboundLocalError as e:
    print(e)
try:
    print(nowhere)
except NameError as e:
    print(e)
y = 1
del y
try:
    y
except NameError as e:
    print(e)
