type = "word"


def kind(value):
    return value.__class__.__name__
