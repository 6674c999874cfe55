"""Finds sets of initials that no list explains and the text does not either."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iro_desk.domain.writing.findings import Finding, Kind
from iro_desk.domain.writing.stretches import without_quotations

_INITIALS = re.compile(r"(?<![\w.@/-])[A-Z]{2,6}s?(?![\w@/-])")
_SHOUTED = re.compile(r"[A-Z]{2,}(?:[\s,]+[A-Z]{2,})+")
_EVERYDAY = "TV PE ID UK OK GCSE GCSES BMX DJ AM PM PTO RSVP DVD USA BBC"
_KNOWN = frozenset(_EVERYDAY.split())
_WHY = "Initials. Write what they mean."


def initials(text: str, listed: frozenset[str]) -> Iterator[Finding]:
    """Return the sets of initials that are neither listed, in brackets after their meaning, nor a shouted heading.

    Args:
        listed: those of the word list, which says what they stand for.
    """
    hidden = without_quotations(text)
    if not _INITIALS.search(hidden):
        return
    shouted = tuple(found.span() for found in _SHOUTED.finditer(hidden))
    for found in _INITIALS.finditer(hidden):
        short = found.group().removesuffix("s")
        in_brackets = hidden[max(0, found.start() - 1) : found.start()] == "("
        explained = hidden[found.end() : found.end() + 2] == " (" or in_brackets
        if short in _KNOWN or short in listed or explained:
            continue
        if not any(start <= found.start() < end for start, end in shouted):
            yield Finding(found.start(), found.end(), Kind.ACRONYM, _WHY)
