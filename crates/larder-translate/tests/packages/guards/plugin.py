print("plugin begins", __name__)
registry = []


def register(function):
    registry.append(function.__name__)
    return function


@register
def name():
    return "plugin of " + ",".join(registry)


if __name__ == "__main__":
    print("never run")
