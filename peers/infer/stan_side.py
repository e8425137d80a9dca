"""Stan's side: its own compiler and engine, out of the wheel of httpstan, behind a small driver in C++.

A program of `stan/` becomes C++ by stanc, then a library by the machine's C++ compiler; the library is kept under
the target folder, named after all that went into it. ImportError where the wheel or a compiler is missing.
"""

import ctypes
import hashlib
import importlib.metadata
import os
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).parent
KEPT = HERE.parent / "target" / "stan"
FLAGS = ["-std=c++17", "-O3", "-shared", "-fPIC", "-w", "-D_REENTRANT", "-DBOOST_DISABLE_ASSERTS"]
# The wheel's library of threads is of the older ABI, and its engine wants a generator that it does not include.
FLAGS += ["-D_GLIBCXX_USE_CXX11_ABI=0", "-include", "boost/random/mixmax.hpp"]


def said(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        wrong = [line for line in lines if "error" in line] or lines or ["no word"]
        raise ImportError(f"{command[0]}: {wrong[0]}")
    return done.stdout


def built(program):
    """The path of the library of a program, made where it is not there yet."""
    import httpstan

    compiler = os.environ.get("CXX") or shutil.which("g++") or shutil.which("clang++")
    if not compiler:
        raise ImportError("no C++ compiler for Stan's programs")
    wheel = pathlib.Path(httpstan.__file__).parent
    source, driver = HERE / "stan" / f"{program}.stan", HERE / "stan" / "driver.cpp"
    what = [importlib.metadata.version("httpstan"), said([compiler, "--version"]), " ".join(FLAGS)]
    what += [source.read_text(), driver.read_text()]
    library = KEPT / f"{program}-{hashlib.sha256(''.join(what).encode()).hexdigest()[:16]}.so"
    if library.exists():
        return library
    if os.environ.get("LARDER_PEERS_SMOKE"):
        raise ImportError(f"Stan's {program} is not built yet, and takes a minute")
    KEPT.mkdir(parents=True, exist_ok=True)
    text = KEPT / f"{program}-{os.getpid()}.cpp"
    said([str(wheel / "stanc"), f"--name={program}", f"--o={text}", str(source)])
    with text.open("a") as file:
        file.write(f'\n#include "{driver}"\n')
    include = wheel / "include"
    half = text.with_suffix(".so")
    linked = [f"-L{wheel / 'lib'}", "-ltbb", f"-Wl,-rpath,{wheel / 'lib'}"]
    try:
        said([compiler, *FLAGS, f"-I{include}", str(text), *linked, "-o", str(half)])
    finally:
        text.unlink()
    half.rename(library)
    return library


class Stan:
    """A program with its data."""

    def __init__(self, program, data):
        import numpy as np

        self.np = np
        self.doubles = np.ctypeslib.ndpointer(dtype=np.float64, flags="C_CONTIGUOUS")
        lib = ctypes.CDLL(str(built(program)))
        lib.stan_open.argtypes = [ctypes.c_char_p]
        lib.stan_gradient.argtypes = [self.doubles, self.doubles]
        lib.stan_gradient.restype = ctypes.c_double
        lib.stan_gradients.argtypes = [self.doubles, ctypes.c_longlong]
        lib.stan_gradients.restype = ctypes.c_longlong
        ns = ctypes.POINTER(ctypes.c_longlong)
        lib.stan_draws.argtypes = [ctypes.c_uint, ctypes.c_int, ctypes.c_int, self.doubles, ns, ns]
        self.lib = lib
        self.dim = lib.stan_open(os.fsencode(data))
        if self.dim < 0:
            raise ValueError(f"Stan does not take the data of {program}")

    def gradient(self, q):
        q = self.np.ascontiguousarray(q, dtype=float)
        slope = self.np.empty(self.dim)
        return self.lib.stan_gradient(q, slope), slope

    def gradients_ns(self, q, n):
        return self.lib.stan_gradients(self.np.ascontiguousarray(q, dtype=float), n)

    def draws(self, seed, warmup, n):
        """Constrained draws, a row each, and the nanoseconds of the warm-up and of the draws."""
        out = self.np.empty((n, self.dim))
        warm, ns = ctypes.c_longlong(), ctypes.c_longlong()
        if self.lib.stan_draws(seed, warmup, n, out, ctypes.byref(warm), ctypes.byref(ns)) != 0:
            raise ValueError("Stan's sampler gave up")
        return out, warm.value, ns.value
