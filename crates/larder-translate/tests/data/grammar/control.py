if a: b
elif c: d
elif e:
    f
else: g
if a:
    if b:
        c
    else:
        d
elif e: pass
while a:
    break
else:
    continue_
while (x := f()): continue
for x in y: pass
for x, y in z: pass
for (x, y), *z in w:
    pass
else:
    pass
for x in *a, b: pass
for x[0] in y: pass
for x.y in z: pass
for [a, b] in c: pass
if a: b; c; d;
if a:
    b
# comment at a strange place
    c

	# another
else:

    d
