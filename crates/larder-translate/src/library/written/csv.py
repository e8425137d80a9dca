"""`csv`: rows of fields as lines of text, and back."""

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3

_SETTINGS = (
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
)

# Where a reader is in a line.
_AT_RECORD = 0
_AT_FIELD = 1
_ESCAPED = 2
_IN_FIELD = 3
_IN_QUOTES = 4
_ESCAPED_IN_QUOTES = 5
_QUOTE_IN_QUOTES = 6
_AFTER_LINE = 7
_AFTER_ESCAPED_END = 8


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    __module__ = "csv"
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _Settings(self, {})
        except TypeError as error:
            raise Error(str(error))


class excel(Dialect):
    __module__ = "csv"
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    __module__ = "csv"
    delimiter = "\t"


class unix_dialect(Dialect):
    __module__ = "csv"
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


def _one_char(name, value, may_lack):
    if value is None and may_lack:
        return None
    if not isinstance(value, str):
        wanted = "string or None" if may_lack else "string"
        raise TypeError(f'"{name}" must be {wanted}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


class _Settings:
    """A dialect that was checked."""

    __module__ = "_csv"

    def __init__(self, dialect, given):
        for name in given:
            if name not in _SETTINGS:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        found = {
            "delimiter": ",",
            "doublequote": True,
            "escapechar": None,
            "lineterminator": "\r\n",
            "quotechar": '"',
            "quoting": QUOTE_MINIMAL,
            "skipinitialspace": False,
            "strict": False,
        }
        is_quoting_given = "quoting" in given or dialect is not None and hasattr(dialect, "quoting")
        for name in _SETTINGS:
            if name in given:
                found[name] = given[name]
            elif dialect is not None:
                found[name] = getattr(dialect, name, found[name])
        self.delimiter = _one_char("delimiter", found["delimiter"], False)
        self.doublequote = bool(found["doublequote"])
        self.escapechar = _one_char("escapechar", found["escapechar"], True)
        self.lineterminator = found["lineterminator"]
        if self.lineterminator is not None and not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        self.quotechar = _one_char("quotechar", found["quotechar"], True)
        self.quoting = found["quoting"]
        if type(self.quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        if not QUOTE_MINIMAL <= self.quoting <= QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        self.skipinitialspace = bool(found["skipinitialspace"])
        self.strict = bool(found["strict"])
        if self.quotechar is None and not is_quoting_given:
            self.quoting = QUOTE_NONE
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if self.lineterminator is None:
            raise TypeError("lineterminator must be set")


_dialects = {}
_limit = [131072]


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _settings(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=None):
    old = _limit[0]
    if new_limit is not None:
        if type(new_limit) is not int:
            raise TypeError("limit must be an integer")
        _limit[0] = new_limit
    return old


def _settings(dialect, given):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if isinstance(dialect, _Settings) and not given:
        return dialect
    return _Settings(dialect, given)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class _Reader:
    __module__ = "_csv"

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0
        self._start()

    def __iter__(self):
        return self

    def _start(self):
        self._fields = []
        self._field = []
        self._state = _AT_RECORD
        self._is_number = False

    def _save(self):
        field = "".join(self._field)
        self._field = []
        if self._is_number:
            self._is_number = False
            self._fields.append(float(field))
        else:
            self._fields.append(field)

    def _add(self, char):
        if len(self._field) >= _limit[0]:
            raise Error(f"field larger than field limit ({_limit[0]})")
        self._field.append(char)

    def _take(self, char):
        """The next character of a line; None for its end."""
        dialect = self.dialect
        state = self._state
        is_end = char is None or char == "\n" or char == "\r"
        after = _AT_RECORD if char is None else _AFTER_LINE
        if state == _AT_RECORD:
            if char is None:
                return
            if is_end:
                self._state = _AFTER_LINE
                return
            state = _AT_FIELD
        if state == _AFTER_ESCAPED_END:
            if char is None:
                return
            state = _IN_FIELD
        if state == _AT_FIELD:
            if is_end:
                self._save()
                self._state = after
            elif char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _IN_QUOTES
            elif char == dialect.escapechar:
                self._state = _ESCAPED
            elif char == " " and dialect.skipinitialspace:
                self._state = _AT_FIELD
            elif char == dialect.delimiter:
                self._save()
                self._state = _AT_FIELD
            else:
                self._is_number = dialect.quoting == QUOTE_NONNUMERIC
                self._add(char)
                self._state = _IN_FIELD
        elif state == _IN_FIELD:
            if is_end:
                self._save()
                self._state = after
            elif char == dialect.escapechar:
                self._state = _ESCAPED
            elif char == dialect.delimiter:
                self._save()
                self._state = _AT_FIELD
            else:
                self._add(char)
                self._state = _IN_FIELD
        elif state == _IN_QUOTES:
            if char is None:
                return
            if char == dialect.escapechar:
                self._state = _ESCAPED_IN_QUOTES
            elif char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTES if dialect.doublequote else _IN_FIELD
            else:
                self._add(char)
        elif state == _QUOTE_IN_QUOTES:
            if dialect.quoting != QUOTE_NONE and char == dialect.quotechar:
                self._add(char)
                self._state = _IN_QUOTES
            elif char == dialect.delimiter:
                self._save()
                self._state = _AT_FIELD
            elif is_end:
                self._save()
                self._state = after
            elif not dialect.strict:
                self._add(char)
                self._state = _IN_FIELD
            else:
                raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        elif state == _ESCAPED:
            self._add("\n" if char is None else char)
            self._state = _AFTER_ESCAPED_END if char == "\n" or char == "\r" else _IN_FIELD
        elif state == _ESCAPED_IN_QUOTES:
            self._add("\n" if char is None else char)
            self._state = _IN_QUOTES
        elif char is None:
            self._state = _AT_RECORD
        elif not is_end:
            raise Error(
                "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?"
            )

    def __next__(self):
        self._start()
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if not self._field and self._state != _IN_QUOTES:
                    raise StopIteration
                if self.dialect.strict:
                    raise Error("unexpected end of data")
                self._save()
                break
            if not isinstance(line, str):
                kind = type(line).__name__
                raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
            self.line_num += 1
            for char in line:
                self._take(char)
            self._take(None)
            if self._state == _AT_RECORD:
                break
        return self._fields


def reader(iterable, dialect=None, **fmtparams):
    return _Reader(iterable, _settings(dialect, fmtparams))


def _is_number(value):
    return isinstance(value, (int, float, complex)) or hasattr(type(value), "__float__")


class _Writer:
    __module__ = "_csv"

    def __init__(self, file, dialect):
        if not callable(getattr(file, "write", None)):
            raise TypeError('argument 1 must have a "write" method')
        self._file = file
        self.dialect = dialect

    def _shown(self, text, is_quoted):
        dialect = self.dialect
        shown = []
        for char in text:
            if (
                char == dialect.delimiter
                or char == dialect.escapechar
                or char == dialect.quotechar
                or char in dialect.lineterminator
            ):
                is_escaped = True
                if dialect.quoting != QUOTE_NONE:
                    is_quote = char == dialect.quotechar
                    is_escaped = is_quote and not dialect.doublequote or not is_quote and char == dialect.escapechar
                    if is_quote and dialect.doublequote:
                        shown.append(char)
                    if not is_escaped:
                        is_quoted = True
                if is_escaped:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    shown.append(dialect.escapechar)
            shown.append(char)
        inner = "".join(shown)
        return dialect.quotechar + inner + dialect.quotechar if is_quoted else inner

    def writerow(self, row, /):
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}")
        dialect = self.dialect
        shown = []
        for field in fields:
            is_quoted = dialect.quoting == QUOTE_ALL
            if dialect.quoting == QUOTE_NONNUMERIC:
                is_quoted = not _is_number(field)
            shown.append(self._shown("" if field is None else str(field), is_quoted))
        if len(shown) == 1 and not shown[0]:
            if dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            shown = [dialect.quotechar * 2]
        return self._file.write(dialect.delimiter.join(shown) + dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def writer(fileobj, dialect=None, **fmtparams):
    return _Writer(fileobj, _settings(dialect, fmtparams))


class DictReader:
    __module__ = "csv"

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        found = dict(zip(names, row))
        if len(names) < len(row):
            found[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            found[name] = self.restval
        return found


class DictWriter:
    __module__ = "csv"

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [key for key in rowdict if key not in self.fieldnames]
            if wrong:
                raise ValueError(f"dict contains fields not in fieldnames: {', '.join([repr(key) for key in wrong])}")
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        for rowdict in rowdicts:
            self.writerow(rowdict)
