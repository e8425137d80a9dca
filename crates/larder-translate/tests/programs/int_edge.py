n = 2**63 - 1
n += 1
print(n, 9223372036854775807 * 2, 9223372036854775807 + 1)
big = 9223372036854775807
for i in range(3):
    big += i
print(big, max(big, 5), [big, 1], {"k": big})
lo = float("inf")
best = 10**18
for v in [5, 3, 9]:
    best = min(best, v)
print(best)
