"""Text-processing plugins that register themselves, with dependencies and priorities."""
import functools
import inspect


class PluginError(Exception):
    pass


class Registry:
    def __init__(self):
        self._plugins = {}
        self.hooks = []

    def register(self, name=None, *, needs=(), priority=0, **defaults):
        def deco(fn):
            key = name or fn.__name__.replace("_", "-")
            if key in self._plugins:
                raise PluginError(f"duplicate plugin {key!r}")

            @functools.wraps(fn)
            def wrapper(text, **options):
                wrapper.calls += 1
                merged = {**defaults, **options}
                for hook in self.hooks:
                    hook(key, text, merged)
                return fn(text, **merged)

            wrapper.calls = 0
            wrapper.needs = tuple(needs)
            wrapper.priority = priority
            self._plugins[key] = wrapper
            return wrapper

        if callable(name):  # used without parentheses
            fn, name = name, None
            return deco(fn)
        return deco

    def __getitem__(self, key):
        try:
            return self._plugins[key]
        except KeyError:
            close = [k for k in self._plugins if k[:2] == key[:2]]
            hint = f"; did you mean {', '.join(close)}?" if close else ""
            raise PluginError(f"no plugin {key!r}{hint}") from None

    def __iter__(self):
        return iter(sorted(self._plugins, key=lambda k: (-self._plugins[k].priority, k)))

    def resolve(self, *wanted):
        """Depth-first order with dependencies first; cycles are reported with their path."""
        done, path, out = set(), [], []

        def visit(key):
            if key in done:
                return
            if key in path:
                raise PluginError(" -> ".join(path[path.index(key):] + [key]))
            path.append(key)
            for dep in self[key].needs:
                visit(dep)
            path.pop()
            done.add(key)
            out.append(key)

        for key in wanted:
            visit(key)
        return out

    def pipeline(self, *wanted, **options):
        order = self.resolve(*wanted)

        def apply(text):
            for key in order:
                opts = {k.split("__", 1)[1]: v for k, v in options.items() if k.split("__", 1)[0] == key.replace("-", "_")}
                text = self[key](text, **opts)
            return text

        apply.order = order
        return apply


plugins = Registry()


@plugins.register
def strip_lines(text):
    """Trim every line."""
    return "\n".join(l.strip() for l in text.splitlines())


@plugins.register(needs=["strip-lines"], priority=5)
def squeeze(text, *, keep=1):
    out, blank = [], 0
    for line in text.split("\n"):
        blank = 0 if line else blank + 1
        if blank <= keep:
            out.append(line)
    return "\n".join(out)


@plugins.register("number", needs=("squeeze",), priority=-1, start=1, sep=": ")
def number_lines(text, start, sep, width=2):
    return "\n".join(f"{n:>{width}}{sep}{l}" for n, l in enumerate(text.split("\n"), start))


@plugins.register(priority=5)
def shout(text, marks="!"):
    """Upper-case everything."""
    return text.upper() + marks


@plugins.register("rot", shift=13)
def rotate(text, shift):
    def turn(c):
        for base in (65, 97):
            if base <= ord(c) < base + 26:
                return chr((ord(c) - base + shift) % 26 + base)
        return c
    return "".join(map(turn, text))


@plugins.register("loop-a", needs=["loop-b"])
def loop_a(text):
    return text


@plugins.register("loop-b", needs=["shout", "loop-c"])
def loop_b(text):
    return text


@plugins.register("loop-c", needs=["loop-a"])
def loop_c(text):
    return text


trace = []
plugins.hooks.append(lambda key, text, opts: trace.append((key, len(text), sorted(opts.items()))))

SAMPLE = "  first line \n\n\n   second\n\n\n\nthird  "
print(list(plugins))
for spec, opts in [
    (("number",), {}),
    (("number", "shout"), {"number__start": 8, "number__sep": " | "}),
    (("squeeze", "rot"), {"squeeze__keep": 0, "rot__shift": -1}),
    (("rot", "rot"), {}),
    (("shout", "number"), {"shout__marks": "?!", "number__width": 4, "squeeze__keep": 2}),
]:
    p = plugins.pipeline(*spec, **opts)
    print("order:", p.order)
    print(p(SAMPLE))
for wanted in (["loop-b"], ["sq"], ["zzz"], ["number", "loop-c"]):
    try:
        plugins.resolve(*wanted)
    except PluginError as e:
        print("PluginError:", e, "| cause:", e.__cause__, "| suppressed:", e.__suppress_context__)
try:
    @plugins.register("rot")
    def again(text):
        return text
except PluginError as e:
    print(e, "again" in globals())
print({k: plugins[k].calls for k in plugins})
print(len(trace), *trace[:4], sep="\n  ")
print(squeeze.__name__, squeeze.__doc__, shout.__doc__, number_lines.__wrapped__.__name__)
print(inspect.signature(number_lines), inspect.signature(squeeze))
print(rotate("Hello, World", shift=3), rotate(rotate("Zebra")), shout("quiet", marks=""))
try:
    rotate("x", speed=3)
except TypeError as e:
    print("TypeError:", e)
