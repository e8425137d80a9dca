import html
import shlex

LINES = [
    "",
    "  a  b\tc\nd\r\ne ",
    "'a b' \"c d\" e'f'\"g\"h",
    "'' \"\" a''b",
    r"a\ b \'c \"d \\ \n",
    r'"a\"b" "c\d" "e\\f" "g\'"',
    r"'a\' b",
    "x#y # z\nw",
    "# all\nof '#' it",
    "a 'two\nlines' b",
    "caf\u00e9 \u4e2d 'x\u2003y' p\u2003q",
    "a;b|c>d&e (f) $g *h ~i",
    "\\\n",
    "'open",
    'an "open',
    "'",
    "end\\",
    '"end\\',
    "a=1 --b='c d' -e\"f\"",
]
for line in LINES:
    for comments in (False, True):
        try:
            print(shlex.split(line, comments))
        except ValueError as error:
            print(repr(line), error)

words = ["", "a", "a b", "it's", '"', "'", "a-b_c.d/e:f,g=h+i@j%k", "$x", "caf\u00e9", "new\nline", "*", "\\", "~"]
for word in words:
    print(shlex.quote(word))
    assert shlex.split(shlex.quote(word)) == [word]
print(shlex.join(words), shlex.split(shlex.join(words)) == words, repr(shlex.join([])))
try:
    shlex.quote(3)
except TypeError as error:
    print(error)
for text in ("<a href=\"x\">it's & more</a>", "", "&amp;", "plain"):
    print(html.escape(text), html.escape(text, False), html.escape(text, quote=False))
shlex.split("it's")
