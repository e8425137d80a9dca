import urllib.parse
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urlencode, urljoin, urlparse, urlsplit


def attempt(label, call):
    try:
        print(label, repr(call()))
    except (TypeError, ValueError) as error:
        print(label, type(error).__name__, error)


URLS = [
    "http://user:pw@Example.COM:8080/a/b;p=1?q=1&r=2#frag", "https://host", "mailto:someone@example.com", "/only/path?x", "",
    "//host/path", "ftp://host/dir;type=a", "HTTP://h/%7Euser", "?q", "#f", "a:b", "1a:b", "http://h:/", "http://h?q#f?",
]


def parts():
    for url in URLS:
        split, parsed = urlsplit(url), urlparse(url)
        print(split, parsed.params, parsed.geturl(), split.geturl() == url)
        print(split.hostname, split.port, split.username, split.password, tuple(parsed))
    parsed = urlparse("http://a/b?c")
    print(parsed.scheme, parsed[1], parsed._replace(query="d=1").geturl(), urllib.parse.urlunparse(("http", "h", "p", "x", "q", "f")))
    print(urllib.parse.urldefrag("http://a/b#c"), urllib.parse.urlunsplit(("", "", "p", "", "")), urlsplit("a b\tc\n"))
    base = "http://a/b/c/d;p?q"
    for url in ["g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", ";x", "", ".", "..", "../g", "../../../g", "g:h", "g/../h", "http:g"]:
        print(url, urljoin(base, url), urljoin("", url), end="; ")
    print()


def quoting():
    for text in ["a b", "a/b?c=d&e", "é ü", "~-_.!*'()", "100%", "+", ""]:
        print(quote(text), quote(text, safe=""), quote_plus(text), unquote(quote(text)) == text, unquote_plus(quote_plus(text)) == text)
    print(unquote("%41%zz%"), unquote("%e9", encoding="latin-1"), repr(unquote("%ff")), unquote("é%C3%A9"), quote(b"\x00\xff"))
    print(urlencode({"a": 1, "b": "x y", "c": "é&"}), urlencode([("k", [1, 2]), ("n", None)], doseq=True), urlencode({"a": [1, 2]}))
    print(urlencode({"q": "a/b"}, safe="/"), urlencode({"q": "a b"}, quote_via=quote))
    print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qs("a=&b", keep_blank_values=True), parse_qsl("x=%20+y&z=1;w=2"), parse_qsl("a=1;b=2", separator=";"))


def faults():
    attempt("port", lambda: urlsplit("http://h:abc").port)
    attempt("range", lambda: urlsplit("http://h:99999").port)
    attempt("brackets", lambda: urlsplit("http://[h"))
    attempt("strict", lambda: parse_qs("a", strict_parsing=True))
    attempt("fields", lambda: parse_qsl("a=1&b=2", max_num_fields=1))
    attempt("separator", lambda: parse_qsl("a=1", separator=""))
    attempt("query", lambda: urlencode("text"))
    attempt("bytes", lambda: quote(b"a", encoding="utf-8"))


parts()
quoting()
faults()
urlencode(5)
