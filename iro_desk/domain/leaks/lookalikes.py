"""Letters of other alphabets that look like Latin ones, so that a name written with them is still read.

After the confusable letters of Unicode Technical Standard 39 (good practice); only those a reader takes for
the Latin letter in print.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PAIRS = (
    # Cyrillic, small and capital
    "аa вb сc еe ёe нh іi їi јj кk мm оo рp ѕs тt уy хx ԁd ӏl ԛq ԝw ѵv һh ҽe үy "
    "АA ВB СC ЕE ЁE НH ІI ЇI ЈJ КK МM ОO РP ЅS ТT УY ХX ӀI ԚQ ԜW ѴV ҺH ҮY "
    # Greek; a small eta looks like n and its capital like H
    "αa βb εe ηn ιi κk νv οo ρp τt υu χx γy ωw "
    "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX "
    # small capitals, script letters and others that are drawn alike
    "ɑa ɡg ɩi ʟl ɴn ᴀa ʙb ᴄc ᴅd ᴇe ɢg ʜh ɪi ᴊj ᴋk ᴍm ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ǀl ׀l"
)
_LATIN = {pair[0]: pair[1].lower() for pair in _PAIRS.split()}
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t"}
)
_APOSTROPHES = "’‘ʼ`´＇′ʹʻ‛"
_DASHES = "‐‑‒–—−﹣－―"
_UNSEEN = frozenset({"Cf", "Mn", "Me"})
_FILLERS = "\u115f\u1160\u3164\uffa0\u0640"


def plain(text: str) -> str:
    """Return ``text`` without accents or unseen characters, in lower case, lookalikes as Latin letters."""
    return "".join(map(plain_character, text))


@lru_cache(maxsize=4096)
def plain_character(character: str) -> str:
    """Return what one character becomes: none, one or more plain characters."""
    if character.isascii():
        return character.lower()
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    if character in _FILLERS or unicodedata.category(character) in _UNSEEN:
        return ""
    if character in _LATIN:
        return _LATIN[character]
    pieces = unicodedata.normalize("NFKD", character.casefold()).translate(_UNDECOMPOSED)
    kept = (c for c in pieces if unicodedata.category(c) not in _UNSEEN)
    return "".join(_LATIN.get(c, c) for c in kept).casefold()
