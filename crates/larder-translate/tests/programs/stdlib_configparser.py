import configparser
import io

TEXT = """
[DEFAULT]
home = /srv
retries = 3

# a comment
[web]
Host = example.org
port: 8080
path = %(home)s/www
debug = yes
long = first
    second
    third

; another
[db]
url = db://%(user)s@host
user = me
ratio = 0.5
empty =
percent = 50%%
retries = 5
"""
cp = configparser.ConfigParser()
cp.read_string(TEXT)
print(cp.sections(), "web" in cp, "DEFAULT" in cp, "zz" in cp, len(cp), list(cp))
web = cp["web"]
print(web["host"], web["PATH"], web.getint("port"), web.getboolean("debug"), repr(web["long"]), web.get("nope"), web.get("nope", "dflt"), web.name, web)
print(cp.get("db", "url"), cp.getfloat("db", "ratio"), repr(cp.get("db", "empty")), cp.get("db", "percent"), cp.getint("db", "retries"), cp.getint("web", "retries"))
print(cp.options("web"), cp.items("db"), dict(cp["db"]))
print(cp.get("web", "path", raw=True), cp.get("web", "path", vars={"home": "/x"}), cp.has_option("web", "HOME"), cp.has_option("no", "x"), cp.defaults())
cp.add_section("new")
cp.set("new", "a", "1")
cp["new"]["b"] = "two"
cp["extra"] = {"k": "v", "n": 5}
cp.remove_option("web", "long")
print(cp.remove_section("db"), cp.remove_section("db"))
out = io.StringIO()
cp.write(out)
print(out.getvalue())
out = io.StringIO()
cp.write(out, space_around_delimiters=False)
print(out.getvalue().splitlines()[1])
ex = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), default_section="common")
ex.read_dict({"common": {"base": "/b"}, "a": {"dir": "${base}/a", "x": "1"}, "b": {"ref": "${a:dir}/${a:x}", "cost": "$$5"}})
print(ex["b"]["ref"], ex["b"]["cost"], ex["a"]["dir"], ex.sections())
raw = configparser.RawConfigParser(allow_no_value=True, delimiters=("=",), inline_comment_prefixes=("#",))
raw.optionxform = str
raw.read_string("[S]\nKey = %(v)s # note\nflag\nb:c = 2\n")
print(raw.items("S"), raw["S"]["flag"])
def tries(*fs):
    for f in fs:
        try:
            print("ok", f())
        except (configparser.Error, KeyError, ValueError, TypeError) as e:
            print(type(e).__name__, "|", e)
tries(
    lambda: cp.get("nope", "x"),
    lambda: cp.get("web", "x"),
    lambda: cp["nope"],
    lambda: cp["web"]["x"],
    lambda: cp.getint("web", "host"),
    lambda: cp.getboolean("web", "host"),
    lambda: cp.get("nope", "x", fallback=7),
    lambda: cp.getint("web", "zz", fallback=None),
    lambda: cp.add_section("web"),
    lambda: cp.add_section("DEFAULT"),
    lambda: cp.set("zz", "a", "b"),
    lambda: cp.set("web", "a", 5),
    lambda: cp.set("web", "a", "5%"),
    lambda: configparser.ConfigParser().read_string("a = 1\n"),
    lambda: configparser.ConfigParser().read_string("[a]\nx\n"),
    lambda: configparser.ConfigParser().read_string("[a]\nx=1\n[a]\n"),
    lambda: configparser.ConfigParser().read_string("[a]\nx=1\nX=2\n"),
)
bad = configparser.ConfigParser()
bad.read_string("[a]\nx = %(y)s\nloop = %(loop)s\nz = %q\nw = %(open\n")
tries(lambda: bad["a"]["x"], lambda: bad["a"]["loop"], lambda: bad["a"]["z"], lambda: bad["a"]["w"])
print(configparser.ConfigParser().read(["/no/such/file"]), configparser.ConfigParser({"a": "1"}).defaults())
