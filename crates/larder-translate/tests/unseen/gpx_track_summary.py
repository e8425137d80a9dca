import math
import re
from functools import reduce
from types import SimpleNamespace

GPX = """<gpx><trk><name>Ridge &amp; valley</name><trkseg>
<trkpt lat="46.5000" lon="7.5000"><ele>1200.0</ele><time>2022-08-01T08:00:00Z</time></trkpt>
<trkpt lat="46.5050" lon="7.5040"><ele>1290.5</ele><time>2022-08-01T08:20:00Z</time></trkpt>
<trkpt lat="46.5110" lon="7.5035"><ele>1420</ele><time>2022-08-01T08:55:30Z</time></trkpt>
<trkpt lat='46.5111' lon='7.5035'><time>2022-08-01T09:10:00Z</time></trkpt>
<trkpt lat="46.5160" lon="7.5100"><ele>1380.25</ele><time>2022-08-01T09:31:15Z</time></trkpt>
</trkseg><trkseg>
<trkpt lon="7.5200" lat="46.5170"><ele>1100</ele><time>2022-08-01T10:02:00Z</time></trkpt>
<trkpt lat="46.5000" lon="7.5000"><ele>1200</ele><time>2022-08-01T11:00:00Z</time></trkpt>
</trkseg></trk></gpx>"""

R = 6371.0088
POINT = re.compile(r"<trkpt(?P<attrs>[^>]*)>(?P<body>.*?)</trkpt>", re.S)
ATTR = re.compile(r"""(\w+)=(["'])(.*?)\2""")
TAG = re.compile(r"<(ele|time)>([^<]+)</\1>")


def seconds(stamp):
    h, m, s = map(int, stamp[11:19].split(":"))
    return (h * 60 + m) * 60 + s


def parse(text):
    for n, segment in enumerate(re.findall(r"<trkseg>(.*?)</trkseg>", text, flags=re.DOTALL)):
        for m in POINT.finditer(segment):
            a = {name: float(value) for name, _, value in ATTR.findall(m["attrs"])}
            tags = dict(TAG.findall(m.group("body")))
            ele = tags.get("ele")
            yield SimpleNamespace(seg=n, **a, ele=None if ele is None else float(ele), t=seconds(tags["time"]))


def distance(p, q):
    dlat, dlon = map(math.radians, (q.lat - p.lat, q.lon - p.lon))
    h = math.sin(dlat / 2) ** 2 + math.cos(math.radians(p.lat)) * math.cos(math.radians(q.lat)) * math.sin(dlon / 2) ** 2
    return 2 * R * math.asin(math.sqrt(h))


def bearing(p, q):
    x = math.sin(math.radians(q.lon - p.lon)) * math.cos(math.radians(q.lat))
    y = math.cos(math.radians(p.lat)) * math.sin(math.radians(q.lat)) - math.sin(math.radians(p.lat)) * math.cos(math.radians(q.lat)) * math.cos(math.radians(q.lon - p.lon))
    return math.degrees(math.atan2(x, y)) % 360


def compass(angle):
    return "N NE E SE S SW W NW".split()[round(angle / 45) % 8]


def simplify(points, tolerance):
    if len(points) < 3:
        return points
    a, b = points[0], points[-1]

    def off(p):
        ax, ay, bx, by = a.lon, a.lat, b.lon, b.lat
        if (ax, ay) == (bx, by):
            return math.hypot(p.lon - ax, p.lat - ay)
        return abs((by - ay) * p.lon - (bx - ax) * p.lat + bx * ay - by * ax) / math.dist((ax, ay), (bx, by))

    worst, i = max((off(p), k) for k, p in enumerate(points[1:-1], 1))
    if worst <= tolerance:
        return [a, b]
    return simplify(points[:i + 1], tolerance)[:-1] + simplify(points[i:], tolerance)


track = list(parse(GPX))
name = re.search("<name>(.+)</name>", GPX).group(1)
print(name, re.sub(r"&(\w+);", lambda m: {"amp": "&", "lt": "<"}.get(m[1], m[0]), name + " &lt;&zz;"))
print(track[0], track[3].ele, track[3] == SimpleNamespace(**vars(track[3])))
legs = [(p, q) for p, q in zip(track, track[1:])]
for i, (p, q) in enumerate(legs):
    d = distance(p, q)
    dt = q.t - p.t
    angle = bearing(p, q)
    print(f"{i}: {d:6.3f} km {dt // 60:>3}:{dt % 60:02} {d / dt * 3600:5.2f} km/h {angle:6.1f}° {compass(angle):>2}{' new segment' if p.seg != q.seg else ''}")
known = [p.ele for p in track if p.ele is not None]
up = sum(max(b - a, 0) for a, b in zip(known, known[1:]))
down = sum(min(b - a, 0) for a, b in zip(known, known[1:]))
print("up", up, "down", down, "closed", math.isclose(up, -down, rel_tol=1e-9))
total = math.fsum(distance(*leg) for leg in legs)
print(f"total {total:.4f} km, {total / 1.609344:.4f} mi, naive sum same to 9 digits: {abs(total - sum(distance(p, q) for p, q in legs)) < 1e-9}")
box = reduce(lambda acc, p: (min(acc[0], p.lat), max(acc[1], p.lat), min(acc[2], p.lon), max(acc[3], p.lon)), track, (math.inf, -math.inf) * 2)
print("box", box)
for tol in (0, 0.001, 0.004, 1):
    print(tol, [track.index(p) for p in simplify(track, tol)])
for p in track:
    if p.ele is None:
        p.ele = sum(known) / len(known)
        p.guessed = True
print([hasattr(p, "guessed") for p in track], round(track[3].ele, 3))
try:
    track[0].guessed
except AttributeError as e:
    print(e)
