import sys

def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return [i for i, f in enumerate(flags) if f]

def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    total = 0
    for _ in range(10):
        primes = sieve(n)
        total += len(primes) + primes[-1]
    print(total)

main()
