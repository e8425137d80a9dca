import re
import functools
import inspect
from collections import namedtuple
from types import SimpleNamespace, MappingProxyType
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s %(name)s: %(message)s")
log = logging.getLogger("router")


class HTTPError(Exception):
    status = 500
    _codes = {}

    def __init_subclass__(cls, status=None, **kw):
        super().__init_subclass__(**kw)
        if status:
            cls.status = status
            HTTPError._codes[status] = cls

    def __init__(self, detail="", **extra):
        super().__init__(detail, extra)
        self.detail = detail
        self.extra = extra

    def __str__(self):
        return f"{self.status} {self.detail or type(self).__name__}"


class NotFound(HTTPError, status=404):
    pass


class Forbidden(HTTPError, status=403):
    pass


Route = namedtuple("Route", ["method", "pattern", "handler", "converters"])


class Router:
    TYPES = {"int": (r"\d+", int), "str": (r"[^/]+", str), "path": (r".+", str), "float": (r"\d+\.\d+", float)}

    def __init__(self):
        self.routes = []
        self.before = []

    def route(self, rule, methods=("GET",)):
        converters = {}

        def sub(m):
            kind, name = m.group("kind") or "str", m.group("name")
            pattern, conv = self.TYPES[kind]
            converters[name] = conv
            return f"(?P<{name}>{pattern})"

        compiled = re.compile("^" + re.sub(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>", sub, rule) + "$")

        def decorator(fn):
            for method in methods:
                self.routes.append(Route(method, compiled, fn, converters))

            @functools.wraps(fn)
            def wrapper(*a, **k):
                return fn(*a, **k)
            wrapper.rule = rule
            return wrapper
        return decorator

    def dispatch(self, method, path, **ctx):
        request = SimpleNamespace(method=method, path=path, **ctx)
        try:
            for hook in self.before:
                if (r := hook(request)) is not None:
                    return r
            allowed = set()
            for route in self.routes:
                if m := route.pattern.match(path):
                    if route.method != method:
                        allowed.add(route.method)
                        continue
                    args = {k: route.converters[k](v) for k, v in m.groupdict().items()}
                    log.debug("calling %s", route.handler)
                    return route.handler(request, **args)
            if allowed:
                return 405, "allow " + ",".join(sorted(allowed))
            raise NotFound(path, method=method)
        except HTTPError as error:
            log.warning("%s on %-6s|%s", error, method, error.extra)
            return error.status, str(error)
        except Exception as error:
            log.error("crash: %r", error)
            return 500, type(error).__name__


app = Router()


@app.route("/users/<int:uid>", methods=["GET", "DELETE"])
def user(req, uid):
    """Show one user."""
    if uid == 13:
        raise Forbidden(f"user {uid}", reason="unlucky")
    return 200, {"id": uid * 2, "who": getattr(req, "who", None)}


@app.route("/files/<path:p>")
def files(req, p):
    return 200, p.split("/")


@app.route("/div/<float:a>/<int:b>")
def div(req, a, b):
    return 200, a / b


app.before.append(lambda req: (401, "who?") if req.path.startswith("/files") and not hasattr(req, "who") else None)
print(app.dispatch("GET", "/users/21", who="me"))
print(app.dispatch("DELETE", "/users/13"))
print(app.dispatch("POST", "/users/1"))
print(app.dispatch("GET", "/nope"))
print(app.dispatch("GET", "/files/a/b"), app.dispatch("GET", "/files/a/b", who=1))
print(app.dispatch("GET", "/div/1.5/0"), app.dispatch("GET", "/div/1.5/3"))
print(user.__name__, user.__doc__, user.rule, user.__wrapped__ is not user, inspect.signature(user))
print(HTTPError._codes, Forbidden.__mro__[1].__name__, repr(NotFound("x", a=1)))
view = MappingProxyType(Router.TYPES)
try:
    view["x"] = 1
except TypeError as error:
    print(error)
ns = SimpleNamespace(a=1, b=[2])
ns.c = "x"
print(ns, ns == SimpleNamespace(b=[2], a=1, c="x"), vars(ns))
child = logging.getLogger("router.sub")
child.setLevel(logging.DEBUG)
child.debug("deep %d%%", 50)
child.info("%(a)s and %(b)d", {"a": "x", "b": 3})
try:
    1 / 0
except ZeroDivisionError:
    log.critical("oh", exc_info=False)
raise Forbidden("bye", code=7)
