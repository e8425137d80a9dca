from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heavy import Thing

try:
    import fast as engine
except ImportError:
    engine = None

import plugin


def main():
    from plugin import name
    print(name(), engine.go(3))


if __name__ == "__main__":
    import last
    main()
    print(last.WHEN)
