import sys
from io import StringIO


class BFError(SyntaxError):
    pass


def match_brackets(src):
    jump, stack = {}, []
    for i, c in enumerate(src):
        if c == "[":
            stack.append(i)
        elif c == "]":
            if not stack:
                raise BFError(f"unmatched ] at {i}")
            j = stack.pop()
            jump[i], jump[j] = j, i
    if stack:
        raise BFError("unmatched [ at " + ", ".join(map(str, stack)))
    return jump


def run(src, data="", out=sys.stdout, limit=200_000):
    src = "".join(filter("+-<>[].,".__contains__, src))
    jump = match_brackets(src)
    tape, ptr, pc, steps = bytearray(1), 0, 0, 0
    inp = iter(data.encode("latin-1"))
    while pc < len(src):
        steps += 1
        if steps > limit:
            raise TimeoutError(f"more than {limit:,} steps")
        match src[pc]:
            case ">":
                ptr += 1
                if ptr == len(tape):
                    tape.append(0)
            case "<":
                if ptr == 0:
                    raise IndexError("tape underflow")
                ptr -= 1
            case "+" | "-" as op:
                tape[ptr] = tape[ptr] + (1 if op == "+" else -1) & 0xFF
            case ".":
                out.write(chr(tape[ptr]))
            case ",":
                tape[ptr] = next(inp, 0)
            case "[" if not tape[ptr]:
                pc = jump[pc]
            case "]" if tape[ptr]:
                pc = jump[pc]
        pc += 1
    return steps, tape


def compile_bf(src):
    """Optimise: run lengths, [-] as clear."""
    prog = []
    for c in src.replace("[-]", "0"):
        if c in "+-":
            c, n = "+", 1 if c == "+" else -1
        elif c in "<>":
            c, n = ">", 1 if c == ">" else -1
        else:
            n = None
        if n is not None and prog and prog[-1][0] == c:
            total = prog.pop()[1] + n
            if total:
                prog.append((c, total))
        elif c in "+>[].,0":
            prog.append((c, n))
    return prog


HELLO = """
++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]  set up
>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.
"""
steps, tape = run(HELLO)
print(steps, "steps;", tape)
buf = StringIO()
print(run(",[.,]", "echo é", buf)[0], repr(buf.getvalue()))
buf = StringIO()
run(">,[>,]<[.<]", "stressed", buf)
print(buf.getvalue())
buf = StringIO()
n, t = run("-" * 3 + "." + "+" * 5 + ".", out=buf)
print(n, list(t), [ord(c) for c in buf.getvalue()])
square = "++++[>+++++<-]>[<+++++>-]+<+[>[>+>+<<-]++>>[<<+>>-]>>>[-]++>[-]+>>>+[[-]++++++>>>]<<<[[<++++++++<++>>-]+<.<[>----<-]<]<<[>>>>>[>>>[-]+++++++++<[>-<-]+++++++++>[-[<->-]+[<<<]]<<<<]>>>>[>>>]<<<<<<<<+++[>-<-]]"
for src in ("+++>--<[-]..>>", "++--", HELLO.strip()[:24]):
    print(compile_bf(src))
print(len(square), len(compile_bf(square)), sum(n for op, n in compile_bf(square) if op == "+"))
for bad in ("[[]", "]", "+[]", "<", ">" * 3 + "<" * 4):
    try:
        run(bad)
    except SyntaxError as e:
        print("syntax:", e.msg, isinstance(e, BFError))
    except (TimeoutError, IndexError) as e:
        print(f"{type(e).__name__}: {e}", isinstance(e, OSError))
print(run("+" * 300)[1][0], run("")[0], len(run(">" * 40)[1]))
