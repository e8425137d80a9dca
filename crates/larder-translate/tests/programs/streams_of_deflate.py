import random
import zlib


def texts():
    source = random.Random(5)
    words = ["alpha", "beta", "gamma", "delta", "the", "of", "and", "larder", "12", "\n", "  ", "translated"]
    yield b""
    yield b"a"
    yield b"ab" * 3
    yield b"hello hello hello hello " * 20
    yield bytes(range(256)) * 3
    yield bytes(source.randrange(256) for _ in range(3000))
    yield " ".join(source.choice(words) for _ in range(5000)).encode()
    yield bytes(source.choice(b"ACGT") for _ in range(50000))
    yield b"\0" * 100000
    yield bytes(min(255, int(source.expovariate(0.05))) for _ in range(40000))
    yield "".join(chr(97 + source.randrange(26)) for _ in range(90000)).encode()
    skewed = []
    for power in range(17):
        skewed += [power] * (2 ** min(power, 13))
    source.shuffle(skewed)
    yield bytes(skewed)
    yield b"".join(b"%d,%d;" % (n, n * n % 977) for n in range(9000))


for number, data in enumerate(texts()):
    for level in (-1, 4, 5, 7, 8, 9):
        made = zlib.compress(data, level)
        if zlib.decompress(made) != data:
            print("not the same", number, level)
        print(number, level, len(data), len(made), zlib.crc32(made), zlib.adler32(made))
print(zlib.compress(b"larder larder larder").hex(), zlib.compress(b"x").hex())
