r"""Parse a BibTeX-like file: entries, nested braces, string macros, # concatenation."""
import re
import textwrap

SOURCE = r'''
% a comment line
@string{acm = "ACM Press"}
@string{ lncs = {Lecture Notes} # " in CS" }
@article{knuth74,
  author = "Donald E. Knuth",
  title = {Structured Programming with {\tt go to} Statements},
  journal = acm # ", " # {New York},
  year = 1974, pages = {261--301}
}
@Book{ lovelace:1843 ,
  author = {Ada Lovelace and Luigi Menabrea and Charles Babbage},
  title = "Sketch of the {Analytical Engine}",
  year = {1843},
  series = lncs,
}
@misc{dup, title = {First}, year = 2001}
@misc{dup, title = {Second}, note = unknownmacro}
@article{broken, title = {never closed
'''


class BibError(Exception):
    def __init__(self, msg, pos, text):
        line = text.count("\n", 0, pos) + 1
        col = pos - (text.rfind("\n", 0, pos) + 1) + 1
        super().__init__(f"{msg} at {line}:{col}")
        self.where = (line, col)


class Parser:
    def __init__(self, text):
        self.t, self.i = text, 0
        self.macros, self.entries, self.warnings = {}, {}, []

    def fail(self, msg):
        raise BibError(msg, self.i, self.t)

    def ws(self):
        m = re.compile(r"(?:\s|%[^\n]*)*").match(self.t, self.i)
        self.i = m.end()

    def name(self):
        self.ws()
        m = re.compile(r"[\w:.+-]+").match(self.t, self.i)
        if not m:
            self.fail("name expected")
        self.i = m.end()
        return m[0]

    def eat(self, ch, must=True):
        self.ws()
        if self.t[self.i:self.i + 1] == ch:
            self.i += 1
            return True
        if must:
            self.fail(f"expected {ch!r}, found {self.t[self.i:self.i + 1]!r}")
        return False

    def braced(self, end):
        depth, start = 0, self.i
        while self.i < len(self.t):
            c = self.t[self.i]
            if c == end and depth == 0:
                self.i += 1
                return re.sub(r"\s+", " ", self.t[start:self.i - 1])
            depth += {"{": 1, "}": -1}.get(c, 0)
            self.i += 1
        self.i = start
        self.fail("unterminated value")

    def value(self):
        parts = []
        while True:
            if self.eat("{", False):
                parts.append(self.braced("}"))
            elif self.eat('"', False):
                parts.append(self.braced('"'))
            else:
                word = self.name()
                if not word.isdigit():
                    if word.lower() not in self.macros:
                        self.warnings.append(f"undefined macro {word}")
                    word = self.macros.get(word.lower(), "??")
                else:
                    word = int(word)
                parts.append(word)
            if not self.eat("#", False):
                break
        return parts[0] if len(parts) == 1 else "".join(map(str, parts))

    def run(self):
        while (at := self.t.find("@", self.i)) >= 0:
            self.i = at + 1
            kind = self.name().lower()
            self.eat("{")
            key = self.name()
            if kind == "string":
                self.eat("=")
                self.macros[key.lower()] = self.value()
                self.eat("}")
                continue
            fields = {"type": kind}
            while self.eat(",", False):
                if self.eat("}", False):
                    break
                f = self.name().lower()
                self.eat("=")
                fields[f] = self.value()
            else:
                self.eat("}")
            if key in self.entries:
                self.warnings.append(f"duplicate {key}, keeping both")
                key = f"{key}#{sum(k.split('#')[0] == key for k in self.entries) + 1}"
            self.entries[key] = fields
        return self


def people(s):
    out = []
    for full in s.split(" and "):
        *first, last = full.split()
        out.append(" ".join([last + ","] + [f[0] + "." for f in first]))
    return out[0] + " et al." if len(out) > 2 else " & ".join(out)


p = Parser(SOURCE)
try:
    p.run()
except BibError as e:
    print("error:", e, e.where, "|", e.args[0].split()[0])
for key, f in p.entries.items():
    print(key, "->", f["type"], [k for k in f if k != "type"])
    for k, v in f.items():
        print("    ", k.rjust(8), repr(v))
print(p.macros)
print(*p.warnings, sep="\n")
for key in sorted(p.entries, key=lambda k: (str(p.entries[k].get("year", "")), k)):
    f = p.entries[key]
    who = people(f["author"]) if "author" in f else "Anonymous"
    clean = re.sub(r"\\\w+\s*|[{}]", "", f["title"])
    print(textwrap.fill(f"[{key}] {who} ({f.get('year', 'n.d.')}). {clean}. {f.get('journal', '')}".rstrip(". ") + ".",
                        width=48, subsequent_indent="      "))
