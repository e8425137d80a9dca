import io
import logging
import os
import sys
import tempfile


def attempt(label, call):
    try:
        print(label, repr(call()))
    except (TypeError, ValueError, KeyError, AttributeError, NotImplementedError) as error:
        print(label, type(error).__name__, error)


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


class OnlyOdd(logging.Filter):
    def filter(self, record):
        return record.args[0] % 2 == 1


def hierarchy():
    app, part, deep = logging.getLogger("app"), logging.getLogger("app.part"), logging.getLogger("app.part.deep")
    print(app, part, deep, logging.getLogger(), logging.getLogger("app") is app, app.getChild("part") is part)
    print(deep.parent is part, part.parent is app, app.parent is logging.root, logging.getLogger("x.y.z").parent)
    print(logging.getLogger("x.y"), logging.getLogger("x.y.z").parent.name, logging.getLogger("x.yy").parent.name)
    out, other = ListHandler(), ListHandler()
    out.setFormatter(logging.Formatter("%(name)s|%(levelname)-8s|%(message)s"))
    app.addHandler(out)
    part.addHandler(other)
    app.setLevel(logging.DEBUG)
    deep.debug("deep %s", "down")
    part.info("part %d of %d", 1, 2)
    app.warning("app %(what)s", {"what": "of dicts"})
    part.propagate = False
    part.error("not above")
    part.propagate = True
    deep.setLevel("ERROR")
    deep.warning("too low")
    print(deep.getEffectiveLevel(), deep.isEnabledFor(30), deep.level, app.hasHandlers(), logging.getLogger("q").hasHandlers())
    logging.disable(logging.WARNING)
    app.warning("disabled")
    app.error("enabled")
    logging.disable(logging.NOTSET)
    app.log(35, "between")
    other.setLevel(logging.CRITICAL)
    part.error("only one")
    odd = OnlyOdd()
    app.addFilter(odd)
    for number in range(4):
        app.info("number %d", number)
    app.removeFilter(odd)
    app.addFilter(lambda record: "secret" not in record.getMessage())
    app.info("a secret")
    app.info("no more")
    app.disabled = True
    app.critical("nothing")
    print(out.lines, other.lines, sep="\n")


def formats():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logger = logging.getLogger("formats")
    logger.propagate = False
    logger.addHandler(handler)
    for formatter in [
        logging.Formatter(), logging.Formatter("%(levelno)s %(name)s: %(message)s"),
        logging.Formatter("{levelname:>10}|{message}", style="{"), logging.Formatter("$levelname ${message}", style="$"),
        logging.Formatter("%(message)s %(extra)s", defaults={"extra": "none"}), logging.Formatter("%(processName)s %(threadName)s %(message).3s"),
    ]:
        handler.setFormatter(formatter)
        logger.warning("message %s", [1, "a"])
        logger.error("with extra", extra={"extra": "given"})
    print(stream.getvalue(), end="")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", datefmt="%Y"))
    logger.warning("dated")
    print(stream.getvalue().splitlines()[-1][4:], handler.formatter.usesTime())
    print(logging.getLevelName(20), logging.getLevelName("ERROR"), logging.getLevelName(25))
    logging.addLevelName(25, "NOTICE")
    logger.setLevel("NOTICE")
    print(logging.getLevelName(25), logger.level, logger)
    adapter = logging.LoggerAdapter(logger, {"extra": "adapted"})
    handler.setFormatter(logging.Formatter("%(message)s %(extra)s"))
    adapter.warning("by %s", "adapter")
    print(stream.getvalue().splitlines()[-1], adapter)
    print(logging.StreamHandler(), logging.NullHandler(), logging.StreamHandler(sys.stdout))
    record = logging.makeLogRecord({"msg": "made %s", "args": ("up",), "name": "me", "levelname": "INFO"})
    print(logging.Formatter("%(name)s %(message)s").format(record), record.getMessage())


def basic():
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
    logging.debug("not shown")
    logging.info("shown %s", "here")
    logging.warning("no arguments, 100%")
    logging.getLogger("some.where").error("from below")
    logging.basicConfig(level=logging.DEBUG)
    print(logging.root.level, len(logging.root.handlers))
    logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="[{levelname}] {message}", style="{", force=True)
    logging.debug("forced")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "app.log")
        handler = logging.FileHandler(path)
        handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
        logging.getLogger("file").addHandler(handler)
        logging.getLogger("file").warning("to the file")
        handler.close()
        print(open(path).read(), end="")


def faults():
    attempt("level", lambda: logging.getLogger("a").setLevel("LOUD"))
    attempt("level type", lambda: logging.getLogger("a").setLevel(1.5))
    attempt("log", lambda: logging.getLogger("a").log("INFO", "x"))
    attempt("style", lambda: logging.Formatter("x", style="!"))
    attempt("format", lambda: logging.Formatter("nothing"))
    attempt("brace", lambda: logging.Formatter("nothing", style="{"))
    attempt("name", lambda: logging.getLogger(3))
    attempt("basic", lambda: logging.basicConfig(filename="x", stream=sys.stdout, force=True))
    attempt("unknown", lambda: logging.basicConfig(colour=True, force=True))
    attempt("extra", lambda: logging.getLogger("a").warning("x", extra={"message": 1}))
    attempt("field", lambda: logging.Formatter("%(nothing)s").format(logging.makeLogRecord({})))
    attempt("attribute", lambda: logging.makeLogRecord({}).nothing)
    attempt("emit", lambda: logging.Handler().emit(None))
    try:
        1 / 0
    except ZeroDivisionError:
        logging.getLogger("trace").exception("to the standard error")
        logging.exception("again")


hierarchy()
formats()
basic()
faults()
raise SystemExit("the end")
