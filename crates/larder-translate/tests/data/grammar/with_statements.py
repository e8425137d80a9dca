with a: b
with a as b: c
with a, b as c, d: e
with (a): b
with (a, b): c
with (a, b,): c
with (a as b): c
with (a as b, c as d,): e
with (a, b) as c: d
with (a), b: c
with (a, b), c: d
with (a) as b: c
with (yield): a
with (a := b): c
with (a for a in b): c
with (): a
with (*a, b): c
with (a).b as c: d
with (a, b)[0] as c.d: e
with a as (b, c): d
with a as [b, *c], e as f[0]: d
with (open(a) as b,
      open(c) as d):
    e
with (a, b) if c else d: e
with (lambda x: y): z
with (a)(b) as c, d: e
