class Box:
    def __init__(self, size=1):
        self.size = size


class Loop:
    pass


class BOX:
    kind = "loud"


class HTTPServer:
    port = 80


class HttpServer:
    port = 8080


box = Box(3)
loop = Loop()
print(box.size, Box(2).size, type(loop).__name__, Loop.__name__, BOX.kind, HTTPServer.port, HttpServer.port)


def inside():
    class Match:
        name = "m"

    class Type:
        name = "t"

    match = Match()
    type_ = Type()
    Ref, ref = "R", "r"
    X, x = 1, 2
    return match.name, type_.name, Ref, ref, X, x, Match.__name__


print(inside())
Move = "a"
move = "b"
MOVE = "c"
for Final in range(2):
    final = Final * 10
print(Move, move, MOVE, Final, final)


def shared():
    return Move + move + MOVE


print(shared())
