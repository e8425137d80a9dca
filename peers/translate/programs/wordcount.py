import sys

def generate(n):
    seed = 42
    words = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        length = 2 + seed % 3
        w = ""
        x = seed // 65536
        for _ in range(length):
            w += "abcdefghij"[x % 10]
            x //= 10
        words.append(w)
    lines = []
    for i in range(0, len(words), 12):
        lines.append(" ".join(words[i:i + 12]))
    return "\n".join(lines)

def count(text):
    freq = {}
    for line in text.split("\n"):
        for word in line.split():
            word = word.lower()
            if word in freq:
                freq[word] += 1
            else:
                freq[word] = 1
    return freq

def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
    text = generate(n)
    freq = count(text)
    top = sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:10]
    for word, times in top:
        print(f"{times:>7} {word}")
    print(len(freq), sum(freq.values()))

main()
