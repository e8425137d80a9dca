# Metaclass ORM in memory: fields collected in order, managers as descriptors, queries, foreign keys, validation
class ValidationError(ValueError):
    def __init__(self, errors):
        self.errors = errors
        super().__init__("; ".join(f"{k}: {v}" for k, v in errors.items()))
class Field:
    counter = 0
    python_type = object
    def __init__(self, *, default=None, required=False, choices=()):
        Field.counter += 1
        self.order = Field.counter
        self.default, self.required, self.choices = default, required, choices
    def __repr__(self):
        return f"<{type(self).__name__} {self.name}>"
    def clean(self, value):
        if value is None:
            if self.required:
                raise ValueError("required")
            return None
        if self.choices and value not in self.choices:
            raise ValueError(f"{value!r} not one of {list(self.choices)}")
        return self.python_type(value) if self.python_type is not object else value
class IntField(Field):
    python_type = int
class TextField(Field):
    python_type = str
    def __init__(self, max_length=None, **kw):
        super().__init__(**kw)
        self.max_length = max_length
    def clean(self, value):
        value = super().clean(value)
        if value is not None and self.max_length and len(value) > self.max_length:
            raise ValueError(f"longer than {self.max_length}")
        return value
class ForeignKey(Field):
    def __init__(self, to, **kw):
        super().__init__(**kw)
        self.to = to
    def clean(self, value):
        if value is not None and type(value).__name__ != self.to:
            raise ValueError(f"expected {self.to}, got {type(value).__name__}")
        return value
class Manager:
    def __get__(self, obj, cls):
        if obj is not None:
            raise AttributeError(f"manager is not accessible via {cls.__name__} instances")
        return QuerySet(cls)
class QuerySet:
    ops = {"gt": lambda a, b: a > b, "lt": lambda a, b: a < b, "in": lambda a, b: a in b, "contains": lambda a, b: b in a, "exact": lambda a, b: a == b}
    def __init__(self, model, tests=(), order=None):
        self.model, self.tests, self.order = model, tests, order
    def filter(self, **kw):
        return QuerySet(self.model, self.tests + tuple(kw.items()), self.order)
    def order_by(self, key):
        return QuerySet(self.model, self.tests, key)
    def _lookup(self, obj, path):
        *names, last = path.split("__")
        op = self.ops["exact"]
        if last in self.ops:
            op = self.ops[last]
        else:
            names.append(last)
        for n in names:
            obj = getattr(obj, n)
        return op, obj
    def __iter__(self):
        rows = [o for o in self.model._rows.values() if all((t := self._lookup(o, p))[0](t[1], v) for p, v in self.tests)]
        if self.order:
            rows.sort(key=lambda o: getattr(o, self.order.lstrip("-")), reverse=self.order[0] == "-")
        return iter(rows)
    def __getitem__(self, k):
        return list(self)[k]
    def __bool__(self):
        return any(True for _ in self)
    def get(self, **kw):
        rows = list(self.filter(**kw))
        if len(rows) != 1:
            raise self.model.DoesNotExist(f"{self.model.__name__} {kw}") if not rows else LookupError(f"{len(rows)} rows")
        return rows[0]
    def create(self, **kw):
        return self.model(**kw).save()
    def values(self, *names):
        return [tuple(getattr(o, n) for n in names) for o in self]
class ModelMeta(type):
    registry = {}
    def __new__(mcls, name, bases, ns, **kw):
        fields = {}
        for base in reversed(bases):
            fields.update(getattr(base, "_fields", {}))
        own = {k: v for k, v in ns.items() if isinstance(v, Field)}
        for k in own:
            ns.pop(k).name = k
        fields.update(sorted(own.items(), key=lambda kv: kv[1].order))
        ns.update(_fields=fields, _rows={}, DoesNotExist=type("DoesNotExist", (LookupError,), {}))
        cls = super().__new__(mcls, name, bases, ns)
        if bases:
            mcls.registry[name] = cls
        return cls
    def __iter__(cls):
        return iter(cls._rows.values())
    def __contains__(cls, pk):
        return pk in cls._rows
    def __repr__(cls):
        return f"<model {cls.__name__}: {', '.join(cls._fields)}>"
class Model(metaclass=ModelMeta):
    objects = Manager()
    def __init__(self, **kw):
        self.pk = None
        for name, f in self._fields.items():
            default = f.default() if callable(f.default) else f.default
            setattr(self, name, kw.pop(name, default))
        if kw:
            raise TypeError(f"{type(self).__name__}() got unexpected {sorted(kw)}")
    def save(self):
        errors = {}
        for name, f in self._fields.items():
            try:
                setattr(self, name, f.clean(getattr(self, name)))
            except (ValueError, TypeError) as e:
                errors[name] = str(e)
        if errors:
            raise ValidationError(errors)
        if self.pk is None:
            self.pk = len(self._rows) + 1
        self._rows[self.pk] = self
        return self
    def __repr__(self):
        return f"{type(self).__name__}#{self.pk}"
class Author(Model):
    name = TextField(max_length=8, required=True)
    born = IntField()
class Book(Model):
    title = TextField(required=True)
    author = ForeignKey("Author", required=True)
    year = IntField(default=2000)
    tags = Field(default=list)
    kind = TextField(choices=("novel", "essay"), default="novel")
    @property
    def age(self):
        return 2024 - self.year
class AudioBook(Book):
    minutes = IntField(default=lambda: 60)
    year = IntField(default=2010)
print(Author, Book, AudioBook, sorted(ModelMeta.registry), list(AudioBook._fields.values()), "title" in vars(Book))
ann, bob = Author.objects.create(name="Ann", born="1960"), Author(name="Bob").save()
b1 = Book.objects.create(title="One", author=ann, year="1999")
b2 = Book.objects.create(title="Two", author=bob, tags=["x"])
b3 = AudioBook.objects.create(title="Three", author=ann)
b4 = Book.objects.create(title="Four", author=ann, kind="essay", year=2020)
print(ann.born + 1, b1.year, b3.year, b3.minutes, b1.tags is b4.tags, list(Book), list(AudioBook), 1 in Book, 9 in Book, Book._rows is AudioBook._rows)
print(Book.objects.filter(author=ann).values("pk", "title"), Book.objects.filter(author__name="Ann", year__gt=2000)[0], Book.objects.order_by("-year")[:2], Book.objects.filter(title__contains="o").values("age"), bool(Book.objects.filter(year__in=[1])))
lazy = Book.objects.filter(kind="essay")
b2.kind = "essay"
print([b.title for b in lazy], lazy[-1], Author.objects.get(name="Bob").born, Book.objects.get(pk=1).author is ann)
for bad in (lambda: Author(name="Much too long", born="x").save(), lambda: Book(title=None, author=b1, kind="poem").save(), lambda: Book(title="a", nope=1), lambda: b1.objects, lambda: Book.objects.get(title="Zero"), lambda: Book.objects.get(author=ann), lambda: Book.title, lambda: list(Book.objects.filter(zip__gt=1))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, "|", e, "|", sorted(getattr(e, "errors", {})))
print(issubclass(Book.DoesNotExist, LookupError), Book.DoesNotExist is Author.DoesNotExist, AudioBook.DoesNotExist is Book.DoesNotExist, type(Book).__name__, isinstance(Book, ModelMeta), len(list(Author)))
