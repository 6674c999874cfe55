"""Names that are also ordinary words, and how to tell which is meant where one stands."""

from __future__ import annotations

import re

_WORDS = """
grace will may june april august summer autumn hope faith joy rose lily daisy mark bill jack
frank dawn eve ivy jade ruby amber pearl olive violet heather holly robin wren sky skye river
sunny angel precious blessing destiny harmony melody iris poppy rowan ash reed dale glen chase
hunter mason carter taylor tyler cooper parker page paige art gene rich rob sue pat drew grant
max miles dean earl duke king prince jet star storm rain bear fox wolf lane hazel basil ginger
sandy penny carol harry jean kit fern honey clay cliff forest gale heath jasper norm patience
prudence mercy charity chance sage savannah scarlet scarlett sterling trinity victor wade ward
young black white brown green gray grey long short hill wood woods field fields bell cook baker
small little good best day knight rice stone rivers bush park ford price power love friend
church bishop marsh lake wells banks post case major swift sharp strong wise close hand head
bird fish drake finch barber butler farmer fisher gardener miller potter porter shepherd singer
turner walker weaver winter snow frost rush cross stock street court house hall castle temple
garden brook brooks bridge waters
"""
COMMON = frozenset(_WORDS.split())
_MONTHS = frozenset({"may", "june", "april", "august"})
_LEADING = "in by of during until till last next this since early late mid before after from each every"
_BEFORE_A_MONTH = frozenset(_LEADING.split())


def is_name_here(text: str, at: int, end: int, name: str) -> bool:
    """Say whether ``text[at:end]`` stands where a name would: always, unless the name is a common word.

    Args:
        name: the name in plain lower case; two words or more are always a name.
    """
    if name not in COMMON:
        return True
    if not text[at].isupper():
        return False
    before, after = text[:at].rstrip(" \t\u00a0"), text[end:]
    if name in _MONTHS and _is_month(before, after):
        return False
    return not _starts_sentence(before) or _is_followed_as_a_name(text[at:end], after)


def _starts_sentence(before: str) -> bool:
    return not before.rstrip("\"“”‘'(•*- ") or before.rstrip("\"“”‘'( ")[-1:] in (".", "!", "?", ":", "\n")


def _is_followed_as_a_name(found: str, after: str) -> bool:
    """A possessive or another capitalised word follows: "Grace's", "Grace Pepperwick"."""
    return bool(re.search(r"['’]s?$", found) or re.match(r"['’]s\b|[ -]+[A-ZÀ-Þ][a-zà-ÿ]", after))


def _is_month(before: str, after: str) -> bool:
    words = re.findall(r"[\w]+", before[-24:])
    last = words[-1].casefold() if words else ""
    return bool(
        re.match(r"(st|nd|rd|th)?\d|\d+(st|nd|rd|th)?$", last)
        or last in _BEFORE_A_MONTH
        or re.match(r"[\s,]*\d", after)
    )
