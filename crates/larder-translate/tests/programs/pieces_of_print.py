import sys


class Tee:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)
        return len(text)

    def flush(self):
        self.pieces.append("<flush>")


tee = Tee()
print("a", 1, [2], file=tee)
print(file=tee)
print("x", end="", file=tee)
print("p", "q", sep="", file=tee, flush=True)
print(tee.pieces)
other = Tee()
kept = sys.stdout
sys.stdout = other
print("one", 2)
print()
print("three", end="")
sys.stdout = kept
print(other.pieces)


class Claims:
    @property
    def __class__(self):
        return dict


print(isinstance(Claims(), dict), isinstance(Claims(), Claims), isinstance(Claims(), list), type(Claims()).__name__)
