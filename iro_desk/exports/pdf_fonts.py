"""Turns the codes a PDF paints with back into letters, and says how far they reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from iro_desk.exports.pdf_objects import Objects, Stream


@dataclass(slots=True)
class Font:
    """How codes become letters, and how wide each is in thousandths of the size."""

    letters: dict[int, str]
    wide: int
    widths: dict[int, float]
    usual: float

    def read(self, raw: bytes) -> tuple[str, float]:
        """The letters of a shown string, and how far they reach."""
        codes = [int.from_bytes(raw[at : at + self.wide], "big") for at in range(0, len(raw), self.wide)]
        text = "".join(
            self.letters.get(c, bytes([c]).decode("cp1252", "replace") if self.wide == 1 else "")
            for c in codes
        )
        return text, sum(self.widths.get(code, self.usual) for code in codes) / 1000


def font_of(found: Objects, facts: dict[str, Any]) -> Font:
    """The font that these facts describe; one with no table of letters is read as Windows Latin."""
    is_wide = facts.get("Subtype") == "Type0"
    table = found.follow(facts.get("ToUnicode"))
    letters = _letters(table.content()) if isinstance(table, Stream) else {}
    if not is_wide:
        first = found.follow(facts.get("FirstChar")) or 0
        widths = found.follow(facts.get("Widths")) or []
        each = {
            first + n: float(w) for n, w in enumerate(map(found.follow, widths)) if isinstance(w, int | float)
        }
        return Font(letters, 1, each, 500)
    below = found.follow(facts.get("DescendantFonts")) or [{}]
    inner = found.follow(below[0]) or {}
    return Font(letters, 2, _wide_widths(found, inner), float(found.follow(inner.get("DW")) or 1000))


def _wide_widths(found: Objects, inner: dict[str, Any]) -> dict[int, float]:
    row = list(map(found.follow, found.follow(inner.get("W")) or []))
    widths: dict[int, float] = {}
    while len(row) > 1:
        if isinstance(row[1], list):
            widths.update({row[0] + n: float(found.follow(w) or 0) for n, w in enumerate(row[1])})
            row = row[2:]
        elif len(row) > 2:
            widths.update(dict.fromkeys(range(row[0], min(row[1], row[0] + 65535) + 1), float(row[2])))
            row = row[3:]
        else:
            break
    return widths


def _letters(table: bytes) -> dict[int, str]:
    """The codes of a ToUnicode table and what each stands for."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letters in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]+)>", block):
            found[int(code, 16)] = _utf16(letters)
    one = rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[(.*?)\])"
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, start, each in re.findall(one, block, re.DOTALL):
            codes = range(int(low, 16), min(int(high, 16), int(low, 16) + 65535) + 1)
            if start:
                opening = _utf16(start)
                found.update(
                    {c: opening[:-1] + chr(ord(opening[-1]) + n) for n, c in enumerate(codes) if opening}
                )
            else:
                listed = re.findall(rb"<([0-9A-Fa-f\s]+)>", each)
                found.update({c: _utf16(letters) for c, letters in zip(codes, listed, strict=False)})
    return found


def _utf16(figures: bytes) -> str:
    raw = bytes.fromhex(figures.decode("ascii"))
    return raw.decode("utf-16-be", "replace") if len(raw) > 1 else raw.decode("latin-1")
