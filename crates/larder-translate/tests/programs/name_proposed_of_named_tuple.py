from collections import namedtuple
P = namedtuple("P", "width height")
P(1, 2).widht
