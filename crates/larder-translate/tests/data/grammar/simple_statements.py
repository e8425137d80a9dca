pass
break_ = 1
del a
del a, b.c, d[0]
del (a, b), [c, (d,)]
del (a)
del a,
global a, b
x; y; z
"doc"
yield x
yield
return_ = 1
a
(a)
(a).b
*a, b
print(x)
match = 1
case = match
match, case = 1, 2
match(x)
match[x]
match.x
match * x
match -x
_ = type
type = 1
soft: match = case
print(match, case)
match (x), y
match [a, b]

