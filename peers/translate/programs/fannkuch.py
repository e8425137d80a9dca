import sys

def fannkuch(n):
    perm1 = list(range(n))
    count = [0] * n
    max_flips = 0
    checksum = 0
    r = n
    sign = 1
    while True:
        first = perm1[0]
        if first != 0:
            perm = perm1[:]
            flips = 0
            k = perm[0]
            while k:
                perm[:k + 1] = reversed(perm[:k + 1])
                flips += 1
                k = perm[0]
            if flips > max_flips:
                max_flips = flips
            checksum += sign * flips
        if sign == 1:
            perm1[0], perm1[1] = perm1[1], perm1[0]
            sign = -1
        else:
            perm1[1], perm1[2] = perm1[2], perm1[1]
            sign = 1
            i = 2
            while True:
                if i >= n:
                    return checksum, max_flips
                if count[i] < i:
                    count[i] += 1
                    break
                count[i] = 0
                i += 1
                if i >= n:
                    return checksum, max_flips
                t = perm1[0]
                for j in range(i):
                    perm1[j] = perm1[j + 1]
                perm1[i] = t

def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    checksum, flips = fannkuch(n)
    print(checksum)
    print("Pfannkuchen(%d) = %d" % (n, flips))

main()
