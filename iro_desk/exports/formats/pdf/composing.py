"""Adds shapes to a TrueType file that are put together from its own, such as a letter with its dots.

A page then shows one shape for what is read as one letter, so that its words read back whole.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

Part = tuple[int, int, int]
"""A shape's number, and how far right and up it stands, in the units of the file."""

_OFFSETS_IN_WORDS, _ARE_PLACES, _MORE = 0x0001, 0x0002, 0x0020
_LONG_PLACES: Final = 1
_DROPPED: Final = frozenset({b"DSIG", b"STAT", b"hdmx", b"VDMX", b"LTSH", b"gasp"})


def composed(font: bytes, shapes: Sequence[tuple[tuple[Part, ...], int]]) -> tuple[bytes, int]:
    """The file with the shapes after its own, and the number of the first of them.

    Args:
        shapes: the parts of each, and how far it moves the next one along.
    """
    tables = _tables(font)
    places = _places(tables)
    first = len(places) - 1
    added = [_shape(parts, tables[b"glyf"], places) for parts, _ in shapes]
    glyf = tables[b"glyf"]
    for one in added:
        glyf += one
        places.append(len(glyf))
    tables[b"glyf"] = glyf
    tables[b"loca"] = struct.pack(f">{len(places)}L", *places)
    tables[b"hmtx"] = _advances(tables, first, [advance for _, advance in shapes], added)
    tables[b"hhea"] = tables[b"hhea"][:-2] + struct.pack(">H", len(places) - 1)
    tables[b"head"] = tables[b"head"][:50] + struct.pack(">H", _LONG_PLACES) + tables[b"head"][52:]
    most = max((len(parts) for parts, _ in shapes), default=0)
    maxp = tables[b"maxp"]
    # The most points and outlines of one shape are bounds, and so may be too large.
    bounds = struct.pack(">4H", *(min(0xFFFF, 4 * n) for n in struct.unpack(">4H", maxp[6:14])))
    tables[b"maxp"] = maxp[:4] + struct.pack(">H", len(places) - 1) + bounds + maxp[14:28]
    tables[b"maxp"] += struct.pack(">2H", most, 3)
    return _file(tables), first


def _tables(font: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for index in range(struct.unpack(">H", font[4:6])[0]):
        tag, _, start, length = struct.unpack(">4s3L", font[12 + 16 * index : 28 + 16 * index])
        if tag not in _DROPPED:
            found[tag] = font[start : start + length]
    return found


def _places(tables: dict[bytes, bytes]) -> list[int]:
    """Where each shape begins in its table, and where the last one ends."""
    loca = tables[b"loca"]
    if struct.unpack(">H", tables[b"head"][50:52])[0] == _LONG_PLACES:
        return list(struct.unpack(f">{len(loca) // 4}L", loca))
    return [2 * place for place in struct.unpack(f">{len(loca) // 2}H", loca)]


def _shape(parts: tuple[Part, ...], glyf: bytes, places: list[int]) -> bytes:
    """One composite shape; nothing when all its parts are empty, as a space is."""
    drawn = [part for part in parts if places[part[0]] < places[part[0] + 1]]
    if not drawn:
        return b""
    boxes: list[tuple[int, int, int, int]] = []
    for number, x, y in drawn:
        left, low, right, high = struct.unpack(">4h", glyf[places[number] + 2 : places[number] + 10])
        boxes.append((left + x, low + y, right + x, high + y))
    box = [
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    ]  # fmt: skip
    out = struct.pack(">5h", -1, *box)
    for index, (number, x, y) in enumerate(drawn):
        flags = _OFFSETS_IN_WORDS | _ARE_PLACES | (_MORE if index < len(drawn) - 1 else 0)
        out += struct.pack(">2H2h", flags, number, x, y)
    return out + b"\0" * (-len(out) % 4)


def _advances(tables: dict[bytes, bytes], count: int, added: list[int], drawn: list[bytes]) -> bytes:
    """How far every shape moves the next along, and where its left edge stands, each with its own entry."""
    hmtx, long = tables[b"hmtx"], struct.unpack(">H", tables[b"hhea"][-2:])[0]
    full = hmtx[: 4 * long]
    last = hmtx[4 * long - 4 : 4 * long - 2]
    for index in range(count - long):
        full += last + hmtx[4 * long + 2 * index : 4 * long + 2 * index + 2]
    lefts = [struct.unpack(">h", shape[2:4])[0] if shape else 0 for shape in drawn]
    pairs = zip(added, lefts, strict=True)
    return full + b"".join(struct.pack(">Hh", max(0, advance), left) for advance, left in pairs)


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">L4H", 0x00010000, count, power * 16, power.bit_length() - 1, count * 16 - power * 16)
    start, body = 12 + 16 * count, b""
    for tag in sorted(tables):
        table = tables[tag]
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        head += struct.pack(">4s3L", tag, total, start + len(body), len(table))
        body += padded
    return head + body
