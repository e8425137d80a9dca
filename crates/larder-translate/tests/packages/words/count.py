import match
import type as kinds
from tools import text
from tools.text import clean, STOP
import tools.text
import math
import collections

print(match.match("a*c", "abc"), kinds.kind(3), kinds.type)
counts = collections.Counter([word for word in clean("The cat, the dog and the cat.") if word not in STOP])
print(counts.most_common(2), tools.text.clean("A b"), text.ROOT, math.floor(text.ROOT))
print(match.lib(2))
