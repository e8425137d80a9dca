import csv
import io
from collections import defaultdict
from fractions import Fraction

RAW = '''date,payer,amount,what,shared with
2024-06-01,Ana,"1,200.00","Flat, two nights",all
2024-06-01,Ben,36.5,Taxi,Ana;Ben
2024-06-02,Cleo,88.20,"Dinner at ""Chez Max""",all
2024-06-02,Ana,-20,refund,Cleo
2024-06-03,Dov,45,Museum,Ana;Cleo;Dov
2024-06-03,Ben,ten,Ice cream,all
2024-06-03,Eve,5,Postcards,Eve;Zed
2024-06-04,Ben,0.10,"multi
line note",all

2024-06-04,Cleo,99.99,Petrol
'''
PEOPLE = ["Ana", "Ben", "Cleo", "Dov", "Eve"]


class RowError(Exception):
    pass


def read(text):
    reader = csv.DictReader(io.StringIO(text))
    print(reader.fieldnames)
    for row in reader:
        try:
            yield clean(row)
        except RowError as e:
            print(f"line {reader.line_num}: {e}")


def clean(row):
    if row["shared with"] is None:
        raise RowError(f"incomplete row {list(row.values())}")
    try:
        cents = Fraction(row["amount"].replace(",", "")) * 100
    except ValueError as e:
        raise RowError(f"bad amount: {e}") from None
    group = PEOPLE if row["shared with"] == "all" else row["shared with"].split(";")
    strangers = sorted(set(group) - set(PEOPLE))
    if strangers:
        raise RowError(f"who is {', '.join(strangers)}?")
    return row["date"], row["payer"], cents, row["what"], group


def split(cents, group):
    """Cents are whole: the remainder goes to the first names."""
    share, rest = divmod(int(cents), len(group))
    return {p: share + (i < rest) for i, p in enumerate(group)}


def settle(balance):
    debt = sorted(((v, k) for k, v in balance.items() if v < 0))
    credit = sorted(((v, k) for k, v in balance.items() if v > 0), reverse=True)
    while debt and credit:
        (owed, who), (due, to) = debt.pop(0), credit.pop(0)
        pay = min(-owed, due)
        yield who, to, pay
        if owed + pay:
            debt.insert(0, (owed + pay, who))
        if due - pay:
            credit.insert(0, (due - pay, to))


def money(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


balance = defaultdict(int, dict.fromkeys(PEOPLE, 0))
per_day = defaultdict(list)
for when, payer, cents, what, group in read(RAW):
    shares = split(cents, group)
    balance[payer] += int(cents)
    for p, s in shares.items():
        balance[p] -= s
    per_day[when].append((what, payer, int(cents)))
    print(f"{when} {payer:<5}{money(int(cents)):>10}  {what!r:32.32} {shares}")
print({k: money(v) for k, v in balance.items()}, sum(balance.values()))
for who, to, pay in settle(balance):
    print(f"{who} pays {to} {money(pay)}")
out = io.StringIO()
w = csv.writer(out)
w.writerow(["day", "count", "total", "items"])
for day, items in per_day.items():
    w.writerow([day, len(items), money(sum(c for *_, c in items)), "; ".join(n for n, *_ in items)])
w.writerows([["quote\"d", None, 1.5, True], ["", " pad ", "a\nb", "x,y"], [], ["end"]])
print(out.getvalue())
print(repr(out.getvalue()[-60:]))
for opts in ({"delimiter": ";", "quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC, "lineterminator": "\n"}, {"delimiter": "\t", "quotechar": "'"}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}):
    buf = io.StringIO()
    csv.writer(buf, **opts).writerow(["a'b", 'c"d', 1, 2.5, "x,y;z", None])
    print(repr(buf.getvalue()), list(csv.reader(io.StringIO(buf.getvalue()), **opts)))
dw = csv.DictWriter(sink := io.StringIO(), ["b", "a"], restval="?", extrasaction="ignore", lineterminator="|")
dw.writeheader()
dw.writerows([{"a": 1, "b": 2}, {"a": 3, "zz": 4}])
print(sink.getvalue())
try:
    csv.DictWriter(sink, ["a"]).writerow({"a": 1, "x": 2})
except ValueError as e:
    print(e)
print(list(csv.reader(["a,b", 'x,"y z"', '"un""q",', ""])), list(csv.reader(["a b  c"], delimiter=" ", skipinitialspace=True)), next(csv.DictReader(["a,b", "1,2,3,4"], restkey="more")))
