class ModelError(Exception):
    pass


class AreaError(ModelError):
    def __init__(self, text):
        super().__init__("area: " + text)
