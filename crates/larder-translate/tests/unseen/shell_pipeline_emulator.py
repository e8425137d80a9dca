"""A pretend shell: quoting, variables, pipes, && and ||, with an in-memory file system."""
import re
import shlex
import sys
from functools import reduce

FILES = {
    "fruit.txt": "pear 3\napple 12\nfig 7\napple 2\nbanana 30\n",
    "poem.txt": "Two roads diverged\nin a yellow wood\nAnd sorry I could not\ntravel both\n",
    "empty": "",
}


class Fail(Exception):
    def __init__(self, status, message=""):
        super().__init__(status, message)
        self.status, self.message = status, message


COMMANDS = {}


def command(fn):
    COMMANDS[fn.__name__.strip("_")] = fn
    return fn


def flags(args):
    opts = set()
    while args and args[0].startswith("-") and len(args[0]) > 1 and not args[0][1].isdigit():
        opts |= set(args.pop(0)[1:])
    return opts

@command
def echo(sh, args, stdin):
    if args[:1] == ["-n"]:
        return iter([" ".join(args[1:])])
    return iter([" ".join(args) + "\n"])

@command
def cat(sh, args, stdin):
    if not args:
        yield from stdin
    for name in args:
        if name not in sh.files:
            raise Fail(1, f"cat: {name}: no such file")
        yield from sh.files[name].splitlines(keepends=True)

@command
def grep(sh, args, stdin):
    opts = flags(args)
    pattern = re.compile(args[0], re.I if "i" in opts else 0)
    hits = 0
    for n, line in enumerate(stdin, 1):
        if bool(pattern.search(line.rstrip("\n"))) != ("v" in opts):
            hits += 1
            if "c" not in opts:
                yield f"{n}:{line}" if "n" in opts else line
    if "c" in opts:
        yield f"{hits}\n"
    if not hits:
        raise Fail(1)

@command
def sort(sh, args, stdin):
    opts = flags(args)
    column = int(args[0]) - 1 if args else None

    def key(line):
        text = line.split()[column] if column is not None else line.rstrip("\n")
        return int(text) if "n" in opts else text

    lines = sorted(stdin, key=key, reverse="r" in opts)
    if "u" in opts:
        lines = list(dict.fromkeys(lines))
    return iter(lines)

@command
def uniq(sh, args, stdin):
    last, n = None, 0
    for line in [*stdin, None]:
        if line == last:
            n += 1
            continue
        if last is not None:
            yield f"{n:>4} {last}" if "-c" in args else last
        last, n = line, 1

@command
def cut(sh, args, stdin):
    wanted = [int(a) for a in args[0].split(",")]
    for line in stdin:
        words = line.split()
        yield " ".join(words[w - 1] for w in wanted if w <= len(words)) + "\n"

@command
def head(sh, args, stdin):
    limit = int(args[0].lstrip("-")) if args else 10
    for _, line in zip(range(limit), stdin):
        yield line

@command
def wc(sh, args, stdin):
    counts = reduce(lambda a, l: (a[0] + 1, a[1] + len(l.split()), a[2] + len(l)), stdin, (0, 0, 0))
    yield " ".join(map(str, counts)) + "\n"

@command
def tr(sh, args, stdin):
    table = str.maketrans(args[0], args[1]) if len(args) == 2 else str.maketrans("", "", args[0])
    return (line.translate(table) for line in stdin)

@command
def true_(sh, args, stdin):
    return iter(())

@command
def exit_(sh, args, stdin):
    sys.exit(int(args[0]) if args else sh.status)


class Shell:
    def __init__(self, files):
        self.files = dict(files)
        self.env = {"HOME": "/srv/me"}
        self.status = 0

    def expand(self, text):
        lookup = lambda m: str(self.status) if m[1] == "?" else self.env.get(m[1] or m[2], "")
        return re.sub(r"\$(?:(\w+|\?)|\{(\w+)\})", lookup, text)

    def stage(self, words, stdin):
        name, *args = words
        if name not in COMMANDS:
            raise Fail(127, f"{name}: command not found")
        return COMMANDS[name](self, args, stdin)

    def pipeline(self, words):
        target = None
        if ">" in words:
            at = words.index(">")
            words, (target,) = words[:at], words[at + 1:]
        if len(words) == 1 and re.match(r"\w+=", words[0]):
            name, _, value = words[0].partition("=")
            self.env[name] = value
            return 0
        stream, stages = iter(()), [[]]
        for w in words:
            stages.append([]) if w == "|" else stages[-1].append(w)
        out = []
        try:
            for stage in stages:
                stream = self.stage(stage, stream)
            out.extend(stream)
            status = 0
        except Fail as f:
            status = f.status
            if f.message:
                print("  !", f.message)
        if target:
            self.files[target] = "".join(out)
        else:
            sys.stdout.write("".join("  " + line if line.endswith("\n") else f"  {line}%\n" for line in out))
        return status

    def run(self, line):
        print("$", line)
        tokens = list(shlex.shlex(self.expand(line), posix=True, punctuation_chars="|&>")) if "'" not in line else shlex.split(line)
        chunk, gate = [], None
        for tok in tokens + [None]:
            if tok in ("&&", "||", None):
                if gate is None or (gate == "&&") == (self.status == 0):
                    self.status = self.pipeline(chunk)
                chunk, gate = [], tok
            else:
                chunk.append(tok)
        return self.status


sh = Shell(FILES)
for line in """cat fruit.txt | sort -n 2 | head -3
cat fruit.txt | cut 1 | sort | uniq -c | sort -rn 1
GREETING="hello there"
echo $GREETING ${HOME}x "a   b"
cat poem.txt | grep -in "o" | wc
cat nothing.txt || echo recovered $?
cat empty | grep x && echo yes || echo no
cat poem.txt | tr aeiou AEIOU | grep -v ' .* .*' > shout.txt && cat shout.txt
echo '$HOME' "quo'ted"
cat poem.txt | frobnicate | wc
echo -n no newline
cat fruit.txt | grep -c pp | cat > n && cat n fruit.txt | head -2
cat fruit.txt missing | head 2 && echo fine
true && exit 9 || echo unreachable
echo never""".splitlines():
    print("  status", sh.run(line))
