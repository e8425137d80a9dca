import ast
import configparser
import colorsys
import hashlib
import hmac
import inspect
import io
import pickle
import sched
import secrets
import time
import uuid
import enum
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass

T = """
[DEFAULT]
base = /srv
Level: 3
[one]
path = %(base)s/x
multi = a
  b

  c
# comment
flag = yes
num=5
empty =
[two]
x : 1
"""
c = configparser.ConfigParser()
c.read_string(T)
print(c.sections(), c.items("one"), dict(c["one"]))
print(c["one"].getboolean("flag"), c.getint("one", "num"), c.get("one", "nope", fallback="z"))
for f in (
    lambda: c.get("x", "y"),
    lambda: c.get("one", "y"),
    lambda: c["zz"],
    lambda: c.add_section("one"),
    lambda: c.read_string("[a]\nb\n"),
    lambda: c.read_string("x=1"),
    lambda: c.set("one", "q", "%z"),
    lambda: c.read_string("[a]\nx=1\nx=2"),
    lambda: c.getint("one", "path"),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
c["three"] = {"a": "1", "B": "2"}
b = io.StringIO()
c.write(b)
print(b.getvalue())
print("one" in c, list(c), c.remove_option("one", "num"), c.has_option("one", "num"), c.remove_section("two"))
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
e.read_string("[a]\nx=1\ny=${x}2\n[b]\nz=${a:y}3")
print(e["b"]["z"])

for s in ["1", "-1.5", "[1,2,(3,),{'a':'b'}]", "{1,2}", "'a' 'b'", "b'x'", "()", "1+2j", "None", "{}", "'\\n'", "1,2", "[", "foo", "x()", "0x1f", "set()", "[1,]", "...", "1 2"]:
    try:
        print(repr(ast.literal_eval(s)))
    except (ValueError, SyntaxError) as err:
        print("bad", type(err).__name__)

for n in ("sha3_256", "sha3_512", "blake2b", "blake2s", "sha256", "md5"):
    print(n, hashlib.new(n, b"abc").hexdigest())
print(hashlib.shake_128(b"abc").hexdigest(20))
print(hashlib.blake2b(b"a", digest_size=20, key=b"k").hexdigest(), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex())
print(hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.compare_digest("a", "a"))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "a.b"), repr(uuid.UUID(int=5)), uuid.uuid4().version, len(str(uuid.uuid4())))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), 0 <= secrets.randbelow(10) < 10)
print(colorsys.rgb_to_hsv(0.2, 0.4, 0.4), colorsys.hls_to_rgb(0.5, 0.25, 0.5))
s = sched.scheduler(time.monotonic, time.sleep)
s.enter(0.02, 1, print, ("second",))
s.enter(0.01, 1, print, ("first",), {"end": "!\n"})
s.run()
print(s.empty())


class Color(enum.Enum):
    RED = 1


class P:
    def __init__(self):
        self.x = 1
        self.y = [1, 2.5, "a"]


class S:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


@dataclass
class D:
    n: int
    l: list


class G:
    def __init__(self):
        self.q = 5

    def __getstate__(self):
        return {"q": self.q + 1}

    def __setstate__(self, st):
        self.__dict__.update(st)


class R:
    def __init__(self, v):
        self.v = v

    def __reduce__(self):
        return (R, (self.v,))


NT = namedtuple("NT", "a b")
for o in [Color.RED, P(), ValueError("x"), 2**70, -129, 65536, {1}, b"ab", "é" * 200, 1.5, None, [], {}, (), (1, 2), (1, 2, 3, 4), {"a": [1, 2], "b": {"c": (1, 2)}}, frozenset([1]), S(), D(1, [2]), G(), NT(1, 2), R(5), list(range(1500)), Counter("ab"), deque([1], 3), defaultdict(list, {1: [2]}), OrderedDict(a=1), range(3), 1 + 2j, P, KeyError, len, bytearray(b"q")]:
    data = pickle.dumps(o)
    back = pickle.loads(data)
    print(len(data), data[:60], type(back).__name__)
p = pickle.loads(pickle.dumps(P()))
print(p.x, p.y, pickle.loads(pickle.dumps(G())).q, pickle.loads(pickle.dumps(S())).a, pickle.loads(pickle.dumps(D(1, [2]))))
print(pickle.loads(pickle.dumps(Color.RED)) is Color.RED)
a = [1]
cyc = [a, a]
back = pickle.loads(pickle.dumps(cyc))
print(back, back[0] is back[1])
buf = io.BytesIO()
pickle.dump({"k": [1, 2]}, buf)
pickle.dump("second", buf)
buf.seek(0)
print(pickle.load(buf), pickle.load(buf))
try:
    pickle.load(buf)
except EOFError as err:
    print(err)
try:
    pickle.dumps(lambda: 0) if False else pickle.dumps(x for x in [1])
except TypeError as err:
    print(err)


class K:
    def __init__(self, a, *, b: int = 3) -> None:
        pass

    def m(self, x, /, y=1, *args, z, **kw):
        pass


def f(a, b: int, c=1, *d, e: str = None, **g) -> list:
    pass


for o in (f, K, K(1).m, K.m, lambda *a, k=2: 0):
    sig = inspect.signature(o)
    print(sig, repr(sig), [(n, str(p.kind), p.default is p.empty) for n, p in sig.parameters.items()])
ba = inspect.signature(f).bind(1, 2, 3, 4, e="x", zz=5)
ba.apply_defaults()
print(ba, ba.args, ba.kwargs)
print(inspect.getfullargspec(f))
print(inspect.signature(f).parameters["e"].default, inspect.signature(f).return_annotation)
for a, k in (((), {}), ((1,), {"b": 2, "a": 1})):
    try:
        inspect.signature(f).bind(*a, **k)
    except TypeError as err:
        print(err)
