"""`logging`: records that go from loggers to handlers. Where in its source a program logs, nobody knows here."""

import os
import re
import sys
import time
from string import Template
import _native

CRITICAL = 50
FATAL = CRITICAL
ERROR = 40
WARNING = 30
WARN = WARNING
INFO = 20
DEBUG = 10
NOTSET = 0
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
raiseExceptions = True

_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {
    "CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0,
}
_UNKNOWN = ("pathname", "filename", "module", "lineno", "funcName", "thread", "stack_info")
_started = time.time()
_disabled_below = [0]


def getLevelName(level):
    if level in _names:
        return _names[level]
    if level in _levels:
        return _levels[level]
    return f"Level {level}"


def getLevelNamesMapping():
    return dict(_levels)


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def _checked_level(level):
    if isinstance(level, int):
        return level
    if isinstance(level, str):
        if level not in _levels:
            raise ValueError(f"Unknown level: {level!r}")
        return _levels[level]
    raise TypeError(f"Level not an integer or a valid string: {level!r}")


class LogRecord:
    __module__ = "logging"

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time()
        self.name = name
        self.msg = msg
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.exc_info = exc_info
        self.exc_text = None
        self.created = now
        self.msecs = int((now - int(now)) * 1000) + 0.0
        self.relativeCreated = (now - _started) * 1000
        self.threadName = "MainThread"
        self.processName = "MainProcess"
        self.process = os.getpid()

    def __getattr__(self, name):
        if name in _UNKNOWN:
            _native.refuse(f"logging: {name} of a record")
        raise AttributeError(f"'LogRecord' object has no attribute '{name}'")

    def __repr__(self):
        _native.refuse("logging: a record with its place in the source")

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text


def makeLogRecord(dict):
    record = LogRecord(None, None, "", 0, "", (), None)
    for key, value in dict.items():
        setattr(record, key, value)
    return record


class _PercentStyle:
    default = "%(message)s"
    time_mark = "%(asctime)"
    pattern = r"%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]"
    sign = "%"

    def __init__(self, fmt, defaults):
        self._fmt = fmt or self.default
        self._defaults = defaults or {}

    def uses_time(self):
        return self._fmt.find(self.time_mark) >= 0

    def validate(self):
        if not re.search(self.pattern, self._fmt, re.IGNORECASE):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default[0]}' style")

    def names(self):
        return re.findall(r"%\((\w+)\)", self._fmt)

    def format(self, record):
        for name in self.names():
            if name in _UNKNOWN and name not in vars(record):
                _native.refuse(f"logging: {name} of a record")
        try:
            return self._format({**self._defaults, **vars(record)})
        except KeyError as error:
            raise ValueError(f"Formatting field not found in record: {error}")

    def _format(self, values):
        return self._fmt % values


class _BraceStyle(_PercentStyle):
    default = "{message}"
    time_mark = "{asctime"

    def validate(self):
        names = self.names()
        if not names:
            raise ValueError("invalid format: no fields")

    def names(self):
        return re.findall(r"(?<!\{)\{(\w+)", self._fmt)

    def _format(self, values):
        return self._fmt.format(**values)


class _DollarStyle(_PercentStyle):
    default = "${message}"
    time_mark = "${asctime}"

    def uses_time(self):
        return self._fmt.find("$asctime") >= 0 or self._fmt.find(self.time_mark) >= 0

    def validate(self):
        if not self.names():
            raise ValueError("invalid format: no fields")

    def names(self):
        return [first or second for first, second in re.findall(r"\$(?:(\w+)|\{(\w+)\})", self._fmt)]

    def _format(self, values):
        return Template(self._fmt).substitute(**values)


_STYLES = {"%": _PercentStyle, "{": _BraceStyle, "$": _DollarStyle}


