# Classic ciphers as subclasses of one abstract base
from abc import ABC, abstractmethod
from itertools import cycle
import string

ALPHABET = string.ascii_uppercase


class Cipher(ABC):
    registry = {}

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        if tag is not None:
            Cipher.registry[tag] = cls

    @abstractmethod
    def shifts(self):
        ...

    def _apply(self, text, sign):
        keys = self.shifts()
        out = []
        for ch in text:
            if not ch.isalpha() or not ch.isascii():
                out.append(ch)
                continue
            base = ord("A") if ch.isupper() else ord("a")
            out.append(chr((ord(ch) - base + sign * next(keys)) % 26 + base))
        return "".join(out)

    def encode(self, text):
        return self._apply(text, +1)

    def decode(self, text):
        return self._apply(text, -1)

    def __or__(self, other):
        if not isinstance(other, Cipher):
            return NotImplemented
        return Chain(self, other)


class Caesar(Cipher, tag="caesar"):
    def __init__(self, k=3):
        self.k = k

    def shifts(self):
        return cycle([self.k])


class Vigenere(Cipher, tag="vig"):
    def __init__(self, key="LEMON"):
        self.key = key

    def shifts(self):
        yield from cycle(map(ALPHABET.index, self.key.upper()))


class AutoShift(Caesar, tag="auto"):
    def shifts(self):
        k = self.k
        while True:
            yield k
            k += 1


class Rot13(Caesar):
    def __init__(self):
        super().__init__(13)

    decode = Cipher.encode


class Chain(Cipher, tag="chain"):
    def __init__(self, *parts):
        self.parts = parts

    def shifts(self):
        return map(sum, zip(*(p.shifts() for p in self.parts)))


MSG = "Attack at Dawn! (zulu 07:00, café)"
for c in (Caesar(), Caesar(-29), Vigenere(), AutoShift(1), Rot13(), Caesar(1) | Vigenere("ab"), Caesar(1) | Caesar(2) | Caesar(-3)):
    e = c.encode(MSG)
    print(f"{type(c).__name__:>9}: {e} -> {c.decode(e) == MSG}")
print(list(Cipher.registry), Rot13.decode is Cipher.encode, Rot13.__mro__[1:-1] == (Caesar, Cipher, ABC))
print(Cipher.registry["vig"]("k").encode("abc"), Cipher.__abstractmethods__ == frozenset({"shifts"}))
for bad in (lambda: Cipher(), lambda: Caesar(1) | 3, lambda: Vigenere("a1").encode("ab"), lambda: Vigenere("").encode("x")):
    try:
        print(bad())
    except (TypeError, ValueError, StopIteration) as e:
        print(type(e).__name__, e)


def crack(text, common="ETAOIN"):
    def score(s):
        s = s.upper()
        return sum(s.count(c) * w for w, c in enumerate(reversed(common), 1))
    return max((score(Caesar(k).decode(text)), -k) for k in range(26))


secret = Caesar(11).encode("the tea is on the stove and it is steaming hot")
print(secret, crack(secret), Caesar(-crack(secret)[1]).decode(secret))
table = str.maketrans(ALPHABET + ALPHABET.lower(), ALPHABET[::-1] + ALPHABET[::-1].lower(), "aeiou")
print("Hello World aeiou".translate(table), len(table), table[ord("a")])
rails = lambda s, n: "".join(s[i] for r in range(n) for i in range(len(s)) if min(i % (2 * n - 2), -i % (2 * n - 2)) == r)
print(rails("WEAREDISCOVEREDFLEEATONCE", 3))
cols = ["".join(c) for c in zip(*[iter("columnartransposition"[:20])] * 5)]
print(cols, ["".join(c) for c in zip(*cols)])
print(bytes(b ^ k for b, k in zip(b"xor me", cycle(b"\x01\x80"))), "".join(f"{b:02x}" for b in "é€".encode()))
