for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
i = 0
while i < 5:
    i += 1
    if i == 3:
        continue
    if i == 9:
        break
else:
    print("no break", i)
while True:
    i -= 1
    if i < 0:
        break
print(i)
for k in range(10, 0, -3):
    print(k, end=",")
print(k)
