import html
import re

INLINE = [
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w*])\*(?!\s)(.+?)\*"), r"<em>\1</em>"),
    (re.compile(r"\[([^\]]+)\]\(([^)\s]+)(?:\s+&quot;(.*?)&quot;)?\)"),
     lambda m: f'<a href="{m[2]}"' + (f' title="{m[3]}"' if m[3] else "") + f">{m[1]}</a>"),
]


def inline(text):
    text = html.escape(text)
    for rx, rep in INLINE:
        text = rx.sub(rep, text)
    return text


def slug(title, seen={}):
    base = re.sub(r"[^\w]+", "-", title.lower()).strip("-")
    seen[base] = seen.get(base, 0) + 1
    return base if seen[base] == 1 else f"{base}-{seen[base] - 1}"


class Renderer:
    def __init__(self):
        self.out = []
        self.toc = []
        self.stack = []
        self.para = []

    def flush(self):
        if self.para:
            self.out.append(f"<p>{inline(' '.join(self.para))}</p>")
            self.para.clear()

    def close(self, depth=0):
        while len(self.stack) > depth:
            _, tag = self.stack.pop()
            self.out.append("  " * len(self.stack) + f"</{tag}>")

    def item(self, indent, tag, text):
        while self.stack and self.stack[-1][0] > indent:
            self.close(len(self.stack) - 1)
        if not self.stack or self.stack[-1][0] < indent:
            self.out.append("  " * len(self.stack) + f"<{tag}>")
            self.stack.append((indent, tag))
        self.out.append("  " * len(self.stack) + f"<li>{inline(text)}</li>")

    def feed(self, text):
        lines = iter(text.splitlines())
        for line in lines:
            if line.startswith("```"):
                self.flush()
                self.close()
                lang = line[3:].strip()
                code = []
                for line in lines:
                    if line.startswith("```"):
                        break
                    code.append(line)
                cls = f' class="{lang}"' if lang else ""
                self.out.append(f"<pre{cls}>" + html.escape("\n".join(code), quote=False) + "</pre>")
            elif m := re.match(r"(#{1,6})\s+(.*?)\s*#*$", line):
                self.flush()
                self.close()
                level, title = len(m.group(1)), m.group(2)
                ident = slug(title)
                self.toc.append((level, title, ident))
                self.out.append(f'<h{level} id="{ident}">{inline(title)}</h{level}>')
            elif m := re.match(r"(?P<sp>\s*)(?:(?P<bul>[-*+])|\d+\.)\s+(?P<txt>.+)", line):
                self.flush()
                self.item(len(m["sp"]), "ul" if m["bul"] else "ol", m["txt"])
            elif not line.strip():
                self.flush()
                self.close()
            else:
                self.para.append(line.strip())
        self.flush()
        self.close()
        return self

    def html(self):
        return "\n".join(self.out)


DOC = """# Title & more
Some *emphasis*, **strong *nested* text**, `a < b`
and a [link](http://x.org "T & C") or [two](/y).

- one
- two
    1. deep *a*
    2. deep b
- three

## Code ##
```py
if a < b and "c":

    print('x')
```
2 * 3 * 4 = 24
## Code
last
"""
r = Renderer().feed(DOC)
print(r.html())
print("--")
for level, title, ident in r.toc:
    print("  " * (level - 1) + f"* {title} (#{ident})")
print(slug.__defaults__)
print(html.unescape("&lt;b&gt; &eacute;&#33; &amp;amp;"))
