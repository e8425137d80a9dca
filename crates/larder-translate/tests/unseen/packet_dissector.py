"""Build and take apart Ethernet/IPv4/UDP/TCP packets with struct."""
import struct
import binascii
from enum import IntEnum, IntFlag


class Proto(IntEnum):
    ICMP = 1
    TCP = 6
    UDP = 17


class TcpFlags(IntFlag):
    FIN = 1
    SYN = 2
    RST = 4
    PSH = 8
    ACK = 16


class Truncated(ValueError):
    pass


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def ip_to_int(text):
    n = 0
    for part in text.split("."):
        b = int(part)
        if not 0 <= b <= 255:
            raise ValueError(f"octet {b} out of range in {text}")
        n = n << 8 | b
    return n


def int_to_ip(n):
    return ".".join(str(n >> s & 255) for s in (24, 16, 8, 0))


def ipv4(src, dst, proto, payload, ttl=64, ident=0):
    head = struct.pack("!BBHHHBBHII", 0x45, 0, 20 + len(payload), ident, 0x4000, ttl, proto, 0,
                       ip_to_int(src), ip_to_int(dst))
    return head[:10] + checksum(head).to_bytes(2, "big") + head[12:] + payload


def udp(sport, dport, data):
    return struct.pack("!4H", sport, dport, 8 + len(data), 0) + data


def tcp(sport, dport, seq, ack, flags, data=b"", options=b""):
    options += b"\x01" * (-len(options) % 4)
    off = (5 + len(options) // 4) << 12
    return struct.pack("!HHIIHHHH", sport, dport, seq, ack, off | flags, 1024, 0, 0) + options + data


def need(buf, fmt, what):
    size = struct.calcsize(fmt)
    if len(buf) < size:
        raise Truncated(f"{what}: {len(buf)} of {size} bytes")
    return struct.unpack_from(fmt, buf), buf[size:]


def dissect(raw):
    (dst, src, kind), rest = need(raw, "!6s6sH", "ethernet")
    layers = [("eth", {"src": src.hex(":"), "dst": dst.hex(":"), "type": f"{kind:#06x}"})]
    if kind != 0x0800:
        return layers + [("raw", rest)]
    (vihl, tos, length, ident, frag, ttl, proto, csum, s, d), body = need(rest, "!BBHHHBBHII", "ipv4")
    ok = checksum(rest[:20]) == 0
    layers.append(("ip", dict(src=int_to_ip(s), dst=int_to_ip(d), ttl=ttl, ok=ok, df=bool(frag & 0x4000), len=length)))
    body = body[:length - 20]
    if proto == Proto.UDP:
        (sp, dp, n, _), data = need(body, "!HHHH", "udp")
        layers.append(("udp", {"ports": (sp, dp), "n": n}))
    elif proto == Proto.TCP:
        (sp, dp, seq, ack, offl, win, _, _), data = need(body, "!HHIIHHHH", "tcp")
        hl = (offl >> 12) * 4
        fl = TcpFlags(offl & 0x1F)
        layers.append(("tcp", {"ports": (sp, dp), "seq": seq, "ack": ack,
                               "flags": "|".join(f.name for f in TcpFlags if f in fl), "opts": data[:hl - 20]}))
        data = data[hl - 20:]
    else:
        name = Proto(proto).name if proto in list(Proto) else f"proto {proto}"
        return layers + [(name, body)]
    return layers + [("data", data)] if data else layers


def hexdump(data, width=16):
    for i in range(0, len(data), width):
        chunk = data[i:i + width]
        text = "".join(chr(b) if 32 <= b < 127 else "." for b in chunk)
        yield f"{i:04x}  {chunk.hex(' '):<{width * 3 - 1}}  |{text}|"


eth = bytes.fromhex("ffffffffffff 00005e0053af 0800")
packets = [
    eth + ipv4("10.0.0.1", "192.168.1.255", Proto.UDP, udp(53, 5353, b"hello \xf0\x9f\x8d\x95")),
    eth + ipv4("172.16.0.9", "8.8.8.8", 6, tcp(40000, 443, 2**32 - 1, 0, TcpFlags.SYN, options=b"\x02\x04\x05\xb4\x03"), ttl=1),
    eth + ipv4("1.2.3.4", "4.3.2.1", 6, tcp(80, 81, 7, 8, TcpFlags.PSH | TcpFlags.ACK | TcpFlags.FIN, b"GET /")),
    eth + ipv4("127.0.0.1", "127.0.0.1", 1, b"\x08\x00ping"),
    eth + ipv4("127.0.0.1", "127.0.0.1", 89, b""),
    eth[:-2] + b"\x86\xdd" + b"six",
]
for p in packets:
    for layer, info in dissect(p):
        print(f"{layer:>8}:", info if isinstance(info, (bytes, str)) else " ".join(f"{k}={v}" for k, v in info.items()))
    print("crc32", format(binascii.crc32(p), "08x"))
damaged = bytearray(packets[0])
damaged[22] ^= 0xFF
print(dissect(bytes(damaged))[1][1])
print(*hexdump(packets[0]), sep="\n")
for cut in (5, 20, 36):
    try:
        dissect(packets[0][:cut])
    except Truncated as e:
        print("truncated", e)
for bad in (lambda: ip_to_int("1.2.3.999"), lambda: struct.pack("!H", 70000), lambda: struct.unpack("!I", b"123")):
    try:
        bad()
    except (ValueError, struct.error) as e:
        print(type(e).__name__, e)
