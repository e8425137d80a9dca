DATA = '''id,name,dept,salary,start
1,"Smith, John",Eng,85000,2019-03-01
2,Ann Lee,Ops,62000.50,2020-11-15
3,"Bo ""Ace"" Ray",Eng,,2018-01-20
4,Cy,Sales,48000,bad-date
'''


def split_row(line):
    out, cur, quoted = [], [], False
    i = 0
    while i < len(line):
        ch = line[i]
        if quoted:
            if ch == '"':
                if line[i + 1:i + 2] == '"':
                    cur.append('"')
                    i += 1
                else:
                    quoted = False
            else:
                cur.append(ch)
        elif ch == '"':
            quoted = True
        elif ch == ",":
            out.append("".join(cur))
            cur = []
        else:
            cur.append(ch)
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    out.append("".join(cur))
    return out


def convert(s):
    for kind in (int, float):
        try:
            return kind(s)
        except ValueError:
            pass
    return s or None


def parse_date(s):
    try:
        y, m, d = map(int, s.split("-"))
    except ValueError as e:
        raise ValueError(f"bad date {s!r}") from e
    return y, m, d


def days(date):
    y, m, d = date
    if m < 3:
        y, m = y - 1, m + 12
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * (m - 3) + 2) // 5 + d


header, *lines = DATA.strip().splitlines()
rows = [dict(zip(header.split(","), map(convert, split_row(l)))) for l in lines]
for r in rows:
    print(r)
errors = []
for r in rows:
    try:
        r["start"] = parse_date(r["start"])
    except ValueError as e:
        errors.append((r["id"], str(e), type(e.__cause__).__name__))
        r["start"] = None
print(errors)
dated = [r for r in rows if r["start"]]
dated.sort(key=lambda r: r["start"])
print([r["name"] for r in dated])
print(days((2020, 11, 15)) - days((2018, 1, 20)), days((2000, 3, 1)) - days((2000, 2, 28)))
groups = {}
for r in rows:
    groups.setdefault(r["dept"], []).append(r["salary"])
for dept, pay in groups.items():
    known = [p for p in pay if p is not None]
    mean = sum(known) / len(known) if known else None
    print(f"{dept:<6}{len(pay):>3}{mean if mean is not None else 'n/a':>12}")
widths = [max(len(str(r[k])) for r in rows + [dict.fromkeys(rows[0], "")]) for k in rows[0]]
for r in rows:
    print(" ".join(str(v).ljust(w) for v, w in zip(r.values(), widths)).rstrip())
try:
    split_row('a,"b')
except ValueError as e:
    print(e)
print(sum(r["salary"] or 0 for r in rows), max((r["salary"] for r in rows if r["salary"]), default=0))
print(all(isinstance(r["id"], int) for r in rows), [type(r["salary"]).__name__ for r in rows])
