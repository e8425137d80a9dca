import csv
import io


def attempt(label, call):
    try:
        print(label, repr(call()))
    except Exception as error:
        print(label, type(error).__name__, error)


def read(*lines, **settings):
    return list(csv.reader(lines, **settings))


def written(*rows, **settings):
    out = io.StringIO()
    csv.writer(out, **settings).writerows(rows)
    return out.getvalue()


def reading():
    print(read("a,b,c", "1,2,3"), read(""), read("\n", "a\r\n", "", "b\r"))
    print(read('"a,b","c ""d""",e', '"two\n', 'lines",x'), read('"a"b"c",d', 'a"b,"c" d'))
    print(read(",", "a,", ",a", '""', '"",""'), read('"open', "still\n", "more"), read('a,"'))
    print(read("a;'b;c';'it''s'", delimiter=";", quotechar="'"))
    print(read("a, b,  'c'", " , x", skipinitialspace=True, quotechar="'"))
    print(read('a\\,b,"c\\"d",e\\\\f', "g\\", "h", escapechar="\\"), read("x\\\n", "y", escapechar="\\"))
    print(read('"a\\"b"', '"a""b"', escapechar="\\", doublequote=False))
    print(read('a,"b"', quoting=csv.QUOTE_NONE), read('"a",b', quotechar=None))
    print(read('1,"2",3.5,-1e3,"x"', '"",4', quoting=csv.QUOTE_NONNUMERIC))
    print(read("a\tb c\td", dialect="excel-tab"), list(csv.reader(["a\tb"], csv.excel_tab)))
    print(list(csv.reader(io.StringIO("é,ü\r\nß,\u4e2d\n"))), read("a\x0bb,c\u2028d"))
    reader = csv.reader(['"a\n', 'b",c\n', "d\n", "\n", "e"])
    for row in reader:
        print(reader.line_num, row)
    print(reader.line_num, next(reader, "over"))
    attempt("number", lambda: read("1,x", quoting=csv.QUOTE_NONNUMERIC))
    attempt("empty number", lambda: read("1,,2", quoting=csv.QUOTE_NONNUMERIC))
    attempt("strict", lambda: read('"a"b', strict=True))
    attempt("strict end", lambda: read('"a', strict=True))
    attempt("strict fine", lambda: read('"a","b"', 'c"d', strict=True))
    attempt("return", lambda: read("a\rb"))
    attempt("bytes", lambda: list(csv.reader([b"a"])))
    attempt("none", lambda: list(csv.reader(["a", None])))
    attempt("letters", lambda: list(csv.reader("ab\ncd")))
    attempt("no lines", lambda: csv.reader(3))


def writing():
    rows = (["a", 1, 2.5, None, True], ["x,y", 'say "hi"', "two\nlines", "", " "], [], [""], [None], ["", ""], ("t", -1))
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC):
        print(repr(written(*rows, quoting=quoting)))
    print(repr(written(["a,b", 'c"d', "e\\f"], escapechar="\\", quoting=csv.QUOTE_NONE)))
    print(repr(written(["a,b", 'c"d', "e\\f"], escapechar="\\", doublequote=False)))
    print(repr(written(["a,b", 'c"d', "e\\f"], escapechar="\\")))
    print(repr(written(["a;b", "c|d", "e"], delimiter=";", quotechar="|", lineterminator="!\n")), end="\n")
    print(repr(written(["a!b", "c\nd", "e\rf"], lineterminator="!")), repr(written(["a\rb"])))
    print(repr(written(["a", "b c"], dialect="unix")), repr(written(["a\tb", "c"], dialect=csv.excel_tab)))
    print(repr(written(range(3), {"k": 1, "l": 2}, "text", (str(i) * 2 for i in range(2)))))
    print(repr(written([1e100, 0.1 + 0.2, 10**30, [1, "a,b"], float("inf"), b"x"])))
    out = io.StringIO()
    writer = csv.writer(out)
    print(writer.writerow(["ab", "c,d"]), writer.writerow([]), writer.dialect.delimiter, writer.writerows([]))
    attempt("one empty", lambda: written([""], quoting=csv.QUOTE_NONE))
    attempt("escape", lambda: written(["a,b"], quoting=csv.QUOTE_NONE))
    attempt("quote", lambda: written(['a"b'], doublequote=False))
    attempt("no row", lambda: csv.writer(io.StringIO()).writerow(3))
    attempt("a bad row", lambda: written([1], None))
    attempt("no file", lambda: csv.writer([]))
    text = written(*rows[:2])
    print(read(*text.splitlines(True)))


