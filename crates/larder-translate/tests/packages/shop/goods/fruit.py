print("fruit begins")
NAMES = ["apple", "pear"]


def apple():
    return NAMES[0]
