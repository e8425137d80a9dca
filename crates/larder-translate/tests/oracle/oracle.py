"""What CPython 3.11 says of programs: one line a file, in the form that the tests compare.

usage: oracle.py tree|scopes < LIST OF PATHS
Each line: PATH TAB ok TAB CRC32 of the dump TAB its length, or PATH TAB error TAB class TAB line TAB message.
With `text` as the second argument the dump itself goes to PATH.theirs.
"""
import ast
import sys
import warnings
import zlib

warnings.simplefilter("ignore")
OPTIONAL = (ast.expr, ast.stmt)


def dump(root):
    """`ast.dump(root, include_attributes=True)` with `ascii` for `repr`, no positions inside f-strings."""
    out = []
    put = out.append

    def value(x, inside):
        if isinstance(x, ast.AST):
            node(x, inside)
        elif isinstance(x, list):
            put("[")
            for i, y in enumerate(x):
                if i:
                    put(", ")
                value(y, inside)
            put("]")
        else:
            put(ascii(x))

    def node(x, inside):
        cls = type(x)
        put(cls.__name__)
        put("(")
        first = True
        below = inside or cls is ast.JoinedStr
        for name in x._fields:
            y = getattr(x, name, None)
            if y is None and getattr(cls, name, ...) is None:
                continue
            if not first:
                put(", ")
            first = False
            put(name)
            put("=")
            value(y, below)
        if not inside:
            for name in x._attributes:
                if not first:
                    put(", ")
                first = False
                put(f"{name}={getattr(x, name)}")
        put(")")

    node(root, False)
    return "".join(out)


def scopes(source, path):
    import symtable
    from _symtable import CELL, DEF_BOUND, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, LOCAL

    out = []

    def table(t, depth):
        kind = t.get_type()
        out.append(f"{'  ' * depth}{kind} {t.get_name()!a}\n")
        for s in sorted(t.get_symbols(), key=lambda s: s.get_name()):
            # `is_global` takes every scope of the name `top` for the module.
            place = (s._Symbol__flags >> 11) & 15
            of_module = depth == 0 and s._Symbol__flags & DEF_BOUND != 0
            flags = [
                word
                for word, yes in [
                    ("parameter", s.is_parameter()),
                    ("global", place in (GLOBAL_EXPLICIT, GLOBAL_IMPLICIT) or of_module),
                    ("declared", s.is_declared_global()),
                    ("nonlocal", s.is_nonlocal()),
                    ("local", place in (LOCAL, CELL) or of_module),
                    ("free", s.is_free()),
                    ("imported", s.is_imported()),
                    ("assigned", s.is_assigned()),
                    ("annotated", s.is_annotated()),
                    ("referenced", s.is_referenced()),
                    ("cell", place == CELL),
                ]
                if yes
            ]
            out.append(f"{'  ' * depth}  {s.get_name()!a}: {' '.join(flags)}\n")
        for child in t.get_children():
            table(child, depth + 1)

    table(symtable.symtable(source, path, "exec"), 0)
    return "".join(out)


def main():
    sys.setrecursionlimit(20000)
    what = sys.argv[1]
    keep = len(sys.argv) > 2
    limit = sys.get_int_max_str_digits()
    for line in sys.stdin:
        path = line.rstrip("\n")
        with open(path, "rb") as file:
            data = file.read()
        try:
            sys.setrecursionlimit(1000)
            sys.set_int_max_str_digits(limit)
            if what == "compile":
                compile(data, path, "exec", dont_inherit=True)
                text = ""
            elif what == "scopes":
                text = scopes(data, path)
            else:
                tree = ast.parse(data)
                sys.setrecursionlimit(20000)
                sys.set_int_max_str_digits(0)
                text = dump(tree)
        except RecursionError as error:
            print(path, "error", "RecursionError", 0, error, sep="\t")
        except MemoryError as error:
            print(path, "error", "MemoryError", 0, error, sep="\t")
        except SyntaxError as error:
            print(path, "error", type(error).__name__, error.lineno or 0, error.msg, sep="\t")
        except ValueError as error:
            print(path, "error", "ValueError", 0, error, sep="\t")
        else:
            data = text.encode()
            print(path, "ok", zlib.crc32(data), len(data), sep="\t")
            if keep:
                with open(path + ".theirs", "w") as file:
                    file.write(text)


main()
