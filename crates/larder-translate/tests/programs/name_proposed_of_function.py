def total(values):
    result = 0
    for value in values:
        result += valeu
    return result
print(total([1]))
