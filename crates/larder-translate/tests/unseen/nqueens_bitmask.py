import sys


def count(n):
    full = (1 << n) - 1

    def place(cols, d1, d2):
        if cols == full:
            return 1
        total = 0
        free = full & ~(cols | d1 | d2)
        while free:
            bit = free & -free
            free ^= bit
            total += place(cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
        return total

    return place(0, 0, 0)


def solutions(n):
    queens = []

    def attack(row, col):
        return any(c == col or abs(c - col) == row - r for r, c in enumerate(queens))

    def rec(row):
        if row == n:
            yield tuple(queens)
            return
        for col in range(n):
            if not attack(row, col):
                queens.append(col)
                yield from rec(row + 1)
                queens.pop()

    return rec(0)


def symmetries(sol):
    n = len(sol)
    for _ in range(2):
        for _ in range(4):
            yield sol
            rotated = [0] * n
            for r, c in enumerate(sol):
                rotated[c] = n - 1 - r
            sol = tuple(rotated)
        sol = tuple(n - 1 - c for c in sol)


def board(sol):
    return "\n".join(" ".join("Q" if c == q else "." for c in range(len(sol))) for q in sol)


def main(argv):
    sizes = [int(a) for a in argv[1:]] or range(0, 9)
    for n in sizes:
        print(f"{n:>2} -> {count(n):>4}", "*" * (count(n) // 8))
    first = next(solutions(6))
    print(first)
    print(board(first))
    fundamental = set()
    for s in solutions(8):
        fundamental.add(min(symmetries(s)))
    print("fundamental for 8:", len(fundamental), min(fundamental))
    gen = solutions(8)
    next(gen)
    next(gen)
    gen.close()
    print("after close:", next(gen, "nothing"))
    print(sum(1 for _ in solutions(7)) == count(7), next(solutions(3), None))
    return count(8) % 50


if __name__ == "__main__":
    sys.exit(main(sys.argv))
