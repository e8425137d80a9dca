# Backtracking with generators, sets, mutation and undo: sudoku, words grid, subset sum, cryptarithm, knight tour, brackets, colourings.
def solve(grid):
    for r in range(len(grid)):
        for c in range(len(grid)):
            if grid[r][c] == 0:
                size = int(len(grid) ** 0.5)
                used = set(grid[r]) | {row[c] for row in grid} | {grid[i][j] for i in range(r // size * size, r // size * size + size) for j in range(c // size * size, c // size * size + size)}
                for v in range(1, len(grid) + 1):
                    if v not in used:
                        grid[r][c] = v
                        yield from solve(grid)
                        grid[r][c] = 0
                return
    yield [row[:] for row in grid]


def find_word(board, word):
    rows, cols = len(board), len(board[0])

    def dfs(r, c, i, path):
        if i == len(word):
            return path
        if not (0 <= r < rows and 0 <= c < cols) or board[r][c] != word[i]:
            return None
        ch, board[r][c] = board[r][c], None
        try:
            for dr, dc in (0, 1), (1, 0), (0, -1), (-1, 0):
                if (found := dfs(r + dr, c + dc, i + 1, path + ((r, c),))) is not None:
                    return found
        finally:
            board[r][c] = ch
    return next((p for r in range(rows) for c in range(cols) if (p := dfs(r, c, 0, ()))), None)


def subset_sums(xs, target, start=0, chosen=()):
    if target == 0:
        yield chosen
    for i in range(start, len(xs)):
        if i > start and xs[i] == xs[i - 1]:
            continue
        if xs[i] <= target:
            yield from subset_sums(xs, target - xs[i], i + 1, (*chosen, xs[i]))


def crypt(a, b, total):
    letters = sorted(set(a + b + total))
    if len(letters) > 10:
        raise ValueError(f'{len(letters)} letters')
    assign = {}

    def num(w):
        n = 0
        for ch in w:
            n = n * 10 + assign[ch]
        return n

    def go(i, free):
        if i == len(letters):
            return num(a) + num(b) == num(total)
        for d in free:
            if d == 0 and letters[i] in (a[0], b[0], total[0]):
                continue
            assign[letters[i]] = d
            if go(i + 1, [f for f in free if f != d]):
                return True
        assign.pop(letters[i], None)
        return False
    return assign if go(0, list(range(10))) else None


def brackets(n, opened=0, closed=0, s=''):
    if len(s) == 2 * n:
        yield s
        return
    if opened < n:
        yield from brackets(n, opened + 1, closed, s + '(')
    if closed < opened:
        yield from brackets(n, opened, closed + 1, s + ')')


def tour(n, start=(0, 0)):
    moves = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    path = {start: 0}

    def onward(p):
        return [(p[0] + dx, p[1] + dy) for dx, dy in moves if 0 <= p[0] + dx < n and 0 <= p[1] + dy < n and (p[0] + dx, p[1] + dy) not in path]

    def go(p):
        if len(path) == n * n:
            return True
        for q in sorted(onward(p), key=lambda q: (len(onward(q)), q)):
            path[q] = len(path)
            if go(q):
                return True
            del path[q]
        return False
    return [[path[r, c] for c in range(n)] for r in range(n)] if go(start) else 'no tour'


def permute(xs):
    xs = list(xs)

    def go(k):
        if k == len(xs):
            yield type(xs)(xs)
            return
        seen = set()
        for i in range(k, len(xs)):
            if xs[i] not in seen:
                seen.add(xs[i])
                xs[k], xs[i] = xs[i], xs[k]
                yield from go(k + 1)
                xs[k], xs[i] = xs[i], xs[k]
    yield from go(0)


def water(caps, goal):
    start = (0,) * len(caps)
    prev = {start: None}
    todo = [start]
    for s in todo:
        if goal in s:
            path = []
            while s is not None:
                path.append(s)
                s = prev[s]
            return path[::-1]
        for i in range(len(caps)):
            for n in ((*s[:i], caps[i], *s[i + 1:]), (*s[:i], 0, *s[i + 1:])):
                if n not in prev:
                    prev[n] = s
                    todo.append(n)
            for j in range(len(caps)):
                if i != j:
                    amt = min(s[i], caps[j] - s[j])
                    n = list(s)
                    n[i] -= amt
                    n[j] += amt
                    n = tuple(n)
                    if n not in prev:
                        prev[n] = s
                        todo.append(n)


four = [[0, 0, 0, 4], [0, 4, 0, 0], [1, 0, 0, 0], [0, 0, 2, 0]]
sols = list(solve(four))
print(len(sols), sols[0], four)
print(sum(1 for _ in solve([[0] * 4 for _ in range(4)])), next(solve([[1]])), list(solve([[2, 0, 0, 2], *[[0] * 4] * 0, *[[0] * 4 for _ in range(3)]])))
board = [list('ABCE'), list('SFCS'), list('ADEE')]
print(find_word(board, 'ABCCED'), find_word(board, 'SEE'), find_word(board, 'ABCB'), board[0], find_word([[1, 2], [3, 4]], [2, 1, 3]))
print(list(subset_sums([1, 1, 2, 5, 6, 7, 10], 8)), list(subset_sums([0.5, 1.5, 2], 2)), list(subset_sums([], 0)))
print(crypt('TO', 'GO', 'OUT'), crypt('A', 'A', 'A'), crypt('I', 'BB', 'ILL'))
try:
    crypt('ABCDEF', 'GHIJK', 'L')
except ValueError as e:
    print(e)
print(list(brackets(3)), sum(1 for _ in brackets(7)), list(brackets(0)))
for row in tour(5):
    print(' '.join(f'{v:2}' for v in row))
print(tour(3), tour(1))
print([''.join(p) for p in permute('aab')], list(permute([1, 'x', None])), list(permute(())), sum(1 for _ in permute('banana')))
print(water((3, 5), 4), water((2, 4), 3), water((8, 5, 3), 7))
g = subset_sums([1, 2, 3], 3)
print(next(g), next(g), next(g, 'end'))
print(find_word([], 'a'))
