row = [0] * 3
grid = [row] * 2
grid[0][1] = 5
print(grid)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid)
d = {"a": grid[0]}
d["a"][2] = 7
print(grid, d)
