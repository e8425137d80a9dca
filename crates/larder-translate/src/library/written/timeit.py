"""`timeit`: how long a function takes. A statement as text would need an interpreter."""

import itertools
import time
import _native

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


class Timer:
    __module__ = "timeit"

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        for text, name in ((stmt, "stmt"), (setup, "setup")):
            if not callable(text) and text != "pass":
                if isinstance(text, str):
                    _native.refuse("timeit: a statement as text")
                raise ValueError(f"{name} is neither a string nor callable")
        self._call = stmt if callable(stmt) else None
        self._setup = setup if callable(setup) else None
        self.timer = timer

    def timeit(self, number=default_number):
        if self._setup is not None:
            self._setup()
        started = self.timer()
        if self._call is not None:
            for _ in itertools.repeat(None, number):
                self._call()
        return self.timer() - started

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        unit = 1
        while True:
            for times in (1, 2, 5):
                number = unit * times
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            unit *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
