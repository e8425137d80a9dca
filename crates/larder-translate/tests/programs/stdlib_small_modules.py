"""Modules of a few names: base64's other alphabets, graphlib, timeit, traceback's last lines."""
import base64
import graphlib
import sys
import time
import timeit
import traceback
from graphlib import CycleError, TopologicalSorter


def attempt(label, call):
    try:
        print(label, repr(call()))
    except (TypeError, ValueError, KeyError) as error:
        print(label, type(error).__name__, error)


def base85():
    for data in [b"", b"a", b"hello world", bytes(8), b"\x00\x00", bytes(range(200, 256)), b"\xff" * 9]:
        print(base64.b85encode(data), base64.a85encode(data), base64.a85encode(data, adobe=True, wrapcol=10), base64.b85encode(data, pad=True))
        print(base64.b85decode(base64.b85encode(data)) == data, base64.a85decode(base64.a85encode(data, adobe=True), adobe=True) == data)
    attempt("digit", lambda: base64.b85decode(b"a b"))
    attempt("overflow", lambda: base64.b85decode(b"~~~~~"))
    attempt("a85", lambda: base64.a85decode(b"ab\x7f"))
    attempt("z", lambda: base64.a85decode(b"abz"))
    attempt("adobe", lambda: base64.a85decode(b"abc", adobe=True))
    attempt("text", lambda: base64.b85encode("abc"))


def graphs():
    graph = {"D": {"B", "C"}, "C": {"A"}, "B": {"A"}}
    order = list(TopologicalSorter(graph).static_order())
    print(order[0], order[-1], sorted(order))
    sorter = TopologicalSorter()
    sorter.add("shoes", "socks", "trousers")
    sorter.add("jacket", "shirt")
    sorter.add("trousers", "underwear")
    sorter.prepare()
    while sorter.is_active():
        ready = sorter.get_ready()
        print(sorted(ready), bool(sorter))
        sorter.done(*ready)
    attempt("cycle", lambda: list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order()))
    try:
        TopologicalSorter({"a": ["a"]}).prepare()
    except CycleError as error:
        print(error.args, isinstance(error, ValueError))
    attempt("early", lambda: TopologicalSorter({1: []}).get_ready())
    attempt("late", lambda: sorter.add("hat"))
    attempt("unknown", lambda: sorter.done("hat"))
    attempt("twice", lambda: sorter.done("shoes"))
    attempt("prepare", lambda: sorter.prepare())


def times():
    count = [0]

    def work():
        count[0] += 1

    print(timeit.timeit(work, number=10) >= 0, count[0], len(timeit.repeat(work, repeat=3, number=2)), count[0])
    started = time.perf_counter()
    print(time.perf_counter() >= started, time.monotonic() >= 0, time.perf_counter_ns() > 0)
    attempt("stmt", lambda: timeit.timeit(3))


def traces():
    class Fault(Exception):
        pass

    for error in [ValueError("bad"), KeyError("key"), Fault(), Fault(1, 2), OSError(2, "missing"), ZeroDivisionError("x\ny")]:
        print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
    error = ValueError("noted")
    error.add_note("one")
    error.add_note("two\nthree")
    print(traceback.format_exception_only(error), graphlib.CycleError.__name__)
    print(repr(traceback.format_exc()))
    try:
        [][1]
    except IndexError:
        traceback.print_exc()
    traceback.print_exception(error, file=sys.stderr)


base85()
graphs()
times()
traces()
TopologicalSorter({1: [2], 2: [1]}).prepare()
