"""sys.stdout bound to something else: print and sys.stdout.write follow it, and find back."""
import io
import sys

kept = sys.stdout
sys.stdout = io.StringIO()
print("inside", 1, 2.5)
sys.stdout.write("written\n")
text = sys.stdout.getvalue()
sys.stdout = kept
print(repr(text))


class Shout:
    def write(self, text):
        kept.write(text.upper())

    def flush(self):
        pass


sys.stdout = Shout()
for word in ["a", "b"]:
    print(word, end="-")
print()
sys.stdout = sys.__stdout__
print("plain again", file=sys.stdout)
