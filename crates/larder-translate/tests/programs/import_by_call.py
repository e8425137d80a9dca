print(__import__("math").floor(2.5), __import__("functools").reduce(lambda a, b: a + b, [1, 2]), __import__('operator').add(1, 2))
