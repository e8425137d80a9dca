from string import Template


class Dotted(Template):
    delimiter = "%"
    idpattern = r"[a-z]+(?:\.[a-z]+)?"


class Braced(Template):
    braceidpattern = r"[0-9]+"


print(Dotted("%a.b %{c} 100%% %x.y.z").substitute({"a.b": 1, "c": 2, "x.y": 3}))
print(Braced("${1} $one").substitute({"1": "first", "one": "uno"}), Dotted("%a %").is_valid(), Dotted("%a %b.c").get_identifiers())
print(Dotted("%A").substitute({"A": "upper"}), Dotted("%no %a").safe_substitute(a=1))
try:
    Dotted("ok\n  % x").substitute({})
except ValueError as e:
    print(e)
print(Template("$who owes $$5 to ${whom}s").substitute(who="Al", whom="Ben"))
