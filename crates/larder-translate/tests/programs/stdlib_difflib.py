import difflib
from difflib import SequenceMatcher

OLD = """one
two words here
three
four
five
six
seven
eight
nine
""".splitlines(keepends=True)
NEW = """one
two words there
three

four
six
sevens
eight
nine
ten
""".splitlines(keepends=True)


def diffs():
    print("".join(difflib.unified_diff(OLD, NEW, "old.txt", "new.txt")))
    print("".join(difflib.unified_diff(OLD, NEW, "a", "b", "today", "tomorrow", n=0)))
    print("\n".join(difflib.unified_diff(["a"], ["b"], lineterm="")))
    print("".join(difflib.context_diff(OLD, NEW, "old.txt", "new.txt", n=1)))
    print("".join(difflib.ndiff(OLD, NEW)))
    delta = list(difflib.ndiff(OLD, NEW))
    print("".join(difflib.restore(delta, 1)) == "".join(OLD), "".join(difflib.restore(delta, 2)) == "".join(NEW))
    print(list(difflib.unified_diff(OLD, OLD)), list(difflib.ndiff([], ["x"])), list(difflib.ndiff(["a\tb c\n"], ["a\tb  c\n"])))
    print(list(difflib.Differ().compare(["same", "old line"], ["same", "new line"])))


def matching():
    matcher = SequenceMatcher(None, "abxcd", "abcd")
    print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio(), matcher.find_longest_match(0, 5, 0, 4))
    print(matcher.get_matching_blocks(), matcher.get_opcodes())
    junk = SequenceMatcher(lambda char: char == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
    print(round(junk.ratio(), 3), [tuple(block) for block in junk.get_matching_blocks()], junk.bjunk)
    print(SequenceMatcher(a=[1, 2, 3, 4], b=[2, 4, 6]).get_opcodes(), SequenceMatcher(None, "", "").ratio())
    for group in SequenceMatcher(None, "a" * 10 + "b" + "c" * 10 + "d", "a" * 10 + "x" + "c" * 10 + "y").get_grouped_opcodes(2):
        print(group)
    popular = "abc" * 100
    print(SequenceMatcher(None, popular, popular[1:]).ratio(), SequenceMatcher(None, popular, popular[1:], autojunk=False).ratio())
    print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("wheel", ["while", "when"], n=1, cutoff=0.4))
    print(difflib.IS_LINE_JUNK("  # \n"), difflib.IS_LINE_JUNK("x"), difflib.IS_CHARACTER_JUNK("\t"))


def faults():
    for call in [
        lambda: difflib.get_close_matches("a", [], n=0),
        lambda: difflib.get_close_matches("a", [], cutoff=2),
        lambda: list(difflib.restore([], 3)),
        lambda: list(difflib.unified_diff([1], ["a"])),
        lambda: list(difflib.unified_diff(["a"], ["b"], fromfile=1)),
        lambda: SequenceMatcher(None, [[1]], [[2]]),
    ]:
        try:
            print(call())
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)


diffs()
matching()
faults()
list(difflib.ndiff(1, ["a"]))
