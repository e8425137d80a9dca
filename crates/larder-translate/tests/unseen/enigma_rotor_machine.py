import string
from collections import Counter

ALPHA = string.ascii_uppercase
WIRING = {
    "I": ("EKMFLGDQVZNTOWYHXUSPAIBRCJ", "Q"), "II": ("AJDKSIRUXBLHWTMCQGZNPYFVOE", "E"), "III": ("BDFHJLCPRTXVZNYEIWGAKMUSQO", "V"),
    "IV": ("ESOVPZJAYQUIRHXLNFTGKDCMWB", "J"), "V": ("VZBRGITYUPSDNHLXAWMJQOFECK", "Z"),
}
REFLECTORS = {"B": "YRUHQSLDPXNGOKMIEBFZCWVJAT", "C": "FVPJIAOYEDRZXWGCTKUQSBNMHL"}


class Rotor:
    def __init__(self, name, ring=0, pos="A"):
        self.wiring, self.notch = WIRING[name]
        self.inverse = "".join(ALPHA[self.wiring.index(c)] for c in ALPHA)
        self.name, self.ring, self.pos = name, ring, ALPHA.index(pos)

    @property
    def at_notch(self):
        return ALPHA[self.pos] in self.notch

    def step(self):
        self.pos = (self.pos + 1) % 26

    def _through(self, c, table):
        shift = self.pos - self.ring
        return (ALPHA.index(table[(c + shift) % 26]) - shift) % 26

    def forward(self, c):
        return self._through(c, self.wiring)

    def backward(self, c):
        return self._through(c, self.inverse)

    def __str__(self):
        return f"{self.name}:{ALPHA[self.pos]}"


class Enigma:
    def __init__(self, rotors, reflector="B", plugs="", positions="AAA", rings=(0, 0, 0)):
        self.rotors = [Rotor(n, r, p) for n, r, p in zip(rotors.split(), rings, positions)]
        self.reflector = REFLECTORS[reflector]
        self.plugs = {}
        for a, b in plugs.split():
            if a in self.plugs or b in self.plugs:
                raise ValueError(f"plug {a}{b} clashes")
            self.plugs[a], self.plugs[b] = b, a

    def step(self):
        left, mid, right = self.rotors
        if mid.at_notch:
            left.step()
            mid.step()
        elif right.at_notch:
            mid.step()
        right.step()

    def press(self, ch):
        self.step()
        c = ALPHA.index(self.plugs.get(ch, ch))
        for r in reversed(self.rotors):
            c = r.forward(c)
        c = ALPHA.index(self.reflector[c])
        for r in self.rotors:
            c = r.backward(c)
        out = ALPHA[c]
        return self.plugs.get(out, out)

    def encode(self, text):
        return "".join(self.press(c) for c in text.upper() if c in ALPHA)

    def window(self):
        return "".join(ALPHA[r.pos] for r in self.rotors)

    def __repr__(self):
        return f"<Enigma {' '.join(map(str, self.rotors))} plugs={len(self.plugs) // 2}>"


def grouped(text, n=5):
    return " ".join(text[i:i + n] for i in range(0, len(text), n))


print(Enigma("I II III").encode("AAAAA"), Enigma("I II III").encode("HELLO WORLD"))
msg = "The weather report for today: rain, then more rain. Attack at dawn!"
setup = dict(rotors="II IV V", reflector="B", plugs="AV BS CG DL FU HZ IN KM OW RX", positions="BLA", rings=(1, 20, 11))
m = Enigma(**setup)
cipher = m.encode(msg)
print(m, grouped(cipher), m.window())
print(grouped(Enigma(**setup).encode(cipher)))
wrong = Enigma(**{**setup, "positions": "BLB"})
print(grouped(wrong.encode(cipher)), wrong)
m = Enigma("I II III", positions="KDO")
print([(m.press("A"), m.window()) for _ in range(5)])
m = Enigma("III II I", "C", positions="ZZZ")
seen = [m.window()]
for _ in range(60):
    m.press("E")
    seen.append(m.window())
print(seen[:4], seen[-3:], len(set(seen)))
long = Enigma("I II III").encode("X" * 1000)
print(Counter(long).most_common(5), "X" in long, len(long))
for bad in (lambda: Enigma("I II VI"), lambda: Enigma("I II III", plugs="AB BC"), lambda: Enigma("I II III", plugs="ABC"), lambda: Enigma("I II III", "Z"), lambda: Enigma("I II").encode("A"), lambda: Enigma("I II III", positions="a12")):
    try:
        print(bad())
    except (KeyError, ValueError) as e:
        print(repr(e))


def crib_search(cipher, crib):
    for offset in range(len(cipher) - len(crib) + 1):
        if all(a != b for a, b in zip(cipher[offset:], crib)):
            yield offset


print(list(crib_search(cipher, "WEATHERREPORT")))
found = []
for a in ALPHA[:6]:
    for b in ALPHA[8:14]:
        if Enigma(**{**setup, "positions": a + b + "A"}).encode(cipher[:12]).startswith("THEWEATHER"):
            found.append(a + b + "A")
print(found)


def vigenere(text, key, sign=1):
    out, i = [], 0
    for ch in text:
        if ch.isalpha() and ch.isascii():
            base = ord("a") if ch.islower() else ord("A")
            k = ord(key[i % len(key)].lower()) - ord("a")
            out.append(chr((ord(ch) - base + sign * k) % 26 + base))
            i += 1
        else:
            out.append(ch)
    return "".join(out)


v = vigenere(msg, "Lemon")
print(v, vigenere(v, "Lemon", -1) == msg, vigenere("Ünïcode ok", "key"), sep="\n")


def index_of_coincidence(text):
    n = len(text)
    return sum(k * (k - 1) for k in Counter(text).values()) / (n * (n - 1))


plain = "".join(c for c in msg.upper() if c in ALPHA)
print([round(index_of_coincidence(t), 6) for t in (plain, cipher, long)])
rail = lambda t, n: "".join(c for r in range(n) for i, c in enumerate(t) if min(i % (2 * n - 2), (2 * n - 2) - i % (2 * n - 2)) == r)
print(rail(plain, 3), rail(plain, 4)[:20], plain.translate(str.maketrans(ALPHA, ALPHA[::-1])), sep="\n")
