class Meta(type):
    def __getattribute__(cls, name):
        return super().__getattribute__(name.lower())
    def __setattr__(cls, name, value):
        super().__setattr__(name.lower(), value)
    def __getattr__(cls, name):
        return "fallback " + name
class Config(metaclass=Meta):
    debug = False
    def m(self): return "m"
Config.LEVEL = 9
print(Config.level, Config.DEBUG, Config.Level, getattr(Config, "DEBUG"), Config.M(5), Config.nothing)
print(Config().level)
try:
    Config().DEBUG
except AttributeError as e:
    print(e)
class Loud(type):
    def __getattribute__(cls, name):
        print("get", name)
        return type.__getattribute__(cls, name)
class A(metaclass=Loud):
    x = 1
    @classmethod
    def make(cls): return cls.x
A.x
A().x
print(A.make())
class B(A):
    y = 2
print(B.y, B.x)
