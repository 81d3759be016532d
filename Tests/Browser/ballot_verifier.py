#!/usr/bin/env python3
"""A second verifier of the bulletin board of a secret ballot, which shares nothing with the first but the definition in
docs/methods/ballots.md: integers and hashes of the standard library alone, counting written anew.

    python3 ballot_verifier.py FILE        exit 0: everything fits; 65: the message says what does not
"""

import base64
import hashlib
import json
import pathlib
import sys


class Fault(Exception):
    pass


def need(holds, line, what):
    if not holds:
        raise Fault(f"line {line}: {what}")


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


# RSA keys and signatures: RFC 5280, RFC 8017, RFC 9474.


def der(data):
    """The tag and content of one element, and what comes after."""
    tag, length, start = data[0], data[1], 2
    if length & 128:
        start = 2 + (length & 127)
        length = int.from_bytes(data[2:start], "big")
    return tag, data[start:start + length], data[start + length:]


def rsa_key(spki):
    """Modulus and exponent of a SubjectPublicKeyInfo."""
    tag, info, rest = der(spki)
    assert tag == 0x30 and not rest
    _, _, rest = der(info)
    tag, bits, _ = der(rest)
    assert tag == 0x03 and bits[0] == 0
    _, numbers, _ = der(bits[1:])
    _, modulus, rest = der(numbers)
    _, exponent, _ = der(rest)
    return int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big")


def mgf1(seed, length):
    """RFC 8017, B.2.1, with SHA-384."""
    blocks = (hashlib.sha384(seed + counter.to_bytes(4, "big")).digest() for counter in range(-(-length // 48)))
    return b"".join(blocks)[:length]


def is_signed(message, signature, modulus, exponent, salt=48):
    """RSASSA-PSS with SHA-384 (RFC 8017, 8.1.2 and 9.1.2)."""
    bits = modulus.bit_length() - 1
    number = int.from_bytes(signature, "big")
    if len(signature) != (modulus.bit_length() + 7) // 8 or number >= modulus:
        return False
    size = (bits + 7) // 8
    encoded = pow(number, exponent, modulus)
    if encoded.bit_length() > bits:
        return False
    encoded = encoded.to_bytes(size, "big")
    masked, digest, trailer = encoded[:size - 49], encoded[size - 49:-1], encoded[-1]
    if trailer != 0xBC:
        return False
    block = bytearray(a ^ b for a, b in zip(masked, mgf1(digest, len(masked))))
    block[0] &= 0xFF >> (8 * size - bits)
    padding, salted = block[:-salt], block[-salt:]
    if any(padding[:-1]) or padding[-1] != 1:
        return False
    return hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + bytes(salted)).digest() == digest


# Ed25519: RFC 8032, 5.1.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(one, other):
    """Points of the twisted Edwards curve in extended coordinates (RFC 8032, 5.1.4)."""
    (x1, y1, z1, t1), (x2, y2, z2, t2) = one, other
    a, b = (y1 - x1) * (y2 - x2), (y1 + x1) * (y2 + x2)
    c, d = 2 * D * t1 * t2, 2 * z1 * z2
    e, f, g, h = (b - a) % P, (d - c) % P, (d + c) % P, (b + a) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, factor):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, factor)
        factor = add(factor, factor)
        number >>= 1
    return total


def is_same(one, other):
    return not any((one[axis] * other[2] - other[axis] * one[2]) % P for axis in (0, 1))


def point(encoded):
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def is_sealed(message, signature, key):
    """Ed25519 (RFC 8032, 5.1.7)."""
    if len(signature) != 64 or len(key) != 32:
        return False
    commitment, public = point(signature[:32]), point(key)
    scalar = int.from_bytes(signature[32:], "little")
    if commitment is None or public is None or scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return is_same(times(scalar, BASE), add(commitment, times(challenge, public)))


# Counting.


def allowed(method, choice, options):
    if any(type(option) is not int or not 1 <= option <= options for option in choice):
        return False
    if len(set(choice)) != len(choice):
        return False
    return {"plurality": len(choice) <= 1, "approval": sorted(choice) == choice, "schulze": True}[method]


def schulze(pairwise):
    """Winners by the threshold of the weakest link: whom can each reach over victories of at least that margin."""
    size = range(len(pairwise))
    margin = [[pairwise[a][b] - pairwise[b][a] for b in size] for a in size]
    strength = [[0] * len(pairwise) for _ in size]
    for limit in sorted({m for row in margin for m in row if m > 0}):
        for start in size:
            reached, waiting = {start}, [start]
            while waiting:
                here = waiting.pop()
                for there in size:
                    if there not in reached and margin[here][there] >= limit:
                        reached.add(there)
                        waiting.append(there)
            for end in reached - {start}:
                strength[start][end] = limit
    return [a + 1 for a in size if all(strength[a][b] >= strength[b][a] for b in size)]


