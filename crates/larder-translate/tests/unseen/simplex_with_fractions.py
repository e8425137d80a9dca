"""Exact linear algebra: simplex with Bland's rule, Gauss-Jordan, determinants, nullspace, LU, Markov chains."""
from fractions import Fraction as F


class Unbounded(ArithmeticError):
    pass


class Infeasible(ArithmeticError):
    pass


def simplex(c, A, b):
    """maximize c.x subject to A x <= b, x >= 0; big-M free two-phase dictionary method."""
    m, n = len(A), len(c)
    T = [[F(v) for v in row] + [F(int(i == j)) for j in range(m)] + [F(b[i])] for i, row in enumerate(A)]
    basis = [n + i for i in range(m)]
    pivots = 0

    def pivot(r, k, *objectives):
        nonlocal pivots
        pivots += 1
        p = T[r][k]
        T[r] = [v / p for v in T[r]]
        for row in [*(t for i, t in enumerate(T) if i != r), *objectives]:
            if factor := row[k]:
                row[:] = [v - factor * w for v, w in zip(row, T[r])]
        basis[r] = k

    def optimize(z, allowed):
        while True:
            k = next((j for j in allowed if z[j] > 0), None)
            if k is None:
                return
            ratios = [(T[i][-1] / T[i][k], basis[i], i) for i in range(m) if T[i][k] > 0]
            if not ratios:
                raise Unbounded(f"column {k}")
            pivot(min(ratios)[2], k, z)

    z = [F(v) for v in c] + [F(0)] * (m + 1)
    while any(row[-1] < 0 for row in T):
        r = min(range(m), key=lambda i: (T[i][-1], i))
        k = next((j for j in range(n + m) if T[r][j] < 0), None)
        if k is None:
            raise Infeasible(f"row {r}: {' '.join(map(str, T[r]))}")
        pivot(r, k, z)
        if pivots > 50:
            raise Infeasible("cycling")
    optimize(z, range(n + m))
    x = [F(0)] * (n + m)
    for i, j in enumerate(basis):
        x[j] = T[i][-1]
    return -z[-1], x[:n], x[n:], pivots


def rref(rows):
    M = [[F(v) for v in r] for r in rows]
    pivots, r = [], 0
    for col in range(len(M[0])):
        p = next((i for i in range(r, len(M)) if M[i][col]), None)
        if p is None:
            continue
        M[r], M[p] = M[p], M[r]
        M[r] = [v / M[r][col] for v in M[r]]
        for i, row in enumerate(M):
            if i != r and row[col]:
                M[i] = [a - row[col] * b for a, b in zip(row, M[r])]
        pivots.append(col)
        r += 1
        if r == len(M):
            break
    return M, pivots


def nullspace(rows):
    M, pivots = rref(rows)
    n = len(rows[0])
    for free in (j for j in range(n) if j not in pivots):
        v = [F(0)] * n
        v[free] = F(1)
        for i, p in enumerate(pivots):
            v[p] = -M[i][free]
        yield v


def bareiss(rows):
    M = [list(r) for r in rows]
    n, sign, prev = len(M), 1, 1
    for k in range(n - 1):
        if not M[k][k]:
            swap = next((i for i in range(k + 1, n) if M[i][k]), None)
            if swap is None:
                return 0
            M[k], M[swap] = M[swap], M[k]
            sign = -sign
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                M[i][j] = (M[i][j] * M[k][k] - M[i][k] * M[k][j]) // prev
        prev = M[k][k]
    return sign * M[-1][-1]


def leibniz(rows):
    if not rows:
        return 1
    return sum((-1) ** j * v * leibniz([r[:j] + r[j + 1:] for r in rows[1:]]) for j, v in enumerate(rows[0]) if v)


def mul(A, B):
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*B)] for r in A]


def inverse(A):
    n = len(A)
    M, p = rref([list(r) + [int(i == j) for j in range(n)] for i, r in enumerate(A)])
    if p != list(range(n)):
        raise ZeroDivisionError("singular")
    return [r[n:] for r in M]


S = lambda xs: "[" + " ".join(map(str, xs)) + "]"

PROBLEMS = {
    "furniture": ([3, 5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18]),
    "fractional": ([F(1, 3), F(1, 2), 1], [[1, 1, 1], [2, F(1, 7), 3]], [10, F(45, 2)]),
    "degenerate": ([10, -57, -9, -24], [[F(1, 2), F(-11, 2), F(-5, 2), 9], [F(1, 2), F(-3, 2), F(-1, 2), 1], [1, 0, 0, 0]], [0, 0, 1]),
    "needs phase 1": ([-2, -3], [[-1, -1], [-1, -2]], [-4, -6]),
    "unbounded": ([1, 1], [[1, -1]], [3]),
    "infeasible": ([1], [[1], [-1]], [1, -2]),
    "diet": ([-60, -35, -20], [[-5, -2, -1], [-1, -3, -1], [-2, -1, -4]], [-8, -10, -12]),
}
for name, (c, A, b) in PROBLEMS.items():
    try:
        best, x, slack, pivots = simplex(c, A, b)
    except (Unbounded, Infeasible) as e:
        print(f"{name:<14} {type(e).__name__}: {e}")
    else:
        check = sum(F(ci) * xi for ci, xi in zip(c, x))
        ok = all(sum(F(a) * v for a, v in zip(row, x)) + s == bi for row, s, bi in zip(A, slack, b))
        print(f"{name:<14} value {best} at {S(x)} slack {S(slack)} pivots {pivots} {check == best} {ok}")

M = [[2, 4, -2, 6], [1, 2, 0, 1], [3, 6, -2, 7]]
R, piv = rref(M)
print(*map(S, R), piv)
for v in nullspace(M):
    print("null", S(v), S([sum(a * x for a, x in zip(row, v)) for row in M]))

hilbert = [[F(1, i + j + 1) for j in range(5)] for i in range(5)]
inv = inverse(hilbert)
print(*map(S, inv), sep="\n")
print("identity", mul(hilbert, inv) == [[int(i == j) for j in range(5)] for i in range(5)], all(v.denominator == 1 for r in inv for v in r))
squares = [[[7]], [[1, 2], [3, 4]], [[0, 1, 2], [1, 0, 3], [4, -3, 8]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
           [[(i * i * 7 + i * j * 5 + j * 3 + 1) % 13 - 5 for j in range(6)] for i in range(6)],
           [[10 ** (3 * i * j) + i - j for j in range(4)] for i in range(4)]]
for sq in squares:
    print(len(sq), bareiss(sq), leibniz(sq), bareiss([list(r) for r in zip(*sq)]) == bareiss(sq))
try:
    inverse(squares[3])
except ZeroDivisionError as e:
    print("ZeroDivisionError:", e)
P = [[F(1, 2), F(1, 4), F(1, 4)], [F(1, 3), F(0), F(2, 3)], [F(0), F(1), F(0)]]
(steady,) = nullspace([[P[j][i] - (i == j) for j in range(3)] for i in range(3)])
total = sum(steady)
steady = [v / total for v in steady]
print("steady", S(steady), S(mul([steady], P)[0]))
power = P
for _ in range(3):
    power = mul(power, power)
print("P^8", *map(S, power), [f"{float(v):.6f}" for v in power[0]], [sum(r) for r in power])
