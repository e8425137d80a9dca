"""`urllib.parse`: addresses taken apart, put together and quoted. Those of bytes are refused."""

from collections import namedtuple
import _native

uses_relative = [
    "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtspu",
    "sftp", "svn", "svn+ssh", "ws", "wss",
]
uses_netloc = [
    "", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
    "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
]
uses_params = [
    "", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp",
    "tel",
]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
_KEPT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
_EDGES = "".join([chr(code) for code in range(33)])


def _text(*parts):
    for part in parts:
        if isinstance(part, (bytes, bytearray)):
            _native.refuse("urllib.parse: an address of bytes")


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, bytes):
        safe = safe.decode("ascii", "ignore")
    kept = _KEPT + "".join([char for char in safe if char.isascii()])
    return "".join([chr(byte) if chr(byte) in kept else f"%{byte:02X}" for byte in bs])


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " not in string or isinstance(string, bytes) and b" " not in string:
        return quote(string, safe, encoding, errors)
    if isinstance(safe, bytes):
        safe = safe.decode("ascii", "ignore")
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


_HEX = "0123456789abcdefABCDEF"


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode()
    first, *parts = string.split(b"%")
    out = [first]
    for part in parts:
        code = part[:2].decode("latin-1")
        if len(code) == 2 and code[0] in _HEX and code[1] in _HEX:
            out.append(bytes([int(code, 16)]))
            out.append(part[2:])
        else:
            out.append(b"%" + part)
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        return string
    out = []
    at = 0
    while at < len(string):
        end = at
        is_plain = string[at].isascii()
        while end < len(string) and string[end].isascii() == is_plain:
            end += 1
        run = string[at:end]
        out.append(unquote_to_bytes(run).decode(encoding or "utf-8", errors or "replace") if is_plain else run)
        at = end
    return "".join(out)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError("not a valid non-string sequence or mapping object") from None

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for key, value in query:
        key = quoted(key)
        if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__len__"):
            pairs += [key + "=" + quoted(one) for one in value]
        else:
            pairs.append(key + "=" + quoted(value))
    return "&".join(pairs)


def parse_qsl(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
    separator="&"
):
    _text(qs, separator)
    if not separator or not isinstance(separator, str):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    if not qs:
        return pairs
    for part in qs.split(separator):
        if not part and not strict_parsing:
            continue
        name, mark, value = part.partition("=")
        if not mark:
            if strict_parsing:
                raise ValueError(f"bad query field: {part!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
    separator="&"
):
    found = {}
    for name, value in parse_qsl(
        qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator
    ):
        found.setdefault(name, []).append(value)
    return found


def _user_of(netloc):
    info, mark, _ = netloc.rpartition("@")
    if not mark:
        return None, None
    name, mark, password = info.partition(":")
    return name, password if mark else None


def _host_of(netloc):
    place = netloc.rpartition("@")[2]
    before, mark, bracketed = place.partition("[")
    if mark:
        host, _, port = bracketed.partition("]")
        port = port.partition(":")[2]
    else:
        host, _, port = place.partition(":")
    return host, port or None


class _Parts:
    @property
    def username(self):
        return _user_of(self.netloc)[0]

    @property
    def password(self):
        return _user_of(self.netloc)[1]

    @property
    def hostname(self):
        host = _host_of(self.netloc)[0]
        if not host:
            return None
        name, mark, zone = host.partition("%")
        return name.lower() + mark + zone

    @property
    def port(self):
        port = _host_of(self.netloc)[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        number = int(port)
        if not 0 <= number <= 65535:
            raise ValueError("Port out of range 0-65535")
        return number


class SplitResult(namedtuple("SplitResult", ("scheme", "netloc", "path", "query", "fragment")), _Parts):
    __module__ = "urllib.parse"

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", ("scheme", "netloc", "path", "params", "query", "fragment")), _Parts):
    __module__ = "urllib.parse"

    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple("DefragResult", ("url", "fragment"))):
    __module__ = "urllib.parse"

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


def urlsplit(url, scheme="", allow_fragments=True):
    _text(url, scheme)
    url = url.lstrip(_EDGES)
    scheme = scheme.strip(_EDGES)
    for char in "\t\r\n":
        url = url.replace(char, "")
        scheme = scheme.replace(char, "")
    netloc = query = fragment = ""
    at = url.find(":")
    if at > 0 and url[0].isascii() and url[0].isalpha() and not url[:at].strip(scheme_chars):
        scheme, url = url[:at].lower(), url[at + 1 :]
    if url[:2] == "//":
        end = min([place for place in [url.find(char, 2) for char in "/?#"] if place >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc or not netloc.isascii():
            _native.refuse("urllib.parse: a host by its number, or one that is not of ASCII")
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        at = url.find(";", url.rfind("/")) if "/" in url else url.find(";")
        if at >= 0:
            url, params = url[:at], url[at + 1 :]
    return ParseResult(scheme, netloc, url, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    _text(scheme, netloc, url, query, fragment)
    if netloc or scheme and scheme in uses_netloc and url[:2] != "//":
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    return url + "#" + fragment if fragment else url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urldefrag(url):
    _text(url)
    if "#" not in url:
        return DefragResult(url, "")
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, "")), fragment)


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    old = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, old.scheme, allow_fragments)
    if scheme != old.scheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = old.netloc
    if not path and not params:
        return urlunparse((scheme, netloc, old.path, old.params, query or old.query, fragment))
    before = old.path.split("/")
    if before[-1] != "":
        before.pop()
    if path[:1] == "/":
        parts = path.split("/")
    else:
        parts = before + path.split("/")
        # Empty parts in the middle do not count.
        parts[1:-1] = [part for part in parts[1:-1] if part]
    found = []
    for part in parts:
        if part == "..":
            if found:
                found.pop()
        elif part != ".":
            found.append(part)
    if parts[-1] in (".", ".."):
        found.append("")
    return urlunparse((scheme, netloc, "/".join(found) or "/", params, query, fragment))