def count(method, options, choices):
    marked = [choice for choice in choices if choice]
    votes = [sum(option in choice for choice in marked) for option in range(1, options + 1)]
    result = {"blank": len(choices) - len(marked), "votes": votes}
    if method == "schulze":
        def prefers(choice, a, b):
            return a in choice and (b not in choice or choice.index(a) < choice.index(b))
        result["pairwise"] = [
            [sum(prefers(choice, a, b) for choice in marked) for b in range(1, options + 1)]
            for a in range(1, options + 1)]
        result["winners"] = schulze(result["pairwise"]) if marked else []
    else:
        result["winners"] = [n + 1 for n, v in enumerate(votes) if v == max(votes)] if marked else []
    return result


# The board.


def parsed(text, line, what):
    try:
        return json.loads(text)
    except ValueError:
        raise Fault(f"line {line}: {what}") from None


def unpacked(text, line):
    """Base 64 that is written in the one right way."""
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, TypeError):
        raise Fault(f"line {line}: bytes are not base 64") from None
    need(base64.b64encode(data).decode() == text, line, "bytes are not base 64")
    return data


def verify(data):
    """The opening and the closing of a board in which everything fits; raises Fault."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Fault("line 1: not UTF-8") from None
    need(text.endswith("\n"), 1, "the last line does not end")
    lines = text[:-1].split("\n")
    need(len(lines) >= 2, 1, "opening or closing is missing")
    opening = parsed(lines[0], 1, "the opening cannot be read")
    try:
        head = (opening["format"], opening["method"], len(opening["options"]), opening["roll"])
        spki, board_key = opening["credentialKey"], opening["boardKey"]
    except (KeyError, TypeError):
        raise Fault("line 1: the opening cannot be read") from None
    need(head[0] == "citizentime-ballot-1" and head[1] in ("plurality", "approval", "schulze") and head[2] >= 2, 1,
         "the opening is wrong")
    chain, last, serials, choices = sha256(lines[0]), "", set(), []
    credentials = []
    for number, line in enumerate(lines[1:-1], 2):
        need(line[:12] == '{"receipt":"' and line[76:87] == '","chain":"' and line[151:162] == '","ballot":'
             and line[-1:] == "}", number, "not written as a board has it")
        receipt, link, body = line[12:76], line[87:151], line[162:-1]
        need(sha256(body) == receipt, number, "the receipt is wrong")
        need(last < receipt, number, "the order is wrong")
        last, chain = receipt, sha256(chain + "\n" + body)
        need(chain == link, number, "the chain does not hold")
        ballot = parsed(body, number, "the ballot cannot be read")
        need(isinstance(ballot, dict) and sorted(ballot) == ["choice", "prefix", "serial", "signature"], number,
             "the ballot cannot be read")
        need(json.dumps(ballot, separators=(",", ":"), sort_keys=True) == body, number, "not the one way of writing")
        prefix, serial, signature = (unpacked(ballot[name], number) for name in ("prefix", "serial", "signature"))
        need(len(prefix) == 32 and len(serial) == 32, number, "a serial has 32 bytes")
        need(serial not in serials, number, "the credential was used before")
        serials.add(serial)
        need(allowed(head[1], ballot["choice"], head[2]), number, "the method does not allow the choice")
        choices.append(ballot["choice"])
        credentials.append((number, prefix + serial, signature))
    number, line = len(lines), lines[-1]
    need(line[:11] == '{"closing":' and line[-104:-90] == ',"signature":"' and line[-2:] == '"}', number,
         "not written as a board has it")
    record, signature = line[11:-104], unpacked(line[-90:-2], number)
    need(is_sealed(b"citizentime-ballot-1 closing\n" + record.encode(), signature, unpacked(board_key, 1)), number,
         "the closing is not signed")
    closing = parsed(record, number, "the closing cannot be read")
    need(closing["chain"] == chain, number, "the chain does not hold")
    need(closing["cast"] == len(choices), number, "the number of ballots is wrong")
    need(closing["cast"] <= closing["issued"] <= head[3], number, "more ballots than credentials, or than people")
    need(closing["result"] == count(head[1], head[2], choices), number, "the result is wrong")
    try:
        modulus, exponent = rsa_key(unpacked(spki, 1))
    except (AssertionError, IndexError):
        raise Fault("line 1: the key cannot be read") from None
    need(modulus.bit_length() >= 2048 and exponent > 2, 1, "the key is too short")
    for number, message, signature in credentials:
        need(is_signed(message, signature, modulus, exponent), number, "the credential is not signed")
    return opening, closing


if __name__ == "__main__":
    try:
        opening, closing = verify(pathlib.Path(sys.argv[1]).read_bytes())
    except Fault as fault:
        print(f"{sys.argv[1]}: {fault}", file=sys.stderr)
        sys.exit(65)
    winners = [opening["options"][number - 1] for number in closing["result"]["winners"]]
    print(f"cast {closing['cast']} of {closing['issued']} issued; {opening['method']}: {', '.join(winners) or 'nobody'}")
