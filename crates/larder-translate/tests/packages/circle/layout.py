WIDTH = 12


def frame(text):
    return text.center(WIDTH, "*")
