import csv
import io
import json
import textwrap
import string
import sys
from operator import itemgetter
from itertools import groupby

RAW = '''id,customer,amount,notes
1,"Smith, John",100.50,"said ""hi"""
2,Ångström,3,
3,"multi
line",-7.25,x
4,"Smith, John",0.1,last
'''

rows = list(csv.DictReader(io.StringIO(RAW)))
for row in rows:
    row["amount"] = float(row["amount"])
    print(row)
rows.sort(key=itemgetter("customer"))
for who, group in groupby(rows, key=itemgetter("customer")):
    group = list(group)
    print(f"{who!r:<16}{sum(r['amount'] for r in group):>10.2f} {len(group):03d}")
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["id", "amount"], extrasaction="ignore", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
w.writeheader()
w.writerows(rows)
print(out.getvalue())
out = io.StringIO()
csv.writer(out, delimiter=";", quotechar="'").writerow(["a;b", "it's", None, 1.0, "", "x\ny"])
print(repr(out.getvalue()))
print(list(csv.reader(["a b  c", "'d e' f"], delimiter=" ", quotechar="'", skipinitialspace=True)))
print(json.dumps(rows[0], indent=2, sort_keys=True, ensure_ascii=False))
print(json.dumps({"k": [1, 2.0, None, True, {"z": ()}], 3: "é\n\"", None: float("inf")}, separators=(",", ":")))
print(json.dumps({"b": 1, "a": [1, 2, [3, []], {}]}, indent="--", sort_keys=True))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"__point__": [o.x, o.y]}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        return super().default(o)


def hook(d):
    return Point(*d["__point__"]) if "__point__" in d else d


text = json.dumps({"p": Point(1, 2.5), "s": {3, 1, 2}}, cls=Enc)
print(text)
back = json.loads(text, object_hook=hook)
print(back["p"].x, back["p"].y, back["s"])
print(json.loads('{"a": 1.10, "b": 12345678901234567890, "a": "\\u00e9\\ud83d\\ude00"}'), json.loads("[1e3, -0, -0.0, NaN]", parse_constant=lambda c: "<" + c + ">"))
print(json.loads('{"x": 1, "y": 2}', object_pairs_hook=list), json.loads("1.5", parse_float=str))
for bad in ['{"a":}', "[1,]", "", "{'a': 1}", '"abc', "[1] x", "01", '{"a" 1}', '["\t"]']:
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(repr(bad), "->", error, error.pos, error.lineno, error.colno)
for bad in [{1, 2}, {(1, 2): 3}, Point]:
    try:
        json.dumps(bad)
    except TypeError as error:
        print(error)
para = "The quick brown fox jumped over the lazy dog. It was  a well-known (self-evident) story -- or so they say."
print(textwrap.fill(para, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(para, 40, placeholder="..."), textwrap.wrap("aaaaaaaaaaaa bb", 5), textwrap.indent("a\n\nb\n", "> "), textwrap.dedent("""
    x
      y
    """))
print(string.Template("$who owes $$${amount} to ${who}s").substitute(who="Bo", amount=5), string.capwords("hello  big world"))
try:
    string.Template("$a $b").substitute(a=1)
except KeyError as error:
    print("missing", error)
print("{0:>{width}}|{name!r:^10}|{0:#x}|{1[0]}|{2.x}|{{}}".format(255, [7], Point(3, 4), width=8, name="n"))
print(json.dumps([Point(1, 2)]))
