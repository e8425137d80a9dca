"""What stands behind an exception that an exit of a stack has raised, as if the exits were blocks in each other."""
from contextlib import AsyncExitStack, ExitStack


def chain(error):
    names = []
    while error is not None:
        names.append(f"{type(error).__name__}({error})")
        error = error.__context__
    return " <- ".join(names)


def fails(error):
    def run(*args):
        raise error

    return run


def tell(name, action):
    try:
        print(name, action())
    except BaseException as error:
        print(name, chain(error), error.__suppress_context__)


def three():
    with ExitStack() as stack:
        stack.callback(fails(TypeError("third")))
        stack.callback(fails(ValueError("second")))
        raise KeyError("first")


def without_block_error():
    with ExitStack() as stack:
        stack.push(fails(OSError("b")))
        stack.push(fails(IndexError("a")))


def swallowed_between():
    with ExitStack() as stack:
        stack.callback(fails(TypeError("last")))
        stack.push(lambda kind, value, trace: True)
        stack.callback(fails(ValueError("gone")))
        raise KeyError("first")


def own_context():
    def run():
        try:
            raise LookupError("inner")
        except LookupError:
            raise ArithmeticError("outer")

    with ExitStack() as stack:
        stack.callback(run)
        raise KeyError("first")


def while_handling():
    try:
        raise RuntimeError("around")
    except RuntimeError:
        with ExitStack() as stack:
            stack.callback(fails(TypeError("b")))
            stack.callback(fails(ValueError("a")))
    return "not reached"


def closed_by_hand():
    stack = ExitStack()
    stack.callback(fails(TypeError("b")))
    stack.callback(fails(ValueError("a")))
    stack.close()


def caused():
    def run():
        raise TypeError("told") from OSError("why")

    with ExitStack() as stack:
        stack.callback(run)
        raise KeyError("first")


def inside_each_other():
    with ExitStack() as outer:
        outer.callback(fails(TypeError("outer")))
        with ExitStack() as inner:
            inner.callback(fails(ValueError("inner")))
            raise KeyError("first")


def the_same_again():
    error = KeyError("same")
    with ExitStack() as stack:
        stack.callback(fails(error))
        raise error


for action in (three, without_block_error, swallowed_between, own_context, while_handling, closed_by_hand, caused,
               inside_each_other, the_same_again):
    tell(action.__name__, action)


async def of_async():
    async def late():
        raise TypeError("late")

    async with AsyncExitStack() as stack:
        stack.push_async_callback(late)
        stack.callback(fails(ValueError("early")))
        raise KeyError("first")


def run_async():
    import asyncio

    asyncio.run(of_async())


tell("of_async", run_async)
