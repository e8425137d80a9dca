grid = {}
for x in range(2):
    for y in range(2):
        grid[x, y] = x * 10 + y
print(grid, grid[(1, 0)], (0, 1) in grid, (5, 5) in grid)
t = (1, "a", 2.5)
print(t, t[1], t[-1], t[:2], len(t), t + (4,), t.index("a"), 1 in t)
print((1, 2) < (1, 3), (1,) * 3, tuple([1, 2]), () == tuple())
