PI2 = 6.28
_hidden = 3
__all__ = ["PI2", "name"]
name = "consts"
