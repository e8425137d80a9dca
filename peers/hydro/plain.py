"""Rivals in Python: transforms by scipy.fft, and a plain NumPy solver of the same equations.

`plain.py CASE SHAPE SIDE` speaks the line protocol of peers/README.md; `plain.py check` compares the solver
with data/hydro.
"""

import os
import sys
import time

try:
    import numpy as np
    import scipy.fft as fft
except ImportError as error:
    print(f"refuse no NumPy and SciPy: {error}", flush=True)
    sys.exit(0)

LENGTH = 10.0
DEGREES, ETA_OVER_S, TAU_FACTOR, DELTA, TAU_PIPI = 13.9, 0.2, 5.0, 4.0 / 3.0, 10.0 / 7.0
INDEX = ((0, 1, 2), (1, 3, 4), (2, 4, 5))
STORED = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2))


def waves(shape, axis):
    """i k along an axis of a half spectrum; the highest mode of an even axis is zero."""
    n = shape[axis]
    k = 2 * np.pi / LENGTH * np.arange(n // 2 + 1)
    if n % 2 == 0:
        k[-1] = 0.0
    form = [1, 1, 1]
    form[axis] = n // 2 + 1
    return (1j * k).reshape(form)


class Box:
    def __init__(self, shape):
        self.shape = shape
        self.waves = [waves(shape, axis) for axis in range(3)]

    def d(self, field, axis):
        spectrum = fft.rfft(field, axis=axis)
        spectrum *= self.waves[axis]
        return fft.irfft(spectrum, self.shape[axis], axis=axis, overwrite_x=True)


def complete(stored, v):
    xx, xy, xz, yy, yz = stored
    zz = v[0] * (xx * v[0] + 2 * (xy * v[1] + xz * v[2]))
    zz += v[1] * (yy * v[1] + 2 * yz * v[2])
    zz -= xx
    zz -= yy
    zz /= 1 - v[2] * v[2]
    space = (xx, xy, xz, yy, yz, zz)
    mixed = [sum(space[INDEX[i][j]] * v[j] for j in range(3)) for i in range(3)]
    return space, mixed, xx + yy + zz


def recover(state):
    energy, momentum, stored = state[0], state[1:4], state[4:9]
    root = 4 * energy**2
    root -= 3 * (momentum**2).sum(0)
    np.sqrt(root, out=root)
    v = 3 * momentum / (root + 2 * energy)
    for _ in range(100):
        space, mixed, trace = complete(stored, v)
        m = [momentum[i] - mixed[i] for i in range(3)]
        total = energy - trace
        e = total - m[0] * v[0] - m[1] * v[1] - m[2] * v[2]
        inertia = total + e / 3
        step = 0.0
        for i in range(3):
            m[i] /= inertia
            step = max(step, np.abs(m[i] - v[i]).max())
            v[i] = m[i]
        if step < 1e-15:
            break
    space, mixed, trace = complete(stored, v)
    e = energy - trace - sum((momentum[i] - mixed[i]) * v[i] for i in range(3))
    return e, v, space, mixed, trace


def rates(box, state, out):
    """dU/dt of the nine fields, the acceleration found exactly: three equations at each point."""
    e, v, pi, p0, p00 = recover(state)
    gamma = 1 / np.sqrt(1 - (v**2).sum(0))
    u = gamma * v
    p = e / 3
    w = e + p
    stress = [w * u[i] * u[j] + pi[INDEX[i][j]] + (p if i == j else 0) for i in range(3) for j in range(i, 3)]
    for c in range(4):
        source = state[1:4] if c == 0 else [stress[INDEX[c - 1][k]] for k in range(3)]
        np.negative(box.d(source[0], 0), out=out[c])
        out[c] -= box.d(source[1], 1)
        out[c] -= box.d(source[2], 2)
    du = [[box.d(u[i], k) for i in range(3)] for k in range(3)]
    advection = []
    for c in range(5):
        a = u[0] * box.d(state[4 + c], 0)
        a += u[1] * box.d(state[4 + c], 1)
        a += u[2] * box.d(state[4 + c], 2)
        advection.append(a)
    temperature = np.sqrt(np.sqrt(e / DEGREES))
    rate = temperature / (TAU_FACTOR * ETA_OVER_S)
    stiff = 2 * w / TAU_FACTOR
    inverse = 1 / gamma
    rho = [[pi[INDEX[i][j]] - p0[i] * v[j] for j in range(3)] for i in range(3)]
    along = [u[0] * du[0][i] + u[1] * du[1][i] + u[2] * du[2][i] for i in range(3)]
    theta = du[0][0] + du[1][1] + du[2][2]
    work = -sum(rho[k][i] * du[k][i] for k in range(3) for i in range(3))
    turned = [-sum(rho[i][k] * along[k] for k in range(3)) for i in range(3)]
    projector = [u[i] * u[j] + (1.0 if i == j else 0.0) for i, j in STORED]
    a = TAU_PIPI / 2
    isotropic = stiff * theta / 3 - TAU_PIPI / 3 * work
    decay = (DELTA - TAU_PIPI / 3) * theta + rate
    free = []
    for c, (i, j) in enumerate(STORED):
        r = projector[c] * isotropic
        r -= advection[c]
        r -= stiff / 2 * (du[i][j] + du[j][i] + u[i] * along[j] + u[j] * along[i])
        r -= pi[c if c < 5 else 5] * decay
        s = sum(rho[i][k] * du[j][k] + rho[j][k] * du[i][k] for k in range(3))
        s += sum(pi[INDEX[i][k]] * du[k][j] + pi[INDEX[j][k]] * du[k][i] for k in range(3))
        r -= a / 2 * s
        r -= (1 - a / 2) * (u[i] * turned[j] + u[j] * turned[i])
        r *= inverse
        free.append(r)
    work_response = [p00 * v[m] - p0[m] for m in range(3)]
    corner = [(stiff / 2 * gamma * u[i] + a / 2 * p0[i]) * inverse for i in range(3)]
    response = []
    for m in range(3):
        iso = (stiff / 3 * v[m] - TAU_PIPI / 3 * work_response[m]) * inverse
        fall = (DELTA - TAU_PIPI / 3) * v[m] * inverse
        row = []
        for c, (i, j) in enumerate(STORED):
            r = projector[c] * iso
            r -= pi[c] * fall
            r += (1 - a / 2) * (u[i] * rho[j][m] + u[j] * rho[i][m])
            if i == m:
                r -= corner[j]
            if j == m:
                r -= corner[i]
            row.append(r)
        response.append(row)

    def contracted(stored, extra):
        xx, xy, xz, yy, yz = stored
        zz = v[0] * (xx * v[0] + 2 * (xy * v[1] + xz * v[2])) + v[1] * (yy * v[1] + 2 * yz * v[2])
        zz += extra
        zz -= xx
        zz -= yy
        zz /= 1 - v[2] * v[2]
        full = (xx, xy, xz, yy, yz, zz)
        return [sum(full[INDEX[i][j]] * v[j] for j in range(3)) for i in range(3)]

    energy_free = out[0] - sum(v[i] * out[1 + i] for i in range(3))
    energy_response = [((w - p00) * v[m] + p0[m]) * inverse for m in range(3)]
    bare = contracted(free, 0.0)
    growth = 4 / 3
    right = [out[1 + i] - gamma * u[i] * growth * energy_free - bare[i] for i in range(3)]
    matrix = []
    for m in range(3):
        r = contracted(response[m], -2 * work_response[m] * inverse)
        push = w * v[m] - growth * energy_response[m] * gamma
        matrix.append([u[i] * push + rho[i][m] * inverse + r[i] + (w * gamma if i == m else 0) for i in range(3)])

    def cross(b, c):
        return [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]]

    def dot(b, c):
        return b[0] * c[0] + b[1] * c[1] + b[2] * c[2]

    bc = cross(matrix[1], matrix[2])
    scale = 1 / dot(matrix[0], bc)
    acceleration = [
        dot(right, bc) * scale,
        dot(right, cross(matrix[2], matrix[0])) * scale,
        dot(right, cross(matrix[0], matrix[1])) * scale,
    ]
    for c in range(5):
        out[4 + c] = free[c]
        for m in range(3):
            out[4 + c] += response[m][c] * acceleration[m]
    return out


