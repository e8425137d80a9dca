import re
from collections import Counter, defaultdict, namedtuple
from datetime import datetime, timedelta

LOG = """\
10.0.0.1 - - [12/Mar/2023:06:25:14 +0000] "GET /index.html HTTP/1.1" 200 5120 "Mozilla/5.0"
10.0.0.2 - bob [12/Mar/2023:06:25:19 +0000] "POST /api/login HTTP/1.1" 401 87 "curl/7.81"
10.0.0.2 - bob [12/Mar/2023:06:25:20 +0000] "POST /api/login HTTP/1.1" 401 87 "curl/7.81"
10.0.0.2 - bob [12/Mar/2023:06:25:22 +0000] "POST /api/login HTTP/1.1" 200 312 "curl/7.81"
this line is garbage
10.0.0.3 - - [12/Mar/2023:06:31:00 +0100] "GET /img/logo.png?v=2&x HTTP/1.1" 304 - "Mozilla/5.0"
10.0.0.1 - - [12/Mar/2023:07:02:45 +0000] "GET /api/items/42 HTTP/2" 500 1024 "Mozilla/5.0"
10.0.0.1 - - [13/Mar/2023:00:00:01 +0000] "GET /api/items/7 HTTP/2" 200 2048 "Mozilla/5.0"
10.0.0.4 - - [13/Mar/2023:00:59:59 +0000] "DELETE /api/items/7 HTTP/2" 404 0 ""
"""
LINE = re.compile(
    r'(?P<ip>[\d.]+) \S+ (?P<user>\S+) \[(?P<when>[^\]]+)\] '
    r'"(?P<method>[A-Z]+) (?P<path>[^ ?]+)(?:\?(?P<query>\S*))? HTTP/(?P<ver>[\d.]+)" '
    r'(?P<status>\d{3}) (?P<size>\d+|-) "(?P<agent>[^"]*)"')
Hit = namedtuple("Hit", "ip user when method path query ver status size agent")


def parse(text):
    for no, line in enumerate(text.splitlines(), 1):
        m = LINE.fullmatch(line)
        if m is None:
            print(f"line {no}: cannot parse {line!r}")
            continue
        d = m.groupdict()
        d["when"] = datetime.strptime(d["when"], "%d/%b/%Y:%H:%M:%S %z")
        d["status"] = int(d["status"])
        d["size"] = int(d["size"]) if d["size"] != "-" else 0
        d["user"] = None if d["user"] == "-" else d["user"]
        yield Hit(**d)


def human(n):
    for unit in "B", "KiB", "MiB":
        if n < 1024:
            break
        n /= 1024
    return f"{n:.1f} {unit}" if unit != "B" else f"{n} B"


def histogram(counter, width=20):
    top = max(counter.values())
    for k, v in sorted(counter.items()):
        yield f"{k!s:>12} {'#' * round(v / top * width):<{width}} {v:3d} {v / sum(counter.values()):6.1%}"


hits = list(parse(LOG))
print(len(hits), "hits from", len({h.ip for h in hits}), "addresses,", human(sum(h.size for h in hits)))
print(Counter(h.method for h in hits).most_common())
print(*histogram(Counter(h.status // 100 * 100 for h in hits)), sep="\n")
print(*histogram(Counter(h.when.strftime("%a %H:00") for h in hits), width=8), sep="\n")
norm = Counter(re.sub(r"/\d+(?=/|$)", "/:id", h.path) for h in hits)
print(norm.most_common(2))
by_ip = defaultdict(list)
for h in hits:
    by_ip[h.ip].append(h)
for ip, hs in by_ip.items():
    gaps = [(b.when - a.when) for a, b in zip(hs, hs[1:])]
    print(ip, len(hs), "longest pause", max(gaps, default=timedelta()), human(sum(h.size for h in hs)))
suspects = [h.ip for a, h in zip(hits, hits[1:]) if a.status == h.status == 401 and a.ip == h.ip]
print("suspects", suspects)
span = max(h.when for h in hits) - min(h.when for h in hits)
print(span, span.days, span.seconds, span.total_seconds() / 3600, span // timedelta(hours=1))
logo = hits[4]
print(logo.query, logo.when, logo.when.utcoffset(), logo.when.isoformat(), logo.when < hits[3].when)
print(hits[0].query, hits[0].agent.split("/"), hits[-1].agent == "", hits[1].user)
print(human(1023), human(1024), human(5 * 1024**2 + 300_000), human(2**40))
print(hits[5]._replace(agent="-", when=None, size=human(hits[5].size)))
print(LINE.groups, LINE.groupindex["path"], LINE.match("x"), bool(LINE.match(LOG)))
try:
    datetime.strptime("31/Feb/2023", "%d/%b/%Y")
except ValueError as e:
    print(e)
