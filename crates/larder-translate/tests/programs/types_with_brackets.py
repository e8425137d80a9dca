from typing import Callable, Optional, Union, List, Dict, Any, Tuple, Iterable, TypeVar, Generic, Literal
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(list[int])
print(dict[str, list[int]])
print(tuple[int, ...])
print(Callable[[int], str])
print(Optional[int])
print(Union[int, str])
print(List[int], Dict[str, int], Tuple[int, str])
print(int | None, int | str)
print(list[int].__origin__, list[int].__args__)
print(Any, Iterable[int])
A = list[int]
print(A == list[int], A([1,2]))
T = TypeVar('T')
print(T, List[T], Literal['a', 1])
print(Optional[int] == Union[int, None], Optional)
print(type(int | None).__name__)
print(isinstance(3, int | str), isinstance(None, int | None))
Vector = list[float]
class Stack(Generic[T]):
    def __init__(self): self.xs = []
    def push(self, x: T) -> None: self.xs.append(x)
s = Stack[int]()
s.push(1)
print(s.xs, Stack[int], Stack[int] == Stack[int], type(s).__name__)
class L(List[int]): pass
class M(Dict[str, int]): pass
print(L([1]), M(a=1), L.__mro__[1], issubclass(M, dict))
print(isinstance([], List), isinstance({}, Dict), isinstance([], (List, Dict)), issubclass(list, List))
tell(lambda: isinstance([], list[int]))
tell(lambda: isinstance([], List[int]))
print(Union[int, None, str], Union[int, int], Optional[Union[int, str]], int | str | None, (int | str) == (str | int))
print(isinstance(1, Union[int, str]), isinstance('x', Optional[int]), issubclass(bool, int | str))
print(Tuple[int, ...], Tuple[()], Callable[..., int], Callable[[], None], Literal[1], Dict[str, Optional[List[int]]])
print(List['Node'], list['Node'], Optional['Node'])
print({list[int]: 1}[list[int]], hash(int | str) == hash(str | int), len({Optional[int], Union[int, None]}))
D2 = Dict[T, int]
print(D2, D2[str], list[T][int])
print(List, Dict, Any)
