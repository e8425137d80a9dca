from collections.abc import Iterable, Iterator, Sequence, MutableSequence, Mapping, MutableMapping, Set, MutableSet, Hashable, Callable, Sized, Container, Collection, Reversible, Generator
import collections
class It:
    def __iter__(self): return iter([])
class Len:
    def __len__(self): return 1
class Cont(Len, It):
    def __contains__(self, x): return True
class Call:
    def __call__(self): pass
class NoHash:
    def __eq__(self, o): return True
class Rev(It):
    def __reversed__(self): return iter([])
vals = [1, 1.5, 'a', b'a', [], (), {}, set(), frozenset(), range(3), iter([]), (x for x in []), len, print, lambda: 0, It(), Len(), Cont(), Call(), NoHash(), Rev(), {}.keys(), {}.values(), {}.items(), collections.deque(), None, bytearray(), int, It, zip(), collections.Counter(), True]
for name, abc in [('Iterable', Iterable), ('Iterator', Iterator), ('Sequence', Sequence), ('MutableSequence', MutableSequence), ('Mapping', Mapping), ('MutableMapping', MutableMapping), ('Set', Set), ('MutableSet', MutableSet), ('Hashable', Hashable), ('Callable', Callable), ('Sized', Sized), ('Container', Container), ('Collection', Collection), ('Reversible', Reversible), ('Generator', Generator)]:
    print(name, [i for i, v in enumerate(vals) if isinstance(v, abc)])
print(isinstance(set(), Set), isinstance([], Sequence), isinstance({}, Mapping), isinstance((), Sequence))
