out = ""
for i in range(5):
    out += str(i) + ","
print(out, out[:-1], len(out))
rev = ""
for ch in "stressed":
    rev = ch + rev
print(rev, rev == "stressed"[::-1], rev.capitalize())
vowels = [c for c in "education" if c in "aeiou"]
print("".join(vowels), ord("a"), chr(98), [chr(ord(c) + 1) for c in "HAL"])
print(" ".join(w[::-1] for w in "abc def".split()))
