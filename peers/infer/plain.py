"""Rivals in Python, or through it: NumPyro, nutpie, PyMC, particles and Stan.

`plain.py CASE WHAT SIDE DATA.json` speaks the line protocol of peers/README.md. What is not installed is refused
by name. Times are those of the process: one thread, as the others.
"""

import json
import sys
import time
import warnings

warnings.simplefilter("ignore")
CASE, WHAT, SIDE, PATH = sys.argv[1:5]
WARMUP = 1000
BOUND = 5.0


def refuse(why):
    print(f"refuse {why}".replace("\n", " "), flush=True)
    sys.exit(0)


try:
    import numpy as np
except ImportError as error:
    refuse(f"no NumPy: {error}")

with open(PATH) as file:
    DATA = json.load(file)


def cpu():
    return time.process_time_ns()


def answer(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return f"{value:016x}"


def rounded(x):
    """Six digits as Rust writes them: 1.23456e-7."""
    mantissa, exponent = f"{x:.5e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def numpyro_model():
    import jax
    import jax.numpy as jnp
    import numpyro
    import numpyro.distributions as dist

    jax.config.update("jax_enable_x64", True)
    d = {key: jnp.asarray(value) for key, value in DATA.items() if key != "moments"}

    def eight():
        z = numpyro.sample("theta_trans", dist.Normal(0, 1).expand([8]))
        mu = numpyro.sample("mu", dist.Normal(0, 5))
        tau = numpyro.sample("tau", dist.HalfCauchy(5))
        numpyro.sample("y", dist.Normal(mu + tau * z, d["sigma"]), obs=d["y"])

    def logit():
        alpha = numpyro.sample("alpha", dist.Normal(0, 5))
        beta = numpyro.sample("beta", dist.Normal(0, 1).expand([25]))
        numpyro.sample("y", dist.Bernoulli(logits=alpha + d["X"] @ beta), obs=d["y"])

    def radon():
        county = d["county_idx"].astype(int) - 1
        z = numpyro.sample("alpha_raw", dist.Normal(0, 1).expand([int(DATA["J"])]))
        beta = numpyro.sample("beta", dist.Normal(0, 10).expand([2]))
        mu = numpyro.sample("mu_alpha", dist.Normal(0, 10))
        between = numpyro.sample("sigma_alpha", dist.HalfNormal(1))
        within = numpyro.sample("sigma_y", dist.HalfNormal(1))
        alpha = mu + between * z
        mean = alpha[county] + d["log_uppm"] * beta[0] + d["floor_measure"] * beta[1]
        numpyro.sample("y", dist.Normal(mean, within), obs=d["log_radon"])

    def sv():
        mu = numpyro.sample("mu", dist.Cauchy(0, 10))
        phi = numpyro.sample("phi", dist.Uniform(-1, 1))
        s = numpyro.sample("s", dist.HalfCauchy(5))
        z = numpyro.sample("z", dist.Normal(0, 1).expand([len(DATA["y"])]))

        def step(h, z):
            h = phi * h + s * z
            return h, h

        first = s * z[0] / jnp.sqrt(1 - phi**2)
        _, rest = jax.lax.scan(step, first, z[1:])
        h = jnp.concatenate([first[None], rest])
        numpyro.sample("y", dist.Normal(0, jnp.exp((h + mu) / 2)), obs=d["y"])

    order = {
        "eight": ["theta_trans", "mu", "tau"],
        "logit": ["alpha", "beta"],
        "radon": ["alpha_raw", "beta", "mu_alpha", "sigma_alpha", "sigma_y"],
        "sv": ["mu", "phi", "s", "z"],
    }[WHAT]
    return {"eight": eight, "logit": logit, "radon": radon, "sv": sv}[WHAT], order


def numpyro_potential():
    import jax
    import jax.numpy as jnp
    from numpyro.infer.util import initialize_model

    model, order = numpyro_model()
    info = initialize_model(jax.random.PRNGKey(0), model)
    shapes = {name: np.shape(info.param_info.z[name]) for name in order}

    def split(q):
        out, at = {}, 0
        for name in order:
            n = int(np.prod(shapes[name], dtype=int))
            out[name] = q[at : at + n].reshape(shapes[name])
            at += n
        return out

    dim = sum(int(np.prod(shape, dtype=int)) for shape in shapes.values())
    # NumPyro's interval is a logistic of the whole width, as Stan's: phi = 2 inv_logit(u) - 1.
    return jax.value_and_grad(lambda q: -info.potential_fn(split(q))), dim, jax, jnp


def gradients_start(dim):
    return 0.05 * np.sin(np.arange(1, dim + 1))


def told_of(function, dim):
    """The answer of a gradient: the change of the density between two points, and what the slope comes to."""
    places = np.arange(1, dim + 1)
    there, _ = function(0.3 * np.sin(0.7 * places))
    here, slope = function(0.3 * np.sin(1.0 * places))
    weights = 1 + (np.arange(dim) % 97) / 97
    change = float(here) - float(there)
    squares = np.asarray(slope) ** 2
    return answer(" ".join(rounded(x) for x in (change, squares.sum(), (squares * weights).sum())))


def gradient_numpyro():
    function, dim, jax, jnp = numpyro_potential()
    told = told_of(lambda q: function(jnp.asarray(q)), dim)

    # All of the slope is carried from turn to turn: of a gradient whose first number alone is looked at, XLA leaves
    # out what the others need, and the other sides write every number.
    @jax.jit
    def many(q, n):
        def once(_, state):
            q = state[0].at[0].add(1e-9)
            return q, *function(q)

        return jax.lax.fori_loop(0, n, once, (q, 0.0, jnp.zeros_like(q)))

    start = jnp.asarray(gradients_start(dim))
    jax.block_until_ready(many(start, 2))

    def turn(n):
        before = cpu()
        jax.block_until_ready(many(start, n))
        return cpu() - before, told, {}

    return turn


def gradient_stan():
    from stan_side import Stan

    stan = Stan(WHAT, PATH)
    told = told_of(stan.gradient, stan.dim)
    start = gradients_start(stan.dim)
    return lambda n: (stan.gradients_ns(start, n), told, {})


def checked(columns, warm, ns):
    """Columns are unconstrained numbers in Stan's order."""
    import arviz as az

    ess = lambda x, method: float(az.ess(x[None, :], method=method))
    for at, mean, error in DATA["moments"]:
        x = columns[int(at)]
        bound = BOUND * np.hypot(x.std(ddof=1) / np.sqrt(ess(x, "mean")), error)
        if len(x) >= 1000 and not abs(x.mean() - mean) <= bound:
            raise ValueError(f"number {at} has the mean {x.mean()}, want {mean} within {bound}")
    worst = min(ess(x, "bulk") for x in columns)
    figures = {"ess": worst, "whole_ess_per_s": worst / (warm + ns) * 1e9}
    if ns > 0 and warm > 0:
        figures["ess_per_s"] = worst / ns * 1e9
    return figures


def free(name, x):
    """A parameter's values on Stan's unconstrained scale."""
    if name in ("tau", "sigma_alpha", "sigma_y", "s"):
        return np.log(x)
    return np.log1p(x) - np.log1p(-x) if name == "phi" else x


def unconstrained(values, order):
    columns = []
    for name in order:
        x = free(name, np.asarray(values[name], dtype=float))
        columns.extend(x.reshape(len(x), -1).T)
    return columns


def draws_numpyro():
    import arviz  # noqa: F401
    import jax
    from numpyro.infer import MCMC, NUTS

    model, order = numpyro_model()
    state = {"turns": 0}
    chains = {}

    def turn(n):
        state["turns"] += 1
        key = jax.random.PRNGKey(state["turns"])
        if n not in chains:
            chains[n] = MCMC(NUTS(model), num_warmup=WARMUP, num_samples=n, progress_bar=False)
            # Compiled before it is timed.
            chains[n].warmup(key)
            chains[n].run(key)
        mcmc = chains[n]
        before = cpu()
        mcmc.post_warmup_state = None
        mcmc.warmup(key)
        jax.block_until_ready(mcmc.post_warmup_state.z)
        warm = cpu() - before
        before = cpu()
        mcmc.run(mcmc.post_warmup_state.rng_key)
        values = mcmc.get_samples()
        jax.block_until_ready(values)
        ns = cpu() - before
        return ns, answer(WHAT), checked(unconstrained(values, order), warm, ns)

    return turn


def draws_stan():
    import arviz  # noqa: F401
    from stan_side import Stan

    stan = Stan(WHAT, PATH)
    bounded = {
        "eight": {9: "tau"},
        "radon": {88: "sigma_alpha", 89: "sigma_y"},
        "sv": {1: "phi", 2: "s"},
    }.get(WHAT, {})
    state = {"turns": 0}

    def turn(n):
        state["turns"] += 1
        rows, warm, ns = stan.draws(state["turns"], WARMUP, n)
        columns = [free(bounded.get(at), x) for at, x in enumerate(rows.T)]
        return ns, answer(WHAT), checked(columns, warm, ns)

    return turn


def pymc_model():
    import pymc as pm
    import pytensor.tensor as pt

    with pm.Model() as model:
        if WHAT == "eight":
            z = pm.Normal("theta_trans", 0, 1, shape=8)
            mu = pm.Normal("mu", 0, 5)
            tau = pm.HalfCauchy("tau", 5)
            pm.Normal("y", mu + tau * z, np.array(DATA["sigma"]), observed=np.array(DATA["y"]))
            order = ["theta_trans", "mu", "tau"]
        elif WHAT == "logit":
            alpha = pm.Normal("alpha", 0, 5)
            beta = pm.Normal("beta", 0, 1, shape=25)
            eta = alpha + pt.dot(np.array(DATA["X"]), beta)
            pm.Bernoulli("y", logit_p=eta, observed=np.array(DATA["y"]))
            order = ["alpha", "beta"]
        elif WHAT == "radon":
            county = np.array(DATA["county_idx"], dtype=int) - 1
            z = pm.Normal("alpha_raw", 0, 1, shape=int(DATA["J"]))
            beta = pm.Normal("beta", 0, 10, shape=2)
            mu = pm.Normal("mu_alpha", 0, 10)
            between = pm.HalfNormal("sigma_alpha", 1)
            within = pm.HalfNormal("sigma_y", 1)
            mean = (mu + between * z)[county] + np.array(DATA["log_uppm"]) * beta[0]
            mean = mean + np.array(DATA["floor_measure"]) * beta[1]
            pm.Normal("y", mean, within, observed=np.array(DATA["log_radon"]))
            order = ["alpha_raw", "beta", "mu_alpha", "sigma_alpha", "sigma_y"]
        else:
            refuse("written for eight, logit and radon")
    return model, order


def draws_nutpie():
    import nutpie

    model, order = pymc_model()
    compiled = nutpie.compile_pymc_model(model)
    state = {"turns": 0}

    def turn(n):
        state["turns"] += 1
        before = cpu()
        # One call draws both: the time is of warm-up and draws.
        trace = nutpie.sample(
            compiled, draws=n, tune=WARMUP, chains=1, cores=1, seed=state["turns"], progress_bar=False
        )
        ns = cpu() - before
        values = {name: trace.posterior[name].values[0] for name in order}
        return ns, answer(WHAT), checked(unconstrained(values, order), 0, ns)

    return turn


def filter_particles():
    import particles
    from particles import distributions, state_space_models

    class Linear(state_space_models.StateSpaceModel):
        def PX0(self):
            return distributions.Normal(scale=1 / np.sqrt(1 - 0.81))

        def PX(self, t, xp):
            return distributions.Normal(loc=0.9 * xp, scale=1.0)

        def PY(self, t, xp, x):
            return distributions.Normal(loc=x, scale=0.5)

    y, count = np.array(DATA["y"]), int(WHAT)
    state = {"turns": 0}

    def turn(n):
        ns, worst = 0, 0.0
        for _ in range(n):
            state["turns"] += 1
            np.random.seed(state["turns"])
            before = cpu()
            feynman = state_space_models.Bootstrap(ssm=Linear(), data=y)
            run = particles.SMC(fk=feynman, N=count, resampling="systematic", ESSrmin=0.5)
            run.run()
            ns += cpu() - before
            worst = max(worst, abs(run.logLt + 1593.0954616504573))
        variance = 1.6 * len(y) / count
        if worst > 5 * np.sqrt(variance) + 0.5 * variance:
            raise ValueError(f"the log likelihood is off by {worst}")
        return ns, answer("kalman"), {"ns_per_particle_step": ns / (n * count * len(y))}

    return turn


def tempered_pymc():
    import logging

    import pymc as pm

    logging.getLogger("pymc").setLevel(logging.ERROR)
    model, _ = pymc_model()
    state = {"turns": 0}

    def turn(n):
        ns, worst = 0, 0.0
        for _ in range(n):
            state["turns"] += 1
            before = cpu()
            with model:
                trace = pm.sample_smc(
                    1000, chains=1, cores=1, random_seed=state["turns"], progressbar=False
                )
            ns += cpu() - before
            found = np.asarray(trace.sample_stats["log_marginal_likelihood"].values).ravel()
            last = [float(np.asarray(x).ravel()[-1]) for x in found][-1]
            worst = max(worst, abs(last + 31.311347352))
        if not worst < 0.4:
            raise ValueError(f"the log evidence is off by {worst}")
        return ns, answer("evidence"), {"off": worst}

    return turn


def main():
    made = {
        ("gradient", "numpyro"): gradient_numpyro,
        ("gradient", "stan"): gradient_stan,
        ("draws", "numpyro"): draws_numpyro,
        ("draws", "stan"): draws_stan,
        ("draws", "nutpie"): draws_nutpie,
        ("filter", "particles"): filter_particles,
        ("tempered", "pymc"): tempered_pymc,
    }
    try:
        turn = made[CASE, SIDE]()
    except ImportError as error:
        refuse(f"not installed: {error}")
    except KeyError as error:
        refuse(f"no such side: {error}")
    print(f"hello {SIDE} {version()}", flush=True)
    for line in sys.stdin:
        words = line.split()
        if not words or words[0] == "done":
            return
        try:
            ns, told, figures = turn(int(words[1]))
            more = "".join(f" {key}={value}" for key, value in figures.items())
            print(f"ok {ns} {told}{more}", flush=True)
        except ValueError as error:
            print(f"fail {error}".replace("\n", " "), flush=True)


def version():
    import importlib.metadata

    return importlib.metadata.version({"stan": "httpstan"}.get(SIDE, SIDE))


main()
