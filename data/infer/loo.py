"""Writes loo.json: arrays of pointwise log likelihoods and what ArviZ 0.23.4 says about them.

    python3 -m venv /tmp/v && /tmp/v/bin/pip install arviz==0.23.4
    /tmp/v/bin/python loo.py > loo.json
"""

import json
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
import arviz as az

rng = np.random.default_rng(20250429)


def normal(chains, draws, y, scale):
    mu = rng.standard_normal((chains, draws, 1)) * scale
    return -0.5 * (y - mu) ** 2 - 0.5 * np.log(2 * np.pi)


cases = [
    ("a mean of a few numbers", normal(4, 100, np.array([0.3, -1.2, 0.8, 2.0, -0.4]), 0.45), 1.0),
    ("an outlier", normal(4, 100, np.array([0.1, -0.6, 9.0]), 0.5), 1.0),
    ("few draws", normal(1, 12, np.array([0.0, 1.0]), 0.5), 1.0),
    ("draws that depend on each other", normal(2, 150, np.array([0.5, -2.5, 1.0]), 0.6), 0.31),
    ("heavy tails", -np.abs(rng.standard_cauchy((4, 60, 3))), 1.0),
    ("all the same", np.full((2, 50, 2), -1.5), 1.0),
    ("counts with ties", -np.round(rng.gamma(2.0, 1.0, (4, 75, 4)), 1), 0.8),
]
out = []
for name, array, reff in cases:
    array = np.array([[[float(f"{x:.7g}") for x in row] for row in chain] for chain in array])
    data = az.from_dict(posterior={"x": array[:, :, 0]}, log_likelihood={"y": array})
    loo = az.loo(data, pointwise=True, reff=reff)
    weights, k = az.psislw(-array.reshape(-1, array.shape[2]).T.copy(), reff)
    number = lambda x: "Inf" if np.isinf(x) else None if np.isnan(x) else float(x)
    out.append({
        "name": name,
        "efficiency": reff,
        "log_lik": array.reshape(-1, array.shape[2]).T.tolist(),
        "elpd": float(loo.elpd_loo), "se": float(loo.se), "p": float(loo.p_loo),
        "pointwise": loo.loo_i.values.tolist(),
        "pareto_k": [number(x) for x in loo.pareto_k.values],
        "pareto_k_max": float(loo.good_k),
        "log_weights": [float(w) for w in weights[0]],
    })
json.dump({"arviz": az.__version__, "cases": out}, sys.stdout, separators=(",", ":"), allow_nan=False)
