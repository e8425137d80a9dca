import base64
import hashlib
import string
import uuid
from urllib.parse import urlsplit, urlunsplit, parse_qs, parse_qsl, urlencode, quote, unquote, urljoin, quote_plus, unquote_plus

ALPHABET = string.digits + string.ascii_letters


def b62(n):
    if n == 0:
        return ALPHABET[0]
    out = []
    while n:
        n, r = divmod(n, 62)
        out.append(ALPHABET[r])
    return "".join(reversed(out))


def unb62(text):
    n = 0
    for ch in text:
        n = n * 62 + ALPHABET.index(ch)
    return n


class Store:
    def __init__(self, size=4):
        self.size = size
        self._by_code, self._by_url, self.hits = {}, {}, {}

    def normal(self, url):
        p = urlsplit(url.strip())
        if p.scheme.lower() not in {"http", "https"} or not p.hostname:
            raise ValueError(f"not a web address: {url!r}")
        port = "" if p.port in (None, {"http": 80, "https": 443}[p.scheme]) else f":{p.port}"
        query = urlencode(sorted(parse_qsl(p.query, keep_blank_values=True)))
        return urlunsplit((p.scheme, p.hostname + port, quote(unquote(p.path)) or "/", query, ""))

    def __setitem__(self, code, url):
        if code in self._by_code and self._by_code[code] != url:
            raise KeyError(code)
        self._by_code[code] = url
        self._by_url[url] = code

    def __getitem__(self, code):
        url = self._by_code[code]
        self.hits[code] = self.hits.get(code, 0) + 1
        return url

    def __contains__(self, item):
        return item in self._by_code or item in self._by_url

    def __len__(self):
        return len(self._by_code)

    def add(self, url, alias=None):
        url = self.normal(url)
        if alias is None and url in self._by_url:
            return self._by_url[url]
        salt = 0
        while True:
            digest = hashlib.sha256(f"{salt}:{url}".encode()).digest()
            code = alias or b62(int.from_bytes(digest[:8], "big"))[:self.size]
            try:
                self[code] = url
                return code
            except KeyError:
                if alias:
                    raise
                salt += 1


store = Store()
URLS = [
    "HTTP://Example.com", "http://example.com:80/", "https://example.com/a b?z=1&a=2&a=1", "https://example.com/a%20b?a=2&a=1&z=1#frag",
    "https://user:pw@host.org:8443/ä/ö?q=%C3%BC&empty=", "ftp://x.org/", "http:///nohost", "http://h:99999/", "mailto:me@x.org", "  http://trim.me/x  ",
]
for u in URLS:
    try:
        code = store.add(u)
        print(f"{code} <- {u!r} = {store[code]}")
    except ValueError as e:
        print("ValueError", e)
print(len(store), store.hits)
for alias, u in (("home", "http://a.b/"), ("home", "http://a.b"), ("home", "http://c.d/")):
    try:
        print(store.add(u, alias))
    except KeyError as e:
        print("taken", e)
print("home" in store, "http://a.b/" in store, "nope" in store)
tiny = Store(size=1)
codes = [tiny.add(f"http://n.example/{i}") for i in range(20)]
print("".join(codes), len(set(codes)), all(tiny[c].endswith(f"/{i}") for i, c in enumerate(codes)))
for n in (0, 61, 62, 10 ** 6, 2 ** 64, 3 ** 100):
    print(b62(n), unb62(b62(n)) == n)
p = urlsplit("https://u:p@Host.COM:81/p/a;x?k=v&k=w&e#top")
print(p, p.username, p.password, p.hostname, p.port, p._replace(query="", fragment="").geturl())
print(parse_qs(p.query), parse_qs("a=1;b=2&c=%zz+x"), parse_qsl("x=1&x=2&=3", keep_blank_values=True))
print(quote("a/b c&d=é?", safe=""), quote("/x y/"), quote_plus("a b+c"), unquote("%41%zz%C3%A9%ff"), unquote_plus("a+b%2B"), urlencode({"k": [1, 2], "s": "ü &"}, doseq=True))
for rel in ("c", "../c", "/c", "//o.org/c", "?q", "#f", "", "../../../c", "http:g", "./d/../e"):
    print(rel or "(empty)", urljoin("http://x.org/a/b/doc.html?old", rel))
print(uuid.uuid5(uuid.NAMESPACE_URL, "http://a.b/"), uuid.uuid3(uuid.NAMESPACE_DNS, "example.org").version, uuid.UUID(int=5).hex, uuid.UUID("{12345678-1234-5678-1234-567812345678}").fields[:2])
print(base64.urlsafe_b64encode(hashlib.md5(b"x").digest()).rstrip(b"=").decode(), hashlib.blake2b(b"y", digest_size=6).hexdigest(), hashlib.sha1("é".encode()).hexdigest()[:10])
try:
    uuid.UUID("zz")
except ValueError as e:
    print(e)
