print("never imported")


class Thing:
    pass
