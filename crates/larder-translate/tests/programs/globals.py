count = 0
table = {}


def bump(key):
    global count
    count += 1
    table[key] = table.get(key, 0) + count
    return count


bump("a")
bump("b")
bump("a")
print(count, table)
LIMIT = 3


def over(n):
    return n > LIMIT


print(over(2), over(5))
