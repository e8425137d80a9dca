class Field:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name
class ModelMeta(type):
    registry = {}
    def __new__(mcls, name, bases, ns, **kw):
        fields = {k: v for k, v in ns.items() if isinstance(v, Field)}
        for b in bases:
            fields = {**getattr(b, '_fields', {}), **fields}
        ns['_fields'] = fields
        cls = super().__new__(mcls, name, bases, ns)
        mcls.registry[name] = cls
        return cls
    def __init__(cls, name, bases, ns, table=None):
        super().__init__(name, bases, ns)
        cls.table = table or name.lower()
    def __contains__(cls, x): return x in cls._fields
    def __getitem__(cls, k): return cls._fields[k].kind
    def __getattr__(cls, name):
        if name.startswith('by_'): return f"{cls.__name__}.{name}"
        raise AttributeError(name)
    def __setattr__(cls, name, value):
        if name == 'locked': raise AttributeError("locked")
        super().__setattr__(name, value)
    def __add__(cls, other): return cls.__name__ + other.__name__
    def __bool__(cls): return cls.__name__ != 'Empty'
    def __instancecheck__(cls, x): return hasattr(x, 'quack') or super().__instancecheck__(x)
    def __lt__(cls, other): return cls.__name__ < other.__name__
class Model(metaclass=ModelMeta):
    id = Field('int')
class User(Model, table='users'):
    name = Field('str')
class Empty(Model): pass
print(list(ModelMeta.registry), list(User._fields), User.table, Model.table, 'name' in User, User['name'])
print(User.by_name, User + Model, bool(User), bool(Empty), User._fields['name'].name)
try: User.locked = 1
except AttributeError as e: print(e)
try: User.nope
except AttributeError as e: print('AE', e)
User.extra = 5
print(User.extra, Empty().__class__.__name__, type(Empty()).__class__.__name__)
class Duck: quack = 1
print(isinstance(Duck(), User), isinstance(3, User), isinstance(User(), User))
T = ModelMeta('T', (Model,), {'z': Field('float')})
print(T, T.table, T['z'], T.__mro__[1].__name__, T.__module__)
class M2(ModelMeta): pass
class Sub(Model, metaclass=M2): pass
print(type(Sub).__name__, type(User) is ModelMeta, issubclass(M2, type))
try:
    class Other(type): pass
    class Bad(Model, metaclass=Other): pass
except TypeError as e: print(e)
def fmeta(name, bases, ns):
    return type(name + 'X', bases, {**ns, 'tag': 1})
class FF(metaclass=fmeta): a = 2
print(FF.__name__, FF.tag, FF.a)
class Final(type):
    def __call__(cls, *a):
        if cls.__name__ == 'Abs': raise TypeError("abstract")
        inst = cls.__new__(cls, *a)
        inst.__init__(*a)
        return inst
class Abs(metaclass=Final):
    def __init__(self, x=1): self.x = x
class Con(Abs): pass
try: Abs()
except TypeError as e: print(e)
print(Con(5).x)
class Enumish(type):
    def __iter__(cls): return (v for k, v in vars(cls).items() if not k.startswith('_'))
    def __len__(cls): return len(list(iter(cls)))
class Col(metaclass=Enumish):
    RED = 1
    BLUE = 2
print(list(Col), len(Col), sorted(Col, reverse=True), 2 in Col)
