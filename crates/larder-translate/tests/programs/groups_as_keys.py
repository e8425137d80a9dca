print({(k := "key"): (v := len(k)), k * 2: v * 2}, {(s := 3), s + 1})
xs = [0, 1, 2, 3, 4]
print(xs[(n := 1):3], xs[(a := 1):(b := 4):(c := 2)], n, a, b, c, xs[(i := 2)], {(j := 1): j for _ in "a"})
