# layered configuration: ChainMap, deep merge, deepcopy, env overrides, type coercion, dotted access
from collections import ChainMap
from copy import copy, deepcopy
import json
DEFAULTS = {"app": {"name": "demo", "workers": 4, "debug": False}, "db": {"hosts": ["a", "b"], "port": 5432}, "features": {}}
USER = {"app": {"debug": True}, "db": {"hosts": ["c"], "timeout": 2.5}}
ENV = {"APP__WORKERS": "16", "DB__PORT": "0x10", "FEATURES__NEW_UI": "yes", "DB__TIMEOUT": "none", "PATH": "/bin", "APP__TAGS": "a, b,,c"}
def merge(base, over, *, path=()):
    out = copy(base)
    for k, v in over.items():
        if isinstance(out.get(k), dict) and isinstance(v, dict):
            out[k] = merge(out[k], v, path=path + (k,))
        else:
            if k in out and type(out[k]) is not type(v) and out[k] is not None:
                print(f"  type change at {'.'.join(path + (k,))}: {type(out[k]).__name__} -> {type(v).__name__}")
            out[k] = v
    return out
def coerce(text):
    low = text.strip().lower()
    if low in ("yes", "true", "on"):
        return True
    if low in ("no", "false", "off"):
        return False
    if low in ("", "none", "null"):
        return None
    for cast in (lambda s: int(s, 0), float):
        try:
            return cast(low)
        except ValueError:
            continue
    if "," in text:
        return [coerce(p) for p in text.split(",")]
    return text
def from_env(env):
    out = {}
    for key, val in env.items():
        *path, last = key.lower().split("__")
        if not path:
            continue
        node = out
        for p in path:
            node = node.setdefault(p, {})
        node[last] = coerce(val)
    return out
class Config:
    _sentinel = object()
    def __init__(self, *layers):
        self.layers = layers
        self.data = {}
        for layer in layers:
            self.data = merge(self.data, layer)
    def __getitem__(self, dotted):
        node = self.data
        seen = []
        for part in dotted.split("."):
            seen.append(part)
            try:
                node = node[int(part)] if isinstance(node, list) else node[part]
            except (KeyError, IndexError, ValueError, TypeError) as e:
                raise KeyError(".".join(seen)) from e
        return node
    def get(self, dotted, default=_sentinel):
        try:
            return self[dotted]
        except KeyError:
            if default is Config._sentinel:
                raise
            return default
    def __contains__(self, dotted):
        missing = object()
        return self.get(dotted, missing) is not missing
    def flat(self, node=None, prefix=""):
        node = self.data if node is None else node
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for k, v in items:
            if isinstance(v, (dict, list)) and v:
                yield from self.flat(v, f"{prefix}{k}.")
            else:
                yield prefix + str(k), v
    def origin(self, dotted):
        for i in range(len(self.layers) - 1, -1, -1):
            probe = Config(self.layers[i])
            if dotted in probe:
                return i
cfg = Config(DEFAULTS, USER, from_env(ENV))
print(json.dumps(cfg.data, indent=1, sort_keys=True))
for key, value in cfg.flat():
    print(f"{key:<16} {value!r:<10} layer {cfg.origin(key)}")
for key in ("app.workers", "db.hosts.0", "db.hosts.5", "db.hosts.x", "db.port.x", "nope", "features"):
    try:
        print(key, cfg[key], key in cfg)
    except KeyError as e:
        print(key, "KeyError", e, type(e.__cause__).__name__, cfg.get(key, "dflt"), key in cfg)
print(DEFAULTS["app"], DEFAULTS["db"]["hosts"], cfg["db.hosts"] is USER["db"]["hosts"])
base, override = {"x": 1, "y": 2}, {"y": 20}
cm = ChainMap({}, override, base)
cm["x"] = 100
print(cm["x"], base["x"], cm["y"], dict(cm), len(cm), list(cm), cm.maps[0], "z" in cm, cm.get("z"))
del cm["x"]
print(cm["x"], cm.new_child({"y": "child"})["y"], cm.parents["y"], cm.parents.maps == [override, base])
override["z"] = [1]
cm["z"].append(2)
print(override, cm | {"w": 0}, cm.pop("q", None), cm == {"x": 1, "y": 20, "z": [1, 2]}, sorted(cm.items()))
for bad in (lambda: cm.pop("x"), lambda: cm["none"], lambda: cm.popitem(), lambda: cm.__delitem__("y")):
    try:
        print(bad())
    except KeyError as e:
        print("KeyError", e)
class Node:
    made = 0
    def __init__(self, name, kids=()):
        self.name, self.kids, self.parent = name, list(kids), None
        Node.made += 1
        for k in self.kids:
            k.parent = self
    def __deepcopy__(self, memo):
        new = type(self).__new__(type(self))
        memo[id(self)] = new
        new.__dict__.update({k: deepcopy(v, memo) for k, v in vars(self).items()})
        new.name += "'"
        return new
    def __copy__(self):
        return Node(self.name + "~", self.kids)
leaf = Node("leaf")
tree = Node("root", [leaf, Node("mid", [Node("low")]), leaf])
dup = deepcopy(tree)
print(dup.name, [k.name for k in dup.kids], dup.kids[0] is dup.kids[2], dup.kids[0] is leaf, dup.kids[1].parent is dup, dup.kids[1].kids[0].parent.parent.name, Node.made)
shallow = copy(tree)
print(shallow.name, shallow.kids is tree.kids, shallow.kids[0] is leaf, leaf.parent is shallow, Node.made)
m = [[1], (2, [3]), {"k": {4}}]
m.append(m)
m2, m3 = deepcopy(m), copy(m)
m[0].append(9)
m[1][1].append(8)
print(m2[:3], m3[:3], m2[3] is m2, m3[3] is m, deepcopy((1, "a")) == (1, "a"), (t := (1, 2)) is deepcopy(t), copy(t) is t, m3 is m, len(m2))
