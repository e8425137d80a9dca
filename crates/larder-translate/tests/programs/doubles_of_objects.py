from unittest.mock import ANY, DEFAULT, MagicMock, Mock, call, patch, sentinel
from unittest import mock


def tried(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


m = Mock()
m.go(1, k=2)
m.go(3)
print(m.go.call_count, m.go.called, m.go.call_args, m.go.call_args_list, m.mock_calls, m.method_calls)
tried(lambda: m.go.assert_called_with(3))
tried(lambda: m.go.assert_called_with(4, z=1))
tried(lambda: m.go.assert_called_once_with(3))
tried(lambda: m.go.assert_called_once())
tried(lambda: m.go.assert_not_called())
tried(lambda: m.stop.assert_called())
tried(lambda: m.stop.assert_called_with(1))
tried(lambda: m.go.assert_any_call(1, k=2))
tried(lambda: m.go.assert_any_call(9))
tried(lambda: m.assert_has_calls([call.go(1, k=2), call.go(3)]))
tried(lambda: m.assert_has_calls([call.go(3), call.go(1, k=2)]))
tried(lambda: m.assert_has_calls([call.go(3), call.go(1, k=2)], any_order=True))
tried(lambda: m.asert_called())
print(m.go.call_args.args, m.go.call_args.kwargs, m.go.call_args == call(3), m.go.call_args_list == [call(1, k=2), call(3)])
f = Mock(return_value=7, name="f")
print(f(), f(1), f.call_args_list, f.return_value)
tried(lambda: f.assert_called_with(2))
f.side_effect = [1, 2, ValueError("out")]
for _ in range(4):
    tried(f)
f.side_effect = lambda x: x * 2
print(f(4))
f.side_effect = KeyError("k")
tried(f)
f.side_effect = lambda: DEFAULT
print(f())
f.reset_mock()
print(f.called, f.call_count, f.call_args, f.mock_calls, f.return_value)
chain = Mock()
chain.a.b.c.return_value = "deep"
chain.open().read.return_value = "text"
print(chain.a.b.c(1), chain.open().read(), chain.mock_calls)


class Service:
    kind = "real"

    def fetch(self, key):
        return f"real {key}"

    @staticmethod
    def ping():
        return "pong"


spec = Mock(spec=Service)
spec.fetch.return_value = "mocked"
print(spec.fetch("k"), isinstance(spec, Service))
tried(lambda: spec.missing)
strict = Mock(spec_set=["go"])
tried(lambda: setattr(strict, "stop", 1))
with patch.object(Service, "fetch", return_value="patched") as fake:
    print(Service().fetch("a"), fake.call_args)
print(Service().fetch("a"))


@patch.object(Service, "kind", "other")
@patch.object(Service, "ping")
def test(ping):
    ping.return_value = "p"
    return Service.kind, Service.ping()


print(test(), Service.kind, Service.ping())
config = {"a": 1}
with patch.dict(config, {"b": 2}, a=5):
    print(config)
print(config)
with patch.dict(config, {"z": 0}, clear=True):
    print(config)
magic = MagicMock()
magic.__len__.return_value = 3
magic.__getitem__.side_effect = lambda key: key.upper()
magic.__iter__.return_value = ["x", "y"]
print(len(magic), magic["a"], list(magic), list(magic), bool(magic), 1 in magic, int(magic))
with magic as inside:
    inside.work(1)
print(magic.__enter__.called, magic.__exit__.call_args, inside.work.call_args)
magic.__contains__.return_value = True
print("q" in magic, magic.__getitem__.call_args_list)
tried(lambda: len(Mock()))
g = Mock()
g(1, x=sentinel.thing)
print(g.call_args, g.call_args == call(ANY, x=sentinel.thing), ANY, sentinel.a is sentinel.a, call, call.a.b(1).c(2))
g.assert_called_with(ANY, x=ANY)
wrapped = Mock(wraps=Service())
print(wrapped.fetch(5), wrapped.fetch.call_count, wrapped.kind is not None)
patcher = patch.object(Service, "kind", "started")
patcher.start()
print(Service.kind)
patcher.stop()
print(Service.kind, mock.Mock is Mock)
parent = Mock()
parent.attach_mock(Mock(), "child")
parent.child(1)
parent.other.x(2)
print(parent.mock_calls, parent.method_calls)
conf = Mock(**{"method.return_value": 3, "other.side_effect": KeyError})
print(conf.method())
tried(conf.other)
print(Mock(a=1, b=2).a, Mock(side_effect=[5])())
del conf.method
tried(lambda: conf.method)
