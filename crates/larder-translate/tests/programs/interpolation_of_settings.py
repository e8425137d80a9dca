# Both kinds of interpolation, right and wrong.
import configparser
for kind, texts in (
    (configparser.BasicInterpolation(), ["%(b)s/x", "%%", "%(c)s", "%x", "%(", "%(d)s", "a%(b)sb%%c"]),
    (configparser.ExtendedInterpolation(), ["${b}/x", "$$", "${c}", "$x", "${", "${d}", "${t:e}", "${t:e:f}", "${u:e}", "a${b}b$$c"]),
):
    for text in texts:
        p = configparser.ConfigParser(interpolation=kind)
        p.read_string(f"[s]\na = {text}\nb = 7\nd = {text}\n[t]\ne = five\n")
        try:
            print(text, "->", p.get("s", "a"))
        except configparser.Error as error:
            print(text, type(error).__name__, str(error).splitlines()[0])
        try:
            p.set("s", "z", text)
            print("set")
        except ValueError as error:
            print(error)
