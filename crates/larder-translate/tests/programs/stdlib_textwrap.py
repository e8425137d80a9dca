"""textwrap: words and hyphens, indents, endings of sentences, long words, placeholders, what it refuses."""
import textwrap
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap

TEXT = """The quick brown fox--well, not so quick--jumped over the lazy dog. It was a well-known,
high-quality   trick.  Did\tit work?  "Yes!" said Mrs. O'Neil-Smith.\nSee http://example.org/a-very-long-path/that-does-not-fit."""

for width in (10, 20, 33, 70):
    print(width, wrap(TEXT, width))
print(fill(TEXT, 24, initial_indent="* ", subsequent_indent="  "))
print(wrap(TEXT, 12, break_long_words=False, break_on_hyphens=False))
print(wrap("a  b   c\n\nd", 5, drop_whitespace=False))
print(wrap("tab\there\x0bthere", 20, expand_tabs=False, replace_whitespace=False))
print(wrap("tab\there", 20, tabsize=4))
print(wrap("This ends. And this! 'So.' Dr. X", 80, fix_sentence_endings=True))
for limit in (1, 2, 3):
    print(wrap(TEXT, 30, max_lines=limit), wrap(TEXT, 30, max_lines=limit, placeholder="…"))
print(wrap(""), wrap("   "), repr(fill("")), wrap("word", 1))
print(shorten("Hello  world!", 12), shorten("Hello  world!", 11), shorten("Hello world", width=10, placeholder="..."))
print(repr(dedent("    a\n      b\n\t\n   \n    c\n")), repr(dedent("\ta\n    b\n")), repr(dedent("  x\n\ty")))
print(repr(dedent("""\
    def f():
        return 1

    f()
""")))
print(repr(indent("a\n\n  \nb\r\nc", "> ")), repr(indent("a\n\nb", "+", lambda line: True)))
wrapper = TextWrapper(width=15, max_lines=2)
print(wrapper.width, wrapper.placeholder, wrapper.tabsize, wrapper.max_lines, wrapper.break_on_hyphens)
wrapper.width = 25
wrapper.subsequent_indent = "    "
print(wrapper.fill(TEXT))
print(wrapper.wrap("short one"))
print(type(wrapper), textwrap.TextWrapper is TextWrapper)
for call in (
    lambda: wrap("text", 0),
    lambda: wrap("text", width=-3),
    lambda: wrap("some text", 4, max_lines=1),
    lambda: wrap("text", colour=3),
    lambda: shorten("text"),
    lambda: wrap(),
    lambda: fill(5),
    lambda: dedent(None),
):
    try:
        print(call())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Numbered(TextWrapper):
    def wrap(self, text):
        return [f"{at}: {line}" for at, line in enumerate(super().wrap(text), 1)]


print(Numbered(width=30).fill(TEXT))
wrap("text", 5, max_lines=0, placeholder="too long for it")
