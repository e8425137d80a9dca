import base64
import json
from urllib.parse import parse_qsl, quote, unquote_plus, urlsplit
from collections.abc import MutableMapping


class HTTPError(Exception):
    def __init__(self, status, detail=""):
        self.status = status
        Exception.__init__(self, f"{status} {detail}".strip())


class Headers(MutableMapping):
    """case insensitive, multi valued, keeps the first spelling"""

    def __init__(self, pairs=()):
        self._d = {}
        for k, v in pairs:
            self.add(k, v)

    def add(self, k, v):
        self._d.setdefault(k.lower(), (k, []))[1].append(v)

    def __getitem__(self, k):
        return ", ".join(self._d[k.lower()][1])

    def __setitem__(self, k, v):
        self._d[k.lower()] = (k, [v])

    def __delitem__(self, k):
        del self._d[k.lower()]

    def __iter__(self):
        return (name for name, _ in self._d.values())

    def __len__(self):
        return len(self._d)

    def all(self, k):
        return list(self._d.get(k.lower(), (k, []))[1])


class Feed:
    """incremental: give it any chunks, take complete requests out"""

    def __init__(self):
        self.buf = bytearray()
        self.machine = self._run()
        self.done = []
        next(self.machine)

    def push(self, data):
        self.buf += data
        self.machine.send(None)
        out, self.done = self.done, []
        return out

    def _until(self, mark):
        while (at := self.buf.find(mark)) < 0:
            if len(self.buf) > 300:
                raise HTTPError(431, "too large")
            yield
        piece = bytes(self.buf[:at])
        del self.buf[:at + len(mark)]
        return piece

    def _exactly(self, n):
        while len(self.buf) < n:
            yield
        piece = bytes(self.buf[:n])
        del self.buf[:n]
        return piece

    def _run(self):
        yield
        while True:
            line = (yield from self._until(b"\r\n")).decode("ascii")
            try:
                method, target, version = line.split(" ")
            except ValueError as e:
                raise HTTPError(400, f"bad request line {line!r}") from e
            heads = Headers()
            while raw := (yield from self._until(b"\r\n")):
                k, sep, v = raw.decode("latin-1").partition(":")
                if not sep or k != k.strip():
                    raise HTTPError(400, f"bad header {raw!r}")
                heads.add(k, v.strip())
            if heads.get("transfer-encoding", "").lower() == "chunked":
                body = b""
                while size := int((yield from self._until(b"\r\n")).split(b";")[0], 16):
                    body += yield from self._exactly(size)
                    yield from self._until(b"\r\n")
                yield from self._until(b"\r\n")
            else:
                body = yield from self._exactly(int(heads.get("Content-Length", 0)))
            self.done.append((method, target, version, heads, body))


def handle(method, target, version, heads, body):
    url = urlsplit(target)
    q = parse_qsl(url.query, keep_blank_values=True)
    auth = heads.get("authorization", "")
    user = None
    if auth[:6].lower() == "basic ":
        try:
            user = base64.b64decode(auth[6:], validate=True).decode().split(":")[0]
        except ValueError as e:
            raise HTTPError(401, type(e).__name__)
    kind = heads.get("Content-Type", "").partition(";")[0]
    match method, url.path.strip("/").split("/"), kind:
        case "GET", [""], _:
            return {"query": q, "user": user}
        case "GET", ["echo", *parts], _:
            return {"parts": [unquote_plus(p) for p in parts], "frag": url.fragment}
        case "POST" | "PUT", ["form"], "application/x-www-form-urlencoded":
            return dict(parse_qsl(body.decode()))
        case ("POST" | "PUT") as m, ["json", *_], "application/json":
            return {"m": m, "got": json.loads(body)}
        case "POST" | "PUT", _, other:
            raise HTTPError(415, other or "no content type")
        case "GET" | "HEAD", _, _:
            raise HTTPError(404, url.path)
    raise HTTPError(405, method)


STREAM = (b"GET /?a=1&b=&a=%C3%A9+x HTTP/1.1\r\nHost: h\r\nAuthorization: Basic YW5uOnB3\r\n\r\n"
          b"POST /form HTTP/1.1\r\ncontent-TYPE: application/x-www-form-urlencoded; q\r\nContent-Length: 17\r\n\r\nname=J%26J&x=1%3D"
          b"GET /echo/a%2Fb/c+d/#top HTTP/1.0\r\nAccept: a\r\nACCEPT: b\r\n\r\n"
          b"PUT /json/1 HTTP/1.1\r\nTransfer-Encoding: Chunked\r\nContent-Type: application/json\r\n\r\n"
          b"5\r\n{\"k\":\r\n6;ext=1\r\n [1,2]\r\n1\r\n}\r\n0\r\n\r\n"
          b"POST /x HTTP/1.1\r\n\r\nDELETE /x HTTP/1.1\r\n\r\nGET /nope HTTP/1.1\r\nAuthorization: basic !!\r\n\r\n")
for size in (7, 1000):
    feed, got = Feed(), []
    for i in range(0, len(STREAM), size):
        got += feed.push(STREAM[i:i + size])
    print("chunks of", size, "->", len(got), "requests, left", len(feed.buf))
for req in got:
    try:
        print(req[0], req[1], "->", json.dumps(handle(*req), ensure_ascii=False))
    except HTTPError as e:
        print(req[0], req[1], "-> error", e, e.status // 100, type(e.__context__).__name__)
h = got[2][3]
print(dict(h), h.all("accept"), "aCCept" in h, h.all("x"), h.get("x", "dflt"))
h["Accept"] = "c"
h.update({"X-One": "1"}, y="2")
print(list(h.items()), h.pop("X-ONE"), len(h), h.setdefault("Y", "9"), h == {"Accept": "c", "y": "2"})
print(quote("a b/ü?&", safe=""), quote("a b/ü"), base64.urlsafe_b64encode(b"\xfb\xff\xfe"), base64.b32encode(b"hi").decode())
for junk in (b"GET /\r\n", b"GET / HTTP/1.1\r\nbad header\r\n", b"x" * 301, b"GET / HTTP/1.1\r\nContent-Length: ten\r\n\r\n"):
    f = Feed()
    try:
        f.push(junk)
    except (HTTPError, ValueError) as e:
        print(type(e).__name__, e)
    try:
        f.push(b"more")
    except StopIteration:
        print("   machine is dead")
del h["nothing"]
