"""Writes diagnostics.json: 32 arrays of draws and what ArviZ 0.23.4 says about them.

    python3 -m venv /tmp/v && /tmp/v/bin/pip install arviz==0.23.4
    /tmp/v/bin/python diagnostics.py > diagnostics.json
"""

import json
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
import arviz as az


def autoregression(rng, chains, draws, rho, spread=0.0):
    out = np.zeros((chains, draws))
    for chain in range(chains):
        x = rng.standard_normal() / np.sqrt(1 - rho * rho)
        for draw in range(draws):
            out[chain, draw] = x + spread * chain
            x = rho * x + rng.standard_normal()
    return out


def arrays():
    rng = np.random.default_rng(20240817)
    for rho in [0.0, 0.5, 0.9, 0.99, -0.5, -0.9]:
        yield f"autoregression {rho}", autoregression(rng, 4, 100, rho)
    for chains, draws in [(1, 60), (2, 50), (3, 33), (4, 7), (2, 4), (4, 5), (8, 20), (1, 4)]:
        yield f"shape {chains} x {draws}", autoregression(rng, chains, draws, 0.3)
    for spread in [0.3, 3.0]:
        yield f"chains apart by {spread}", autoregression(rng, 4, 60, 0.2, spread)
    yield "chains of unlike width", autoregression(rng, 4, 60, 0.0) * np.array([[1], [1], [1], [5.0]])
    yield "heavy tails", rng.standard_cauchy((4, 80))
    yield "one infinity", np.where(np.arange(240).reshape(4, 60) == 77, np.inf, rng.standard_normal((4, 60)))
    yield "whole numbers with ties", rng.poisson(2.0, (4, 60)).astype(float)
    yield "answers", (rng.random((4, 60)) < 0.3).astype(float)
    yield "constant", np.full((4, 20), 3.25)
    yield "one chain constant", np.vstack([np.zeros((1, 40)), rng.standard_normal((3, 40))])
    yield "a NaN", np.where(np.arange(160).reshape(4, 40) == 11, np.nan, rng.standard_normal((4, 40)))
    yield "three draws", rng.standard_normal((4, 3))
    yield "a trend", np.linspace(0, 1, 60) + 0.01 * rng.standard_normal((4, 60))
    yield "two modes", np.where(rng.random((4, 80)) < 0.5, -4, 4) + rng.standard_normal((4, 80))
    yield "stuck at times", np.repeat(rng.standard_normal((4, 12)), 7, axis=1)
    yield "alternating", np.tile([-1.0, 1.0], (4, 30)) + 0.1 * rng.standard_normal((4, 60))
    yield "tiny numbers", 1e-12 * rng.standard_normal((2, 50))
    yield "large offset", 1e6 + rng.standard_normal((2, 50))
    yield "squares", rng.standard_normal((4, 100)) ** 2


def number(x):
    x = float(x)
    return None if np.isnan(x) else ("Inf" if np.isinf(x) else x)


out = []
for name, array in arrays():
    # Six digits travel well and are exact in both programs.
    array = np.array([[float(f"{x:.6g}") for x in row] for row in array])
    ess = lambda method, **more: number(az.ess(array, method=method, **more))
    chains = array.shape[0]
    out.append({
        "name": name,
        "draws": [[number(x) for x in row] for row in array],
        "rhat": number(az.rhat(array)) if chains > 1 else None,
        "ess_bulk": ess("bulk"), "ess_tail": ess("tail"), "ess_mean": ess("mean"),
        "mcse_mean": number(az.mcse(array, method="mean")),
        "mcse_sd": number(az.mcse(array, method="sd")),
        "mcse_q5": number(az.mcse(array, method="quantile", prob=0.05)),
        "mcse_q50": number(az.mcse(array, method="quantile", prob=0.5)),
        "e_bfmi": [number(x) for x in az.bfmi(np.nan_to_num(array, posinf=1.0))] if array.shape[1] > 1 else [],
    })
json.dump({"arviz": az.__version__, "arrays": out}, sys.stdout, separators=(",", ":"), allow_nan=False)
