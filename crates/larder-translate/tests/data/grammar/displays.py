(); (a); (a,); (a, b); (*a, b); ((a, b), c)
[]; [a]; [a,]; [a, *b]; [[]]
{}; {a}; {a, b}; {*a}; {a: b}; {a: b, **c}; {**a, 'b': c,}
[x for x in y]
[x for x in y if z if w for v in x]
{x for x, in y}
{x: y for x, y in z}
(x for x in y)
[x async for x in y]
[(x, y) for x in a for (y, *z) in b if x or y]
{(yield): 1}
[lambda: x for x in y]
(yield)
(yield x, y)
(yield from x)
