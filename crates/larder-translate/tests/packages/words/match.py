import re


def match(pattern, text):
    return re.match(pattern.replace("*", "."), text) is not None


def lib_(x):
    return x


async_ = 1
loop = [1, 2]
self = "me"
crate = "box"


def __private(x):
    return x + 1


class Box:
    def get(self):
        return crate + loop[0] * "!"


def lib(x):
    import lib as other
    return other.double(x) + __private(x), Box().get(), self
