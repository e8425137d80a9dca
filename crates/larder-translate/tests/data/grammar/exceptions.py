try: a
except: b
try:
    a
except A: b
except (B, C) as e:
    c
except D as e: d
else: e
finally: f
try: a
finally: b
try:
    a
except* A: b
except* (B, C) as e: c
raise
raise A
raise A from b
raise A('x') from None
assert a
assert a, b
assert (a, b)
try:
    try: a
    finally: b
except: raise