class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = "'"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL
    doublequote = True


class Half(csv.Dialect):
    delimiter = "|"


def dialects():
    print(sorted(csv.list_dialects()))
    csv.register_dialect("pipes", Pipes)
    csv.register_dialect("semi", delimiter=";", quoting=csv.QUOTE_ALL)
    csv.register_dialect("both", "pipes", delimiter="/")
    print(sorted(csv.list_dialects()))
    print(repr(written(["a|b", "c'd", 1], dialect="pipes")), repr(written(["a", 1], dialect="semi")))
    print(repr(written(["a/b", "c"], dialect="both")), repr(written(["a", "b|c"], dialect=Pipes(), delimiter=" ")))
    found = csv.get_dialect("semi")
    print(found.delimiter, found.quoting, found.quotechar, found.escapechar, found.strict, repr(found.lineterminator))
    csv.unregister_dialect("semi")
    attempt("gone", lambda: csv.get_dialect("semi"))
    attempt("gone", lambda: csv.unregister_dialect("semi"))
    attempt("unknown", lambda: read("a", dialect="zz"))
    attempt("half", Half)
    attempt("name", lambda: csv.register_dialect(3))
    for settings in (
        {"foo": 1},
        {"delimiter": 1},
        {"delimiter": "ab"},
        {"delimiter": ""},
        {"delimiter": None},
        {"quotechar": 1},
        {"quotechar": ""},
        {"quotechar": None, "quoting": csv.QUOTE_ALL},
        {"quoting": "a"},
        {"quoting": 9},
        {"quoting": True},
        {"lineterminator": None},
        {"lineterminator": 3},
        {"escapechar": "ab"},
        {"escapechar": 3},
    ):
        attempt(settings, lambda: read("a", **settings))
    print(csv.field_size_limit(), csv.field_size_limit(3), csv.field_size_limit())
    attempt("limit", lambda: read("abc,def"))
    attempt("limit", lambda: read("abc,defg"))
    csv.field_size_limit(131072)
    attempt("limit", lambda: csv.field_size_limit("a"))


def by_name():
    lines = ["name,age,city", "ann,3,rome", "", "bob,4", "cy,5,oslo,x,y"]
    reader = csv.DictReader(lines)
    print(reader.fieldnames, reader.line_num)
    for row in reader:
        print(reader.line_num, row)
    for row in csv.DictReader(lines[1:], ["n", "a"], restkey="rest", restval="-"):
        print(row)
    print(list(csv.DictReader([])), csv.DictReader([]).fieldnames, list(csv.DictReader(["a,b"])))
    print(list(csv.DictReader(["a;b", "1;2"], delimiter=";")), list(csv.DictReader(["a,a", "1,2"])))
    print(sum(int(row["age"]) for row in csv.DictReader(lines)))
    out = io.StringIO()
    writer = csv.DictWriter(out, ["b", "a"], restval="none", lineterminator="\n")
    print(writer.writeheader(), writer.writerow({"a": 1, "b": "x,y"}))
    writer.writerows([{"a": 2}, {}])
    print(repr(out.getvalue()))
    attempt("more", lambda: writer.writerow({"c": 1, "a": 2}))
    attempt("action", lambda: csv.DictWriter(out, [], extrasaction="shout"))
    out = io.StringIO()
    writer = csv.DictWriter(out, "ab", extrasaction="ignore", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerow({"c": 1, "a": 2})
    print(list(csv.DictReader(["1,2", "3,4"], ("a", "b"))), list(csv.DictReader(["1,2", "3,4"], "xy")))
    print(repr(out.getvalue()))


reading()
writing()
dialects()
by_name()
read('"unfinished', strict=True)
