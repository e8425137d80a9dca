def matmul(a, b):
    n, m, p = len(a), len(b), len(b[0])
    out = [[0] * p for _ in range(n)]
    for i in range(n):
        for j in range(p):
            for k in range(m):
                out[i][j] += a[i][k] * b[k][j]
    return out


print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
t = [list(r) for r in zip([1, 2], [3, 4])]
print(t, [sum(r) for r in t], max(max(r) for r in t))