class Formatter:
    __module__ = "logging"
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"
    converter = time.localtime

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
        self._style = _STYLES[style](fmt, defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        at = time.localtime(record.created)
        if datefmt:
            return time.strftime(datefmt, at)
        text = time.strftime(self.default_time_format, at)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        _native.refuse("logging: a traceback as text")

    def usesTime(self):
        return self._style.uses_time()

    def formatMessage(self, record):
        return self._style.format(record)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = text if text.endswith("\n") else text + "\n"
            text += record.exc_text
        return text


class _ErrorFormatter(Formatter):
    """What goes to the standard error: of a traceback the first line and the last."""

    def formatException(self, ei):
        kind = type(ei[1])
        name = kind.__qualname__
        if kind.__module__ not in ("builtins", "__main__"):
            name = f"{kind.__module__}.{name}"
        text = str(ei[1])
        return "Traceback (most recent call last):\n" + (f"{name}: {text}" if text else name)


_plain = Formatter()


class Filter:
    __module__ = "logging"

    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        if not self.name or self.name == record.name:
            return True
        return record.name.startswith(self.name + ".")


class Filterer:
    __module__ = "logging"

    def _start_filters(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for one in self.filters:
            passes = one.filter(record) if hasattr(one, "filter") else one(record)
            if not passes:
                return False
        return True


_handlers = []
_handler_names = {}


class Handler(Filterer):
    __module__ = "logging"

    def __init__(self, level=NOTSET):
        self._start_filters()
        self._name = None
        self.level = _checked_level(level)
        self.formatter = None
        _handlers.append(self)

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = name
        _handler_names[name] = self

    def get_name(self):
        return self._name

    def set_name(self, name):
        self.name = name

    def setLevel(self, level):
        self.level = _checked_level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def acquire(self):
        pass

    def release(self):
        pass

    def createLock(self):
        pass

    def format(self, record):
        return (self.formatter or _plain).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        passes = self.filter(record)
        if passes:
            self.emit(record)
        return passes

    def flush(self):
        pass

    def close(self):
        if self in _handlers:
            _handlers.remove(self)

    def handleError(self, record):
        if not raiseExceptions:
            return
        error = sys.exc_info()[1]
        name = type(error).__qualname__
        sys.stderr.write(f"--- Logging error ---\nTraceback (most recent call last):\n{name}: {error}\n")
        sys.stderr.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    __module__ = "logging"
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        if self.stream and hasattr(self.stream, "flush"):
            self.stream.flush()

    def setStream(self, stream):
        if stream is self.stream:
            return None
        old = self.stream
        self.flush()
        self.stream = stream
        return old

    def _with_trace(self, record):
        """The text of a record with an exception, where it may go without the lines of its traceback."""
        formatter = self.formatter or _plain
        if not record.exc_info or type(formatter) is not Formatter or self.stream is not sys.stderr:
            return self.format(record)
        record.exc_text = _ErrorFormatter().formatException(record.exc_info)
        text = formatter.format(record)
        record.exc_text = None
        return text

    def emit(self, record):
        try:
            text = self._with_trace(record)
            self.stream.write(text + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        if name:
            name += " "
        return f"<{type(self).__name__} {name}({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    __module__ = "logging"

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        Handler.__init__(self)
        self.baseFilename = os.path.abspath(filename)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self.delay = delay
        self.stream = None if delay else self._open()

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        if self.stream is None:
            self.stream = self._open()
        super().emit(record)

    def close(self):
        if self.stream is not None:
            self.flush()
            self.stream.close()
            self.stream = None
        super().close()

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class NullHandler(Handler):
    __module__ = "logging"

    def handle(self, record):
        pass

    def emit(self, record):
        pass


class _LastResort(StreamHandler):
    """Writes what nobody has a handler for, to the standard error as it is now."""

    def emit(self, record):
        self.stream = sys.stderr
        super().emit(record)

    def __repr__(self):
        return "<_StderrHandler <stderr> (WARNING)>"


lastResort = _LastResort()
lastResort.setLevel(WARNING)
_handlers.clear()


class Logger(Filterer):
    __module__ = "logging"

    def __init__(self, name, level=NOTSET):
        self._start_filters()
        self.name = name
        self.level = _checked_level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):
        self.level = _checked_level(level)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key, value in extra.items():
                if key in ("message", "asctime") or key in vars(record) or key in _UNKNOWN:
                    raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
                setattr(record, key, value)
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if stack_info:
            _native.refuse("logging: stack_info")
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, None)
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        if exc_info and exc_info[1] is None:
            _native.refuse("logging: exc_info without an exception")
        self.handle(self.makeRecord(self.name, level, "", 0, msg, args, exc_info or None, None, extra))

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def callHandlers(self, record):
        logger = self
        found = 0
        while logger is not None:
            for handler in logger.handlers:
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled_below[0] and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    __module__ = "logging"

    def __init__(self, level):
        super().__init__("root", level)


root = RootLogger(WARNING)
_loggers = {}


def getLogger(name=None):
    if not name or isinstance(name, str) and name == "root":
        return root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    if name not in _loggers:
        made = Logger(name)
        _loggers[name] = made
        made.parent = _nearest(name)
        for other in _loggers.values():
            if other.name.startswith(name + ".") and len(other.parent.name if other.parent is not root else "") < len(name):
                other.parent = made
    return _loggers[name]


def _nearest(name):
    """The logger that stands above one of this name."""
    at = name.rfind(".")
    while at > 0:
        if name[:at] in _loggers:
            return _loggers[name[:at]]
        at = name.rfind(".", 0, at)
    return root


def getLoggerClass():
    return Logger


class LoggerAdapter:
    __module__ = "logging"

    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    @property
    def name(self):
        return self.logger.name

    def __repr__(self):
        return f"<{type(self).__name__} {self.logger.name} ({getLevelName(self.getEffectiveLevel())})>"


def basicConfig(**kwargs):
    force = kwargs.pop("force", False)
    encoding = kwargs.pop("encoding", None)
    errors = kwargs.pop("errors", "backslashreplace")
    if force:
        for handler in list(root.handlers):
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = kwargs.pop("handlers", None)
    if handlers is None:
        if "stream" in kwargs and "filename" in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
    elif "stream" in kwargs or "filename" in kwargs:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if handlers is None:
        filename = kwargs.pop("filename", None)
        mode = kwargs.pop("filemode", "a")
        if filename:
            handlers = [FileHandler(filename, mode, encoding=encoding)]
        else:
            handlers = [StreamHandler(kwargs.pop("stream", None))]
    datefmt = kwargs.pop("datefmt", None)
    style = kwargs.pop("style", "%")
    if style not in _STYLES:
        raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
    basic = {"%": BASIC_FORMAT, "{": "{levelname}:{name}:{message}", "$": "${levelname}:${name}:${message}"}
    formatter = Formatter(kwargs.pop("format", basic[style]), datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = kwargs.pop("level", None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    log(DEBUG, msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    log(INFO, msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    log(WARNING, msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    log(WARNING, msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    log(ERROR, msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    log(ERROR, msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    log(CRITICAL, msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    log(CRITICAL, msg, *args, **kwargs)


def disable(level=CRITICAL):
    _disabled_below[0] = _checked_level(level)


def shutdown(handlerList=None):
    for handler in list(_handlers)[::-1]:
        handler.flush()
        handler.close()
