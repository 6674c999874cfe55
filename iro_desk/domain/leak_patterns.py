"""Turns one identifier into the ways it may be written: hyphens, spaces, accents, numbers and long dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from iro_desk.domain.calendar_names import MONTHS

_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
_GAP = r"[\s\-./'_,]*"
_APOSTROPHES = "’‘ʼ`´＇′"
_DASHES = "‐‑‒–—−﹣－"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def plain(text: str) -> str:
    """Return ``text`` without accents, in lower case, with one kind of apostrophe and dash."""
    return "".join(plain_character(character) for character in text)


def plain_character(character: str) -> str:
    """Return what one character becomes: none, one or more plain characters."""
    if character in _UNSEEN:
        return ""
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    folded = unicodedata.normalize("NFKD", character.casefold())
    return "".join(c for c in folded.translate(_UNDECOMPOSED) if not unicodedata.combining(c)).casefold()


def pattern(value: str, kind: str) -> str:
    """Return a regular expression over plain text, without groups; empty when there is nothing to find."""
    writers = {
        "postcode": _squeezed,
        "telephone": _telephone,
        "email": _email,
        "born_on": _day,
        "case_number": _code,
        "words": _line,
    }
    return writers.get(kind, _name)(value)


def _bounded(body: str) -> str:
    return rf"(?<![^\W_]){body}(?![^\W_])" if body else ""


def _name(value: str) -> str:
    """Words in order, with any hyphens, spaces or apostrophes between them, and a possessive at the end."""
    words = re.findall(r"[^\W_]+", plain(value))
    if not words:
        return ""
    first = words[0]
    if len(words) == 1 and len(first) > 3 and first[0] in "odlm":
        first = f"{first[0]}'?{re.escape(first[1:])}"
    body = r"[\s\-'.,_]*".join([first, *(re.escape(word) for word in words[1:])])
    return _bounded(body + r"(?:'?s)?'?")


def _line(value: str) -> str:
    """A whole line somebody said, whatever its punctuation; under three words it could be anybody's."""
    words = re.findall(r"[^\W_]+", plain(value))
    return _bounded(r"[\W_]*".join(re.escape(word) for word in words)) if len(words) > 2 else ""


def _squeezed(value: str) -> str:
    characters = re.findall(r"[^\W_]", plain(value))
    return _bounded(_GAP.join(re.escape(c) for c in characters)) if len(characters) > 3 else ""


def _code(value: str) -> str:
    """A case number in any spacing; a bare number under four figures would meet every date: not sought."""
    characters = re.findall(r"[^\W_]", plain(value))
    if len(characters) < 2 or (len(characters) < 4 and all(c.isdigit() for c in characters)):
        return ""
    return _bounded(_GAP.join(re.escape(c) for c in characters))


def _telephone(value: str) -> str:
    """The figures in any spacing, with 0 or +44 at the front."""
    figures = telephone_figures(value)
    if len(figures) < 5:
        return ""
    gap = r"[\s\-().]*"
    front = rf"(?:(?:\+|00){gap})?(?:44{gap})?(?:0{gap})?"
    return rf"(?<!\d){front}{gap.join(figures)}(?!\d)"


def telephone_figures(value: str) -> str:
    """Return the figures of a number without its 0 or +44, so that two spellings compare equal."""
    figures = "".join(c for c in unicodedata.normalize("NFKD", value) if c in "0123456789")
    figures = figures.removeprefix("00") if value.strip().startswith("00") else figures
    if figures.startswith("44") and len(figures) > 10:
        figures = figures[2:]
    return figures.removeprefix("0")


def _email(value: str) -> str:
    text = plain(value).strip()
    if "@" not in text:
        return ""
    body = re.sub(r"\\?([@.])", lambda m: rf"\s*{re.escape(m.group(1))}\s*", re.escape(text))
    return rf"(?<![\w]){body}(?![\w])"


def _day(value: str) -> str:
    """A date of birth given as ISO text, in figures or words, day or month first."""
    day = date.fromisoformat(value)
    d, m = rf"0?{day.day}", rf"0?{day.month}"
    year = rf"(?:{day.year}|'?{day.year % 100:02d})"
    gap, name = r"[\s./\-]+", MONTHS[day.month - 1].casefold()
    month = rf"(?:{name}|{name[:4]}\.?|{name[:3]}\.?)"
    nth = rf"{d}\s*(?:st|nd|rd|th)?"
    forms = (
        rf"{d}{gap}{m}{gap}{year}",
        rf"{m}{gap}{d}{gap}{day.year}",
        rf"{day.year}{gap}{m}{gap}{d}",
        rf"{nth}[\s\-./]*(?:day\s+)?(?:of\s+)?{month}[\s\-./,]*{year}",
        rf"{month}[\s\-./]*(?:the\s+)?{nth}[\s\-./,]*{year}",
        day.strftime("%d%m%Y"),
        day.strftime("%Y%m%d"),
        day.strftime("%d%m%y"),
    )
    return _bounded(f"(?:{'|'.join(forms)})")
