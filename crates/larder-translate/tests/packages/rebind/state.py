level = 1
names = ["a", "b"]
flags = {"debug": True}
extra = 0


def set_level(value):
    global level
    level = value


def get_level():
    return level


def handler(x):
    return x + 1


def call(x):
    return handler(x)


def first():
    return names[0]


def size(text):
    return len(text)


def has_extra():
    return extra


def biggest(values):
    return max(values)


def smallest(values):
    return min(values)
