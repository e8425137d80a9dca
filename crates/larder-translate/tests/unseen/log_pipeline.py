import logging
import re
import io
import sys
import json
from collections import deque, Counter
from dataclasses import dataclass
from contextlib import contextmanager
from string import Formatter


class JsonFormatter(logging.Formatter):
    def format(self, record):
        data = {"lvl": record.levelname, "msg": record.getMessage(), "name": record.name}
        for key in ("user", "count"):
            if hasattr(record, key):
                data[key] = getattr(record, key)
        if record.exc_info:
            data["exc"] = record.exc_info[0].__name__
        return json.dumps(data, sort_keys=True)


class Ring(logging.Handler):
    def __init__(self, size, level=logging.NOTSET):
        super().__init__(level)
        self.ring = deque(maxlen=size)

    def emit(self, record):
        self.ring.append(self.format(record))

    def close(self):
        self.ring.append("closed")
        super().close()


class NoSecrets(logging.Filter):
    def filter(self, record):
        record.msg = re.sub(r"password=\S+", "password=***", str(record.msg))
        return "drop" not in record.msg


class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['session']}] {msg}", kwargs


@contextmanager
def level(logger, lvl):
    old = logger.level
    logger.setLevel(lvl)
    try:
        yield logger
    finally:
        logger.setLevel(old)


log = logging.getLogger("app")
log.setLevel(logging.INFO)
log.propagate = False
ring = Ring(4)
ring.setFormatter(JsonFormatter())
stream = io.StringIO()
plain = logging.StreamHandler(stream)
plain.setFormatter(logging.Formatter("{levelname:>8}:{name}:{message}", style="{"))
plain.setLevel(logging.WARNING)
log.addHandler(ring)
log.addHandler(plain)
log.addFilter(NoSecrets())
log.debug("hidden %d", 1)
log.info("user %s logged in with password=%s", "bob", "x" if False else "hunter2")
log.warning("count is %05.1f%%", 99.5, extra={"count": 3, "user": "eve"})
log.info("please drop this")
child = log.getChild("db")
child.error("query failed: %(why)s", {"why": "timeout"})
try:
    {}["k"]
except KeyError:
    log.exception("lookup")
with level(log, logging.DEBUG):
    log.debug("now visible %r", ["a"])
Adapter(log, {"session": "s1"}).critical("via adapter %s", 1)
print(*ring.ring, sep="\n")
print(re.sub(r'Traceback.*?(?=KeyError)', "", stream.getvalue(), flags=re.S))
print(log.isEnabledFor(10), log.getEffectiveLevel(), child.level, child.getEffectiveLevel(), child.parent is log, log.name, logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLogger("app") is log, log.hasHandlers(), len(log.handlers))
logging.addLevelName(25, "NOTICE")
log.log(25, "custom")
print(ring.ring[-1], log, child)
log.removeHandler(plain)
root = logging.getLogger()
print(root.name, root.level, logging.getLevelName(root.level), logging.WARNING, logging.root is root)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(name)s|%(levelname)s|%(message)s|%(funcName)s" if False else "%(name)s|%(levelname)-5s|%(message)s"))
root.addHandler(handler)
logging.warning("root says %s", "hi")
other = logging.getLogger("x.y")
other.info("not shown")
other.error("shown")
other.disabled = True
other.error("disabled")
logging.disable(logging.ERROR)
root.error("off")
root.critical("on")
logging.disable(logging.NOTSET)
try:
    log.setLevel("LOUD")
except ValueError as error:
    print(error)


@dataclass
class Entry:
    ip: str
    verb: str
    path: str
    status: int
    size: int | None

    PATTERN = re.compile(r'(?P<ip>[\d.]+) - - \[(?:[^\]]*)\] "(?P<verb>[A-Z]+) (?P<path>\S+)[^"]*" (?P<status>\d{3}) (?P<size>\d+|-)')

    @classmethod
    def parse(cls, line):
        m = cls.PATTERN.match(line)
        if not m:
            raise ValueError(f"bad line: {line[:12]!r}...")
        d = m.groupdict()
        d["status"] = int(d["status"])
        d["size"] = None if d["size"] == "-" else int(d["size"])
        return cls(**d)


lines = ['1.2.3.4 - - [10/Oct] "GET /a HTTP/1.1" 200 512', '1.2.3.5 - - [10/Oct] "POST /b?q=1 HTTP/1.0" 404 -', "garbage line here", '1.2.3.4 - - [11/Oct] "GET /c" 500 1']
entries = []
for n, line in enumerate(lines, 1):
    try:
        entries.append(Entry.parse(line))
    except ValueError as error:
        root.error("line %d: %s", n, error)
print(entries[1], Counter(e.ip for e in entries), sum(e.size or 0 for e in entries))
print(Counter(e.status // 100 for e in entries).most_common(), Entry.__annotations__.keys(), [f for _, f, _, _ in Formatter().parse("{a} {b.c}")])
log.info("%d items", "three")
print(ring.ring[-1])