def flow(shape):
    x, y, z = np.meshgrid(*[2 * np.pi * np.arange(n) / n for n in shape], indexing="ij")
    e = 10 * (1 + 0.3 * np.sin(x) * np.cos(y) + 0.15 * np.cos(y + z))
    v = np.array([0.3 * np.sin(y) * np.cos(z), -0.21 * np.sin(x) * np.cos(z), 0.15 * np.sin(x + y)])
    stored = np.array([
        0.3 * np.cos(x + 0.2), 0.2 * np.sin(y - z), 0.15 * np.cos(x + y + z), -0.25 * np.sin(z + 0.4), 0.1 * np.cos(x - y),
    ])
    space, mixed, trace = complete(stored, v)
    gamma2 = 1 / (1 - (v**2).sum(0))
    state = np.empty((9,) + tuple(shape))
    state[0] = 4 / 3 * e * gamma2 - e / 3 + trace
    for i in range(3):
        state[1 + i] = 4 / 3 * e * gamma2 * v[i] + mixed[i]
    state[4:] = stored
    return state


def answer(parts):
    sums = [0.0, 0.0]
    for part in parts:
        flat = part.ravel()
        square = flat * flat
        weight = 1.0 + (np.arange(flat.size) % 97) / 97.0
        sums[0] += float(square.sum())
        sums[1] += float((square * weight).sum())
    value = 0xCBF29CE484222325
    for total in sums:
        mantissa, exponent = f"{total:.6e}".split("e")
        for byte in f"{mantissa}e{int(exponent)}".encode():
            value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def side(kind, shape, axis):
    """The work, and what its answer is taken of."""
    box = Box(shape)
    field = ((np.arange(np.prod(shape)) * 7919) % 1000 * 1e-3 - 0.5).reshape(shape)
    held = {}
    if kind == "derivative":
        def once():
            held["parts"] = [box.d(field, axis)]
    elif kind == "gradient":
        def once():
            held["parts"] = [box.d(field, a) for a in range(3)]
    elif kind == "r2c":
        def once():
            held["spectrum"] = fft.rfftn(field)
    else:
        state = flow(shape)
        out = np.empty_like(state)

        def once():
            held["parts"] = rates(box, state, out)

    def parts():
        if "spectrum" in held:
            kept = np.ascontiguousarray(held["spectrum"][: shape[0] // 2 + 1])
            return [kept.view(np.float64)]
        return held["parts"]

    return once, parts


def check():
    folder = os.path.join(os.path.dirname(__file__), "..", "..", "data", "hydro")
    read = lambda name: np.fromfile(os.path.join(folder, name), "<f8").reshape(9, 16, 16, 16)
    state, expected = read("U_16x16x16.bin"), read("R_16x16x16.bin")
    found = rates(Box((16, 16, 16)), state, np.empty_like(state))
    worst = max(np.abs(f - x).max() / np.abs(x).max() for f, x in zip(found, expected))
    print(f"largest difference {worst:.1e} of the largest value")
    sys.exit(0 if worst < 1e-11 else 1)


def main():
    if sys.argv[1:] == ["check"]:
        check()
    kind, shape, name = sys.argv[1:4]
    shape, _, axis = shape.partition("@")
    shape = tuple(int(word) for word in shape.split("x"))
    once, parts = side(kind, shape, int(axis or 0))
    print(f"hello {name} {np.__version__}", flush=True)
    for line in sys.stdin:
        words = line.split()
        if not words or words[0] == "done":
            return
        start = time.thread_time_ns()
        for _ in range(int(words[1])):
            once()
        spent = time.thread_time_ns() - start
        print(f"ok {spent} {answer(parts()):016x}", flush=True)


main()
