def picky(x):
    if x == 3:
        raise StopIteration(x)
    return x * 10


def attempt(label, thunk):
    try:
        print(label, "->", thunk())
    except BaseException as e:
        print(label, "!!", type(e).__name__, e.args, type(e.__cause__).__name__)


attempt("genexp", lambda: list(picky(i) for i in range(6)))
attempt("sum", lambda: sum(picky(i) for i in range(6)))
attempt("any", lambda: any(picky(i) < 0 for i in range(6)))
attempt("join", lambda: "-".join(str(picky(i)) for i in (1, 3)))
attempt("if", lambda: sorted(i for i in range(6) if picky(i)))
attempt("map", lambda: list(map(picky, range(6))))
attempt("filter", lambda: list(filter(picky, range(1, 6))))
attempt("listcomp", lambda: [picky(i) for i in range(6)])
attempt("zip", lambda: list(zip(range(9), map(picky, range(1, 9)))))
attempt("sum map", lambda: sum(map(picky, [1, 2, 3, 4])))
attempt("star", lambda: [*map(picky, [1, 3, 5])])
attempt("next", lambda: next(map(picky, [3]), "dflt"))
m = map(picky, [1, 3, 4])
print(list(m), list(m))
for x in map(picky, [1, 2, 3, 4]):
    print(x)
else:
    print("else")


def total(values):
    it = iter(values)
    return sum(next(it) + v for v in it)


try:
    print(total([1, 2, 3, 4]), total([1, 2, 3]))
except RuntimeError as e:
    print(e)
