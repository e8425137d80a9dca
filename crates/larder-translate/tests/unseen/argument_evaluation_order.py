"""Every operand position announces itself, so the order of evaluation is visible."""

LOG = []


def t(tag, value=None):
    LOG.append(tag)
    return value if value is not None else tag


def show(title):
    print(f"{title:<28}", " ".join(map(str, LOG)))
    LOG.clear()


def callee(*args, **kwargs):
    LOG.append("CALL")
    return args, kwargs


class Box:
    def __init__(self):
        object.__setattr__(self, "slots", {})

    def __getitem__(self, key):
        LOG.append(f"get[{key!r}]")
        return self.slots.get(repr(key), 10)

    def __setitem__(self, key, value):
        LOG.append(f"set[{key!r}]={value!r}")
        self.slots[repr(key)] = value

    def __delitem__(self, key):
        LOG.append(f"del[{key!r}]")

    def __getattr__(self, name):
        LOG.append(f"getattr.{name}")
        return 5

    def __setattr__(self, name, value):
        LOG.append(f"setattr.{name}={value}")


box = Box()

print(t("f", callee)(t("a"), *t("star", [1, 2]), k=t("k"), **t("kw", {"z": 1})))
show("call")

print(callee(t("a"), x=t("x"), *t("late_star", (7,))))
show("star after keyword")

t("obj", box)[t("lo", 1):t("hi", 2):t("step", 3)] = t("value", 99)
show("slice store")

t("obj", box)[t("i", 1), t("j", 2)] += t("inc", 4)
show("augmented subscript")

t("obj", box).field += t("inc", 4)
show("augmented attribute")

t("first", box)[t("p", 1)] = t("second", box)[t("q", 2)] = t("v", 3)
show("chained assignment")

t("first", box)[t("p", 1)], t("second", box).attr = t("v1", 3), t("v2", 4)
show("tuple assignment")

del t("o", box)[t("d1", 1)], t("o2", box)[t("d2", 2)]
show("del list")

d = {t("k1"): t("v1"), t("k2"): t("v2"), **t("spread", {"s": 0}), t("k3"): t("v3")}
print(d)
show("dict display")

print({t("ck", k): t("cv", k * 2) for k in t("iter", [1, 2]) if t("cond", k)})
show("dict comprehension")

r = t("a", 1) < t("b", 5) < t("c", 3) < t("never", 9)
print(r)
show("chained comparison")

r = t("then") if t("test", 0) else t("else")
show("conditional")

r = t("x", 2) ** -t("y", 1)
print(r, t("n", 0) or t("m", 0.0) or t("l", "last"))
show("power and or")


def with_defaults(a=t("default a"), *, b=t("default b"), c=t("default c")) -> t("annotation"):
    return a, b, c


show("def time")
print(with_defaults(c=t("c given")))
show("call time")


@t("deco1", lambda f: (LOG.append("apply1"), f)[1])
@t("deco2", lambda f: (LOG.append("apply2"), f)[1])
def decorated(x=t("default")):
    return x


show("decorators")

print(f"{t('one')} {t('val', 3.14159):{t('width', 8)}.{t('prec', 2)}f} {t('two')!r}")
show("f-string")

lam = lambda q=t("lambda default"): t("lambda body") + q
show("lambda made")
print(lam())
show("lambda called")

x = [0, 0, 0]
i = 0
i, x[i] = 2, 7
print(i, x)
for x[i], i in [(10, 0), (20, 1), (30, 2)]:
    print(i, x)

try:
    t("target", box)[t("index", 1)] = t("left", 1) / t("zero", 0 * 1.0) if False else 1 // t("zero2", False)
except TypeError as e:
    print("type", e)
except ZeroDivisionError as e:
    print("zero", e)
show("failing right side")
assert t("assert cond", True), t("assert message")
show("assert ok")
try:
    assert t("cond", []), t("message")
except AssertionError as e:
    print(repr(e))
show("assert fails")
