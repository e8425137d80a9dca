"""Writes src/str/tables.rs from this Python's own Unicode tables."""
import sys, unicodedata

ALL = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]

def ranges(test):
    found = []
    for character in ALL:
        if test(character):
            code = ord(character)
            if found and found[-1][1] == code - 1:
                found[-1][1] = code
            else:
                found.append([code, code])
    return [tuple(pair) for pair in found]

def table(name, kind, doc, items):
    print(f"\n/// {doc}\npub(super) const {name}: &[{kind}] = &[")
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > 100:
            print(line)
            line = "   "
        line += " " + item + ","
    print(line + "\n];")

def span(name, doc, test):
    table(name, "(u32, u32)", doc, [f"({a:#x}, {b:#x})" for a, b in ranges(test)])

def mapping(name, doc, pairs):
    escaped = lambda text: "".join(f"\\u{{{ord(c):x}}}" for c in text)
    table(name, "(char, &str)", doc, [f"('{escaped(a)}', \"{escaped(b)}\")" for a, b in pairs])

print("//! Unicode 14 as CPython 3.11 reads it, where the standard library's tables are newer or silent.")
print("//!\n//! Written by `tests/oracle/tables.py`; the oracle test `the_tables_are_those_of_cpython` compares.")
print("#![cfg_attr(rustfmt, rustfmt_skip)]\n#![expect(clippy::unreadable_literal, reason = \"code points\")]")
span("ALPHA", "`str.isalpha`: the letters.", str.isalpha)
span("HIDDEN", "Not `str.isprintable`.", lambda c: not c.isprintable())
span("NUMERIC", "`str.isnumeric`.", str.isnumeric)
span("DIGIT", "`str.isdigit` and not `str.isdecimal`.", lambda c: c.isdigit() and not c.isdecimal())
span("DECIMAL", "`str.isdecimal`: each run counts from zero, ten by ten.", str.isdecimal)
span("CONTINUE", "What an identifier may go on with.", lambda c: ("a" + c).isidentifier())
span("START_NOT_ALPHA", "What may start an identifier and is no letter.", lambda c: c.isidentifier() and not c.isalpha())
span("ALPHA_NOT_START", "Letters that may not start an identifier.", lambda c: not c.isidentifier() and c.isalpha())
span("IGNORABLE", "What a final sigma looks past.", lambda c: ("A" + c + "\u03a3").lower().endswith("\u03c2") and ("A" + c + "\u03a3" + c + "B").lower()[-3 if len(c.lower()) == 1 else -2] == "\u03c3" and not c.isalpha())
mapping("TITLE", "Title case where it is not upper case.", [(c, c.title()) for c in ALL if c.title() != c.upper()])
mapping("FOLD", "Case folding where it is not lower case.", [(c, c.casefold()) for c in ALL if c.casefold() != c.lower()])
