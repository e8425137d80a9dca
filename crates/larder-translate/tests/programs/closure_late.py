fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
gs = [lambda k=k: k for k in range(3)]
print([g() for g in gs])
hs = [lambda: j for j in range(3)]
print([h() for h in hs])
