"""A tiny INI reader with interpolation and a schema; exits 3 if the configuration is invalid."""
import re
import sys

TRUE, FALSE = {"yes", "on", "true", "1"}, {"no", "off", "false", "0"}


class ConfigError(Exception):
    def __init__(self, *args, line=None):
        super().__init__(*args)
        self.line = line

    def __str__(self):
        where = "" if self.line is None else f" (line {self.line})"
        return super().__str__() + where


class Section(dict):
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent

    def __missing__(self, key):
        if self.parent is not None:
            return self.parent[key]
        raise KeyError(f"{self.name}.{key}")


def parse(text):
    sections = {"DEFAULT": Section("DEFAULT")}
    current, key = sections["DEFAULT"], None
    for no, line in enumerate(text.split("\n"), start=1):
        stripped = re.sub(r"\s[#;].*", "", " " + line).strip()
        if not stripped:
            continue
        if line[0].isspace() and key is not None:
            current[key] += "\n" + stripped
        elif stripped.startswith("["):
            if not stripped.endswith("]"):
                raise ConfigError("bad section header", line=no)
            name = stripped[1:-1]
            if name in sections:
                raise ConfigError(f"duplicate section {name!r}", line=no)
            current = sections[name] = Section(name, sections["DEFAULT"])
            key = None
        else:
            key, sep, value = stripped.partition("=")
            if not sep:
                raise ConfigError(f"no value for {stripped!r}", line=no)
            key = key.strip().lower()
            current[key] = value.strip()
    return sections


def resolve(section, key, depth=0):
    if depth > 5:
        raise ConfigError(f"interpolation too deep at {key}")
    return re.sub(r"\$\{(\w+)\}", lambda m: resolve(section, m[1].lower(), depth + 1), section[key])


def boolean(s):
    s = s.lower()
    if s in TRUE or s in FALSE:
        return s in TRUE
    raise ValueError(f"not a boolean: {s!r}")


SCHEMA = {"port": int, "debug": boolean, "ratio": float, "hosts": str.split, "root": str, "log": str}


def check(sections, schema):
    errors = []
    for name, sec in sections.items():
        if name == "DEFAULT":
            continue
        print(f"[{name}]")
        for key, conv in schema.items():
            try:
                print(f"  {key:<6}= {conv(resolve(sec, key))!r}")
            except KeyError as e:
                print(f"  {key:<6}? missing {e}")
                errors.append(key)
            except (ValueError, ConfigError) as e:
                print(f"  {key:<6}! {e}")
                errors.append(key)
        if unknown := sec.keys() - schema.keys():
            print("  unknown:", ", ".join(sorted(unknown)))
    return errors


TEXT = """
root = /srv       # everything lives here
DEBUG = No
[web]
port=8080
hosts = alpha
        beta ; second
   gamma
log = ${root}/web#1.log
ratio = .75
colour = red=blue
[db]
port = 0x10
debug = maybe
root = ${ROOT}/db
log = ${nowhere}/x
"""
config = parse(TEXT)
print({k: dict(v) for k, v in config.items()})
errors = check(config, SCHEMA)
for bad in ("[a]\n[a]", "x = 1\n[broken", "\n\njust text"):
    try:
        parse(bad)
    except ConfigError as e:
        print("error:", e, "|", e.args, e.line)
print(config["web"].get("debug"), config["web"]["debug"], "debug" in config["web"])
if errors:
    print(len(errors), "errors", file=sys.stderr)
    sys.exit(3)
