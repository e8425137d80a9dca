"""Two pass assembler for a toy 16 bit register machine, plus its emulator."""
import re
import struct

OPS = {"halt": 0, "mov": 1, "add": 2, "sub": 3, "mul": 4, "cmp": 5, "jmp": 6, "jz": 7, "jn": 8,
       "ld": 9, "st": 10, "out": 11, "call": 12, "ret": 13, "push": 14, "pop": 15, "shr": 16}
NAMES = {v: k for k, v in OPS.items()}


class AsmError(Exception):
    pass


def assemble(source):
    labels, items, pc = {}, [], 0
    for no, line in enumerate(source.splitlines(), 1):
        line = line.split(";")[0].strip()
        while m := re.match(r"(\w+):\s*", line):
            if m[1] in labels:
                raise AsmError(f"line {no}: label {m[1]} defined twice")
            labels[m[1]] = pc
            line = line[m.end():]
        if not line:
            continue
        op, _, rest = line.partition(" ")
        args = [a.strip() for a in rest.split(",")] if rest else []
        items.append((no, pc, op.lower(), args))
        pc += len(args) if op == ".word" else 3
    image = []
    for no, at, op, args in items:
        if op == ".word":
            image += [resolve(a, labels, no)[1] for a in args]
            continue
        if op not in OPS:
            raise AsmError(f"line {no}: unknown instruction {op!r}")
        modes, vals = 0, []
        for i in range(2):
            mode, v = resolve(args[i], labels, no) if i < len(args) else (0, 0)
            modes |= mode << (i * 2)
            vals.append(v & 0xFFFF)
        image += [OPS[op] | modes << 8, *vals]
    return struct.pack(f">{len(image)}H", *(w & 0xFFFF for w in image)), labels


def resolve(a, labels, no):
    if re.fullmatch(r"r[0-7]", a):
        return 1, int(a[1])
    if a.startswith("[r"):
        return 2, int(a[2])
    try:
        return 0, int(a, 0)
    except ValueError:
        if len(a) == 3 and a[0] == a[-1] == "'":
            return 0, ord(a[1])
        if a in labels:
            return 0, labels[a]
    raise AsmError(f"line {no}: cannot resolve {a!r}")


def run(blob, limit=5000):
    mem = list(struct.unpack(f">{len(blob) // 2}H", blob)) + [0] * 64
    reg, stack, out, flags, pc, steps = [0] * 8, [], [], 0, 0, 0
    while True:
        word, a, b = mem[pc:pc + 3]
        op, ma, mb = NAMES[word & 0xFF], word >> 8 & 3, word >> 10 & 3
        pc += 3
        steps += 1
        if steps > limit:
            return out, reg, "step limit"
        get = lambda m, v: v if m == 0 else reg[v & 7] if m == 1 else mem[reg[v & 7] % len(mem)]
        y = get(mb, b)
        match op:
            case "halt":
                return out, reg, f"halted after {steps}"
            case "mov":
                reg[a] = y
            case "add" | "sub" | "mul" | "shr":
                x = reg[a]
                reg[a] = {"add": x + y, "sub": x - y, "mul": x * y, "shr": x >> y}[op] & 0xFFFF
                flags = reg[a]
            case "cmp":
                flags = (reg[a] - y) & 0xFFFF
            case "jmp":
                pc = a
            case "jz" | "jn" if (flags == 0 if op == "jz" else flags >= 0x8000):
                pc = a
            case "ld":
                reg[a] = mem[get(mb, b)] if mb != 2 else get(mb, b)
            case "st":
                mem[reg[a]] = y
            case "out":
                out.append(get(ma, a))
            case "call":
                stack.append(pc)
                pc = a
            case "ret":
                pc = stack.pop()
            case "push":
                stack.append(get(ma, a))
            case "pop":
                reg[a] = stack.pop()
            case _:
                pass


FACT = """
start: mov r0, 8        ; 8! wraps in 16 bits? 40320 fits
       call fact
       out r1
       mov r0, 9
       call fact
       out r1
       halt
fact:  mov r1, 1
loop:  cmp r0, 1
       jz done
       mul r1, r0
       sub r0, 1
       jmp loop
done:  ret
"""
COLLATZ = "mov r0, 27\nnext: add r7, 1\nmov r2, r0\nshr r2, 1\nmov r3, r2\nadd r3, r3\ncmp r0, r3\njz even\n" \
          "mul r0, 3\nadd r0, 1\njmp next\neven: mov r0, r2\ncmp r0, 1\njz end\njmp next\nend: out r7\nhalt"
TEXT = """
 mov r4, msg
again: ld r5, [r4]
 cmp r5, 0
 jz end
 out r5
 add r4, 1
 jmp again
end: halt
msg: .word 'H', 'e', 'y', 0x21, 0
"""
for name, src in [("fact", FACT), ("collatz", COLLATZ), ("text", TEXT), ("spin", "x: jmp x")]:
    blob, labels = assemble(src)
    out, reg, why = run(blob)
    print(name, len(blob), labels)
    print("   ", blob[:12].hex(" ", 2), out, why)
    print("    regs", " ".join(f"{r:04x}" for r in reg))
    if name == "text":
        print("   ", "".join(map(chr, out)))
for bad in ["mov r0, nowhere", "frob r1", "a: halt\na: halt", "mov r9, 1"]:
    try:
        assemble(bad)
    except AsmError as e:
        print("error:", e)
print(sorted(NAMES)[-3:], struct.calcsize(">3H"))
print(assemble(".word -1, 0b101, 0o17")[0])
try:
    run(assemble("ret")[0])
except IndexError as e:
    print(type(e).__name__, e)
run(assemble(".word 99, 0, 0")[0])
