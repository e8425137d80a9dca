f()
f(a)
f(a, b,)
f(*a, **b)
f(a, *b, c=d, *e, f=g, **h, i=j)
f(**a, b=c)
f(x for x in y)
f((x for x in y), z)
f(a)(b)[c].d
f(
    a,  # comment
    b=1,
)
a.b.c(d.e)
f(a if b else c, lambda: d)
f(*a, *b, c)
f(a, b=c, *d)
f(print)
f(not a, -b)
f(*a or b)
f(**a or b)
(f)(a)
"".join(x)
1 .real
1..real
[].append(f)
await_(x)
