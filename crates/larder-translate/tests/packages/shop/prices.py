print("prices begins")
RATE = 19
PRICES = {"apple": 100, "pear": 250}


def gross(net):
    return net * (100 + RATE) // 100
