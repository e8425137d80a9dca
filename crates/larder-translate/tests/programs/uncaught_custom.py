class Bad(Exception):
    pass


def go():
    print("going")
    raise Bad("really", 3)


go()
