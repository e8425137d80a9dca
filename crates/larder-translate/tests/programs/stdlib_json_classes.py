import json
import io
from json import JSONEncoder
class E(JSONEncoder):
    def default(self,o):
        if isinstance(o,set): return sorted(o)
        if hasattr(o,'to_json'): return o.to_json()
        return super().default(o)
class V:
    def to_json(self): return {"v": [1]}
print(json.dumps({'b':{3,1},'a':[1.0,None,True],'v':V()},cls=E,sort_keys=True,indent=2))
print(E().encode({1:{2}}), E(indent=1).encode([1]), E(separators=(',',':')).encode({'a':[1,2]}))
b = io.StringIO()
json.dump([{1}], b, cls=E)
print(b.getvalue())
try: json.dumps(object(), cls=E)
except TypeError as e: print(e)
class D(json.JSONDecoder):
    def __init__(self, *a, **k):
        super().__init__(object_hook=self.hook, *a, **k)
    def hook(self, d):
        return sorted(d.items())
print(json.loads('{"a": {"b": 1.5}}', cls=D), json.JSONDecoder(parse_float=str).decode('[1.5]'))
class F(json.JSONEncoder):
    def encode(self, o):
        return super().encode([o, "wrapped"])
print(json.dumps(5, cls=F), json.dumps({'a': 1}, cls=None), json.loads('1', object_hook=None))
class G(json.JSONEncoder):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.depth = 0
    def default(self, o):
        self.depth += 1
        return str(o)
print(json.dumps([1j, b"x"], cls=G, ensure_ascii=False))
