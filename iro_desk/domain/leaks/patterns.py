"""Turns one identifier into the ways it may be written, as plain letters and figures to look for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from iro_desk.domain.leaks.first_names import other_forms
from iro_desk.domain.leaks.lookalikes import plain
from iro_desk.domain.leaks.squeezed import letters_of

__all__ = ["Form", "Manner", "as_figures", "forms", "plain", "telephone_figures"]

NAMES = frozenset({"name", "first_name", "surname", "place", "school"})
_CONFUSED = str.maketrans("oil", "011")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "rev", "prof"})
_LEAST_LINE = 3
_SURE_FIGURES = 8


class Manner(Enum):
    """How strictly the spacing must be as recorded."""

    NAME = "name"
    CODE = "code"
    FIGURES = "figures"
    TELEPHONE = "telephone"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Form:
    """One way an identifier may be written.

    Args:
        letters: plain letters and figures.
        breaks: where a word ends inside ``letters``.
        initial: which letter stands for a whole name; None when none does.
    """

    letters: str
    breaks: frozenset[int]
    manner: Manner
    initial: int | None = None


def forms(value: str, kind: str) -> Iterator[Form]:
    """Every way to look for; none when there is nothing to find, or when it would be found everywhere."""
    match kind:
        case "postcode":
            yield from _code(value, least=5)
        case "case_number":
            figures = letters_of(value)
            yield from _code(value, least=4 if figures.isdigit() else 2)
        case "telephone":
            yield from _telephone(value)
        case "email":
            yield from _email(value)
        case "words":
            words = value.split()
            if len(words) >= _LEAST_LINE:
                yield from _cased(value)
        case "first_name":
            yield from _first_name(value)
        case "name":
            yield from _whole_name(value)
        case "surname" | "place" | "school":
            yield from _cased(value)


def as_figures(letters: str) -> str:
    """Return plain letters with O as 0 and I or L as 1, as they are confused in print."""
    return letters.translate(_CONFUSED)


def telephone_figures(value: str) -> str:
    """Return the figures of a number without its 0 or +44, so that two spellings compare equal."""
    figures = "".join(c for c in plain(value) if c.isdigit())
    figures = figures.removeprefix("00") if value.strip().startswith("00") else figures
    if figures.startswith("44") and len(figures) > 10:
        figures = figures[2:]
    return figures.removeprefix("0")


def _cased(value: str) -> Iterator[Form]:
    """As recorded, and as it would be read in capitals: Greek letters look different in each."""
    seen = set()
    for written in (value, value.upper()):
        form = _form(written)
        if form.letters and form not in seen:
            seen.add(form)
            yield form


def _form(value: str) -> Form:
    letters, breaks, apart = "", set(), False
    for character in value:
        for piece in plain(character) if character else "":
            if piece.isalnum():
                if apart and letters:
                    breaks.add(len(letters))
                letters += piece
                apart = False
            else:
                apart = True
    return Form(letters, frozenset(breaks), Manner.NAME)


def _first_name(value: str) -> Iterator[Form]:
    yield from _cased(value)
    for form in sorted(other_forms(value)):
        yield Form(form, frozenset(), Manner.NAME)


def _whole_name(value: str) -> Iterator[Form]:
    """The name in order; turned round; with an initial; and with the short forms of the first name."""
    yield from _cased(value)
    words = [word for word in value.split() if plain(word).strip(".") not in _TITLES]
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    yield _form(f"{last} {first}")
    if len(words) > 2:
        yield _form(f"{first} {last}")
    if len(letters_of(last)) > 1:
        yield replace(_form(f"{first[0]} {last}"), initial=0)
        turned = _form(f"{last} {first[0]}")
        yield replace(turned, initial=len(turned.letters) - 1)
    for short in sorted(other_forms(first)):
        yield _form(f"{short} {last}")
        yield _form(f"{last} {short}")


def _code(value: str, least: int) -> Iterator[Form]:
    letters = as_figures(letters_of(value))
    if len(letters) >= least:
        is_short = letters_of(value).isdigit() and len(letters) < _SURE_FIGURES
        yield Form(letters, frozenset(), Manner.FIGURES if is_short else Manner.CODE)


def _telephone(value: str) -> Iterator[Form]:
    """The figures after 0 or +44; and a landline without its area code."""
    figures = telephone_figures(value)
    if len(figures) < 5:
        return
    yield Form(figures, frozenset(), Manner.TELEPHONE)
    if len(figures) == 10 and figures[0] in "12":
        yield Form(figures[4:] if figures[0] == "1" else figures[2:], frozenset(), Manner.TELEPHONE)


def _email(value: str) -> Iterator[Form]:
    """With its signs, or with the words "at" and "dot" in their place."""
    if "@" not in value:
        return
    local, _, domain = plain(value).strip().partition("@")
    for dot_before in (".", " dot "):
        for sign, dot in (("@", "."), (" at ", " dot "), (" at ", "."), ("@", " dot ")):
            written = f"{local.replace('.', dot_before)}{sign}{domain.replace('.', dot)}"
            yield Form(letters_of(written), frozenset(), Manner.ADDRESS)


def words_in(value: str) -> list[str]:
    """Return the plain words of a value, hyphens and spaces between them."""
    return re.findall(r"[^\W_]+", plain(value))
