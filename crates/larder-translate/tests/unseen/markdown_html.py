# Markdown subset to HTML
import re
from html import escape
from textwrap import dedent
class Inline:
    rules = []
    @classmethod
    def rule(cls, pattern):
        def deco(fn):
            cls.rules.append((re.compile(pattern), fn))
            return fn
        return deco
    def render(self, text):
        out, pos = [], 0
        while pos < len(text):
            hits = [(m.start(), n, m, fn) for n, (rx, fn) in enumerate(self.rules) if (m := rx.search(text, pos))]
            if not hits:
                break
            start, _, m, fn = min(hits, key=lambda h: h[:2])
            out.append(escape(text[pos:start], quote=False))
            out.append(fn(self, m))
            pos = m.end()
        out.append(escape(text[pos:], quote=False))
        return "".join(out)
@Inline.rule(r"`([^`]+)`")
def code(self, m):
    return f"<code>{escape(m[1])}</code>"
@Inline.rule(r"\*\*(.+?)\*\*")
def strong(self, m):
    return f"<strong>{self.render(m[1])}</strong>"
@Inline.rule(r"(?<![\w*])\*([^*\s][^*]*)\*")
def em(self, m):
    return f"<em>{self.render(m[1])}</em>"
@Inline.rule(r"\[(?P<text>[^\]]*)\]\((?P<url>\S+?)(?:\s+\"(?P<title>[^\"]*)\")?\)")
def link(self, m):
    d = m.groupdict()
    title = f' title="{escape(d["title"])}"' if d["title"] is not None else ""
    return f'<a href="{escape(d["url"])}"{title}>{self.render(d["text"])}</a>'
@Inline.rule(r"\\([\\`*_\[\]#])")
def esc(self, m):
    return m.group(1)
def blocks(lines):
    """yields (kind, payload) and lets the consumer push a line back with send()"""
    it = iter(lines)
    pending = []
    while True:
        line = pending.pop() if pending else next(it, None)
        if line is None:
            return
        if not line.strip():
            continue
        if m := re.match(r"(#{1,6})\s+(.*?)\s*#*$", line):
            yield "h", (len(m[1]), m[2])
        elif line.startswith("```"):
            lang, body = line[3:].strip(), []
            for line in it:
                if line.startswith("```"):
                    break
                body.append(line)
            else:
                body.append("<!-- unclosed -->")
            yield "pre", (lang, body)
        elif re.match(r"\s*([-*]|\d+\.)\s", line):
            items = []
            while line is not None and (m := re.match(r"(\s*)([-*]|\d+\.)\s+(.*)", line)):
                items.append((len(m[1]) // 2, m[2][-1] == ".", m[3]))
                line = next(it, None)
            if line is not None:
                pending.append(line)
            yield "list", items
        elif set(line.strip()) in ({"-"}, {"*"}) and len(line.strip()) > 2:
            yield "hr", None
        else:
            para = []
            while line is not None and line.strip() and not line.startswith(("#", "```", "- ")):
                para.append(line.strip())
                line = next(it, None)
            if line is not None:
                pending.append(line)
            yield ("quote" if all(p[0] == ">" for p in para) else "p"), para
def render_list(items, level=0):
    out, i = [], 0
    tag = "ol" if items[0][1] else "ul"
    out.append("  " * level + f"<{tag}>")
    while i < len(items):
        depth, _, text = items[i]
        j = i + 1
        while j < len(items) and items[j][0] > depth:
            j += 1
        li = f"<li>{Inline().render(text)}"
        if j > i + 1:
            out += ["  " * level + li, *render_list(items[i + 1:j], level + 1), "  " * level + "</li>"]
        else:
            out.append("  " * level + li + "</li>")
        i = j
    return out + ["  " * level + f"</{tag}>"]
def to_html(text):
    inline = Inline()
    toc = []
    for kind, data in blocks(text.splitlines()):
        match kind, data:
            case "h", (n, title):
                slug = re.sub(r"\W+", "-", title.lower()).strip("-")
                k = sum(s == slug for _, s in toc)
                toc.append((n, slug))
                yield f'<h{n} id="{slug}{f"-{k}" if k else ""}">{inline.render(title)}</h{n}>'
            case "pre", (lang, body):
                cls = f' class="{lang}"' if lang else ""
                yield f"<pre{cls}>" + escape("\n".join(body)) + "</pre>"
            case "list", items:
                yield from render_list(items)
            case "hr", None:
                yield "<hr>"
            case "quote", para:
                yield "<blockquote>" + inline.render(" ".join(p.lstrip("> ") for p in para)) + "</blockquote>"
            case "p", para:
                yield "<p>" + inline.render("\n".join(para)) + "</p>"
    yield f"<!-- toc {toc} -->"
DOC = dedent("""\
    # Hello *World* #
    Some **bold and *nested* text** with `code <b>` & a [link](http://x.y/?a=1&b=2 "T & Q").
    Second line \\*not em\\* 2*3*4.

    ## Lists
    - one
    - two `x`
      1. sub
      2. sub **b**
        - deep
    - three
    after list
    ```python
    if a < b: # Hello
        pass
    ```
    ---
    > quoted <tag>
    > more *text*

    ## Lists
    [**bold** link](#x) ** alone
    ```
    never closed""")
for line in to_html(DOC):
    print(line)
print(list(to_html("")), list(to_html("***")), Inline().render("a ` b \\` c"), len(Inline.rules), [fn.__name__ for _, fn in Inline.rules])
