class Counting(list):
    reads = 0

    def __len__(self):
        Counting.reads += 1
        return super().__len__()


class Long(list):
    def __len__(self):
        return 5


match Counting([1, 2]):
    case [1]:
        print("one")
    case [1, 2]:
        print("two", Counting.reads)
match Long([1, 2]):
    case [a, b]:
        print("two")
    case [a, *rest]:
        print("star", a, rest)
