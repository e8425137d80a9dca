import re
from collections import Counter, defaultdict
from itertools import product, islice
import random

BASES = "TCAG"
AMINO = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
CODONS = dict(zip(map("".join, product(BASES, repeat=3)), AMINO))
COMP = str.maketrans("ACGTacgt", "TGCAtgca")
MASS = {"A": 71.03711, "G": 57.02146, "M": 131.04049, "S": 87.03203, "P": 97.05276, "V": 99.06841, "K": 128.09496, "L": 113.08406}

FASTA = """>seq1 first one
ATGGCCATGGTTAAACCCTGA
GGGCATTAGCCAT
>seq2
atgcccnnntaa

>empty
>seq3|x|y weird  header
TTATTATCACATGTCAT
"""


def fasta(text):
    name, parts = None, []
    for line in text.splitlines():
        if line.startswith(">"):
            if name is not None:
                yield name, "".join(parts)
            name, parts = line[1:].split()[0], []
        elif line.strip():
            parts += line.strip().upper(),
    if name is not None:
        yield name, "".join(parts)


def rc(s):
    return s.translate(COMP)[::-1]


def translate(s, to_stop=False):
    out = []
    for i in range(0, len(s) - len(s) % 3, 3):
        aa = CODONS.get(s[i:i + 3], "X")
        if aa == "*" and to_stop:
            break
        out.append(aa)
    return "".join(out)


def orfs(seq, least=2):
    for strand, s in ((+1, seq), (-1, rc(seq))):
        for m in re.finditer(r"(?=(ATG(?:(?!TAA|TAG|TGA)[ACGTN]{3})*(?:TAA|TAG|TGA)))", s):
            p = translate(m[1], True)
            if len(p) >= least:
                yield strand, m.start() % 3, m.start(), p


def gc(s):
    c = Counter(s)
    return (c["G"] + c["C"]) / (len(s) or 1)


def kmers(s, k):
    return Counter(s[i:i + k] for i in range(len(s) - k + 1))


def hamming(a, b):
    return sum(x != y for x, y in zip(a, b, strict=True))


def assemble(reads):
    reads = list(reads)
    while len(reads) > 1:
        best = (-1,)
        for i, a in enumerate(reads):
            for j, b in enumerate(reads):
                if i != j:
                    n = next((k for k in range(min(len(a), len(b)), 0, -1) if a.endswith(b[:k])), 0)
                    if n > best[0]:
                        best = n, i, j
        n, i, j = best
        merged = reads[i] + reads[j][n:]
        reads = [r for k, r in enumerate(reads) if k not in (i, j)] + [merged]
    return reads[0]


def debruijn(s, k):
    g = defaultdict(list)
    for i in range(len(s) - k + 1):
        g[s[i:i + k - 1]].append(s[i + 1:i + k])
    return dict(sorted((k, sorted(v)) for k, v in g.items()))


print(len(CODONS), CODONS["ATG"], Counter(AMINO).most_common(3), sorted(k for k, v in CODONS.items() if v == "*"))
seqs = dict(fasta(FASTA))
for name, s in seqs.items():
    print(f"{name:<10}{len(s):>3} gc={gc(s):.3f} {translate(s)!r}")
    for strand, frame, at, prot in orfs(s):
        print(f"    {strand:+d} frame {frame} at {at:>2}: {prot}")
print(rc("AACGTn"), rc(rc(seqs["seq1"])) == seqs["seq1"], rc("GAATTC") == "GAATTC")
print(kmers(seqs["seq3|x|y"], 2).most_common(4), kmers("AT", 3))
print(hamming("GATTACA", "GACTATA"))
try:
    hamming("AAA", "AA")
except ValueError as e:
    print("ValueError:", e)
rng = random.Random("genome")
genome = "".join(rng.choices("ACGT", k=60))
print(genome)
reads = [genome[i:i + 18] for i in range(0, 43, 6)]
rng.shuffle(reads)
whole = assemble(reads)
print(whole == genome, len(reads), whole[:20], whole[-10:])
print(debruijn("ATGATTAC", 3))
mutant = list(genome)
for at in rng.sample(range(60), 5):
    mutant[at] = rng.choice("ACGT".replace(mutant[at], ""))
mutant = "".join(mutant)
print("".join("|" if a == b else "*" for a, b in zip(genome, mutant)), hamming(genome, mutant))
trans = {"AG": "ts", "CT": "ts"}
print(Counter(trans.get("".join(sorted(a + b)), "tv") for a, b in zip(genome, mutant) if a != b).most_common())
for prot in ("GASP", "MKV", ""):
    print(f"{prot or '-':<5}{sum(MASS[a] for a in prot) + 18.01056:.4f}", sum(AMINO.count(a) > 2 for a in prot))
print(list(islice((m.span() for m in re.finditer("(?:CA|AT)+", genome)), 4)), re.sub(r"(.)\1+", lambda m: f"{m[1]}{len(m[0])}", genome))
print([translate(s[f:]) for s in (seqs["seq2"], seqs["empty"]) for f in range(3)], sum(MASS[a] for a in "MW"))
