import json

text = '{"a": [1, 2.5, -3e2, true, false, null, "x\\n\\u00e9\\ud83d\\ude00"], "b": {"c": {}}, "d": []}'
v = json.loads(text)
print(v, json.dumps(v), json.dumps(v, indent=2, sort_keys=True), json.dumps(v, separators=(",", ":")), json.dumps(v, ensure_ascii=False))
print(json.dumps([1, (2, 3), {"k": None, 1: True, 2.5: False, None: 0}]), json.dumps("\x00\x1f\"\\/é"), json.dumps([float("inf"), float("nan"), 1e22, 1e-7, 10**25]))
for bad in ["", "{", "[1,]", '{"a" 1}', "nul", '"abc', "[1 2]", "{'a': 1}", "1 2", '"\\x"', "[1,\n2,\n x]", '{"a":1,}', "01", "-", "1.", "NaN", "[Infinity]"]:
    try:
        print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as e:
        print(repr(bad), "|", e, "|", e.lineno, e.colno, e.pos, e.msg)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
print(json.dumps({1, 2}, default=sorted), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[], {}], indent=1), json.loads(" [1 , 2 ] "), json.loads("12345678901234567890"), json.loads("1E3"))
