"""Takes an address, a home's description or a school's name apart into what would give the place away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from iro_desk.domain.leaks.common_names import COMMON
from iro_desk.domain.leaks.lookalikes import plain
from iro_desk.domain.leaks.squeezed import words_of

_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b")
_SUFFIXES = (
    "street st|road rd|lane ln|avenue ave av|close cl|drive dr drv|court ct|crescent cres|way|place pl|terrace ter|"
    "gardens gdns|grove gr|hill|park pk|row|square sq|view|walk|mews|green grn|rise|parade pde|villas|wharf|quay|"
    "meadow meadows|fields|bank|end|path|gate|croft|mount mt|wood|orchard|heights hts|common|approach|yard|arcade"
)
_SAME = {word: tuple(group.split()) for group in _SUFFIXES.split("|") for word in group.split()}
_NUMBER = re.compile(
    r"^(?:(?:flat|apartment|apt|unit|room|no|number)\.?\s*\w{1,4}[\s,]+)?\d+\s*[a-z]?(?:\s*[-/]\s*\d+[a-z]?)?\s+",
    re.IGNORECASE,
)
_OF_ANY_HOME = (
    "foster home house children childrens residential school carer carers family emergency long short term "
    "supported accommodation living with and the from near unit placement secure hospital flat cottage kinship"
)
_GENERIC = frozenset(_OF_ANY_HOME.split())
_OF_ANY_SCHOOL = (
    "primary secondary junior juniors infant infants school academy college nursery preschool pre high grammar ce rc "
    "catholic community special sixth form playgroup day centre c of e the and church first middle upper lower"
)
_SCHOOLS = frozenset(_OF_ANY_SCHOOL.split())
_LEAST_CORE = 5


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an address; ``kind`` is "postcode", "street", "house" or "town"."""

    text: str
    kind: str


@lru_cache(maxsize=16384)
def parts(address: str) -> tuple[Part, ...]:
    """Return what an address holds that could be written by itself, the same part only once."""
    return tuple(dict.fromkeys(_parts(address)))


@lru_cache(maxsize=4096)
def school_forms(name: str) -> tuple[str, ...]:
    """Return a school's name whole, without its last words, and with Saint in full or short."""
    whole = name.split(",")[0].strip()
    found = [whole] if whole else []
    words = whole.split()
    while words and not set(words_of(words[-1])) - _SCHOOLS:
        words = words[:-1]
        if len(words) > 1 or _is_telling(words):
            found.append(" ".join(words))
    for form in tuple(found):
        for short, full in (("St ", "Saint "), ("St. ", "Saint "), ("Saint ", "St ")):
            if form.startswith(short):
                found.append(full + form.removeprefix(short))
    return tuple(dict.fromkeys(found))


def proper_names(described: str) -> tuple[str, ...]:
    """Return each proper name in a home's description that every home does not have."""
    words = re.findall(r"\b[A-ZÀ-Þ][^\W\d_]{3,}\b", described)
    return tuple(dict.fromkeys(word for word in words if plain(word) not in _GENERIC))


def is_telling(piece: str) -> bool:
    """Say whether a description holds more than the words of any home."""
    return bool(telling_words(piece))


@lru_cache(maxsize=16384)
def telling_words(piece: str) -> tuple[str, ...]:
    """Return the words of a piece that not every home has, plain."""
    return tuple(word for word in map(plain, re.findall(r"[^\W_]{3,}", piece)) if word not in _GENERIC)


def _is_telling(words: list[str]) -> bool:
    return bool(words) and len(words[0]) >= _LEAST_CORE and plain(words[0]) not in COMMON


def _parts(address: str) -> Iterator[Part]:
    for code in _POSTCODE.findall(address):
        yield Part(" ".join(code.split()), "postcode")
    pieces = [p.strip(" .") for p in re.split(r"[,;\n]", _POSTCODE.sub("", address)) if p.strip(" .")]
    number = ""
    for place, piece in enumerate(pieces):
        if re.fullmatch(r"(?:(?:flat|no|number)\.?\s*)?\d+\s*[A-Za-z]?", piece, re.IGNORECASE):
            number = piece
            continue
        numbered = _NUMBER.match(f"{number} {piece}" if number else piece)
        name = _NUMBER.sub("", piece).strip()
        figures = re.findall(r"\d+\s*[A-Za-z]?(?=\s)", numbered[0])[-1:] if numbered else []
        number = ""
        if not name or not is_telling(name):
            continue
        streets = tuple(_street(name))
        kind = "street" if streets else "house" if place == 0 or figures else "town"
        for written in streets or (name,):
            yield Part(written, kind)
            yield from (Part(f"{figure} {written}", kind) for figure in figures)


def _street(name: str) -> Iterator[str]:
    """The name with its last word in full and short: Mill Lane, Mill Ln; none when it is no street."""
    words = name.split()
    last = plain(words[-1]).strip(".")
    if len(words) < 2 or last not in _SAME or words[0][:1].islower():
        return
    yield name
    for same in _SAME[last]:
        if same != last:
            yield " ".join([*words[:-1], same.title()])
