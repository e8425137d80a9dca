# beginner style: globals, while loops, lists of lists - a library system with menus driven by a script, saved to JSON
import json
import os
import tempfile
books = []
members = {}
loans = []
next_id = 1
messages = 0
MENU = ["add", "join", "lend", "back", "find", "show", "fine", "save", "load", "quit"]
def say(*parts, sep=" ", end="\n"):
    global messages
    messages = messages + 1
    print("  >", *parts, sep=sep, end=end)
def add_book(title, author, copies=1, tags=[]):
    global next_id
    book = {"id": next_id, "title": title, "author": author, "copies": copies, "tags": tags}
    next_id += 1
    books.append(book)
    say("added", book["id"], title)
    return book
def find_book(text):
    i = 0
    found = []
    while i < len(books):
        b = books[i]
        if text.lower() in b["title"].lower() or text.lower() in b["author"].lower() or text in b["tags"]:
            found.append(b)
        i += 1
    return found
def free_copies(book):
    out = 0
    for l in loans:
        if l[0] == book["id"] and l[3] == None:
            out += 1
    return book["copies"] - out
def lend(who, text, day):
    if who not in members:
        say("unknown member", who)
        return False
    found = find_book(text)
    if len(found) == 0:
        say("no such book:", repr(text))
        return False
    elif len(found) > 1:
        say("which one?", [b["title"] for b in found])
        return False
    book = found[0]
    if free_copies(book) < 1:
        say("all copies of", book["title"], "are out")
        return False
    if len([l for l in loans if l[1] == who and l[3] is None]) >= members[who]["limit"]:
        say(who, "has too many books")
        return False
    loans.append([book["id"], who, day, None])
    members[who]["history"] += [book["title"]]
    say(who, "takes", book["title"], "until day", day + 14)
    return True
def give_back(who, text, day):
    for l in loans:
        if l[1] == who and l[3] is None and l[0] in [b["id"] for b in find_book(text)]:
            l[3] = day
            late = max(0, day - l[2] - 14)
            fine = late * 0.25
            members[who]["fine"] += fine
            say(who, "returned after", day - l[2], "days", end="")
            print("" if not late else f", late by {late}: {fine:.2f}")
            break
    else:
        say("nothing to return for", who)
def show():
    print("  " + "=" * 44)
    for b in sorted(books, key=lambda b: b["title"]):
        print("  %-4d%-20s%-12s%2d/%-2d %s" % (b["id"], b["title"][:20], b["author"][:12], free_copies(b), b["copies"], "|".join(b["tags"])))
    print("  " + "-" * 44)
    for name in members:
        m = members[name]
        print("  {:<8} fine={:<6} {}".format(name, m["fine"], m["history"]))
def save(path):
    with open(path, "w") as f:
        json.dump({"books": books, "members": members, "loans": loans, "next": next_id}, f, indent=1)
    say("saved", len(open(path).read().split("\n")), "lines")
def load(path):
    global books, members, next_id
    data = json.load(open(path))
    books = data["books"]
    members = data["members"]
    loans[:] = data["loans"]
    next_id = data["next"]
    say("loaded", len(books), "books", len(loans), "loans")
add_book("Dune", "Herbert", 2, ["sf"])
add_book("Emma", "Austen")
add_book("Ulysses", "Joyce", tags=["long", "classic"])
books[1]["tags"].append("classic")
add_book("Persuasion", "Austen")
print(books[3]["tags"], books[1]["tags"] is books[3]["tags"], books[2]["tags"])
script = """join ann
join bob 1
lend ann dune 1
lend bob dune 2
lend bob emma 3
lend cid emma 3
lend ann dune 3
lend ann austen 3
lend ann xyz 4
back ann dune 20
back ann dune 21
lend ann dune 22
find classic
save
lend ann emma 23
show
load
show
lend bob ulys 30
back bob dune 31
dance
lend ann
fine bob 3
show
quit
show"""
path = os.path.join(tempfile.gettempdir(), "lib_%d.json" % os.getpid())
lines = script.split("\n")
n = 0
running = True
while running:
    line = lines[n]
    n = n + 1
    words = line.split()
    print(n, line)
    if words[0] not in MENU:
        say("choose from", "/".join(MENU))
        continue
    try:
        if words[0] == "join":
            members[words[1]] = {"limit": int(words[2]) if len(words) > 2 else 2, "fine": 0, "history": []}
        elif words[0] == "lend":
            lend(words[1], words[2], int(words[3]))
        elif words[0] == "back":
            give_back(words[1], words[2], int(words[3]))
        elif words[0] == "find":
            for b in find_book(words[1]):
                say(b["title"], "by", b["author"], sep="_")
        elif words[0] == "fine":
            members[words[1]]["fine"] -= float(words[2])
        elif words[0] == "save":
            save(path)
        elif words[0] == "load":
            load(path)
        elif words[0] == "show":
            show()
        else:
            running = False
    except IndexError:
        say("missing something after", words[0])
os.remove(path)
print(n, messages, next_id, len(loans), loans[0], type(members["bob"]["fine"]), [l for l in loans if not l[3]])
print(books[1]["tags"], books[1]["tags"] is books[3]["tags"], books[1]["tags"] == books[3]["tags"])
