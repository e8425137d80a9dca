x, y, name = 3, 2.5, "bob"
print(f"{x} {y} {name!r} {x + 1} {name:>6}| {y:.3f} {x:05d} {x:,}")
print(f"{1234567:,} {0.256:.1%} {255:x} {255:#b} {'a':^5}|")
width = 8
print(f"{name:{width}}| {y:{width}.1f}|")
print(f"{{braces}} {[1, 'a']} {None} {x == 3}")
print("%s is %d years and %.2f" % (name, x, y))
print("{} {1} {0}".replace("{}", "z"), "{0}-{1}-{0}".format("a", "b"), "{k:>4}".format(k=7))
