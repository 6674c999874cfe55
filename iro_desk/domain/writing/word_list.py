"""Reads the table of words: jargon, tone, turns of phrase and initials, with what may stand in their place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.findings import Kind
from iro_desk.domain.writing.plain_words import PlainWord, PlainWords
from iro_desk.domain.writing.sometimes import ONLY_AFTER, ONLY_BEFORE

_RECORD = "record"
_SHORT_PIECE = 3
_TIPS = ("the name ", "name", "leave out", "say ", "your social worker is")
_TONE_TIPS = ("leave out", "say ", "name ", "describe", "use the name", "after praise", "a date, or", "who ")
_KEEP = re.compile(r"\(keep (?:for|in) ([^)]*)\)")
_IRREGULAR = {
    "keep": ("kept",), "find": ("found",), "fall": ("fell", "fallen"), "break": ("broke", "broken"),
    "get": ("got",), "feel": ("felt",), "hang": ("hung",), "go": ("went", "gone"), "bear": ("bore",),
    "give": ("gave", "given"), "let": ("letting",), "speak": ("spoke",), "make": ("made",), "cut": ("cutting",),
}  # fmt: skip
_WHOSE = ("my", "his", "her", "their", "our")


def read_plain_words(text: str) -> PlainWords:
    """Read the table of words; where a word is listed twice, what is said of its tone comes first."""
    table = tomllib.loads(text)
    forms: list[tuple[str, PlainWord]] = []
    for flag in table["tone"]["flags"]:
        forms += [(form, _tone(flag, form)) for form in dict.fromkeys((flag["word"], *flag.get("forms", ())))]
    for group in table["swap_group"]:
        for swap in group["swaps"]:
            word = _swap(swap)
            forms += [(form, word) for form in dict.fromkeys((swap["term"], *swap.get("forms", ())))]
    for idiom in table["idioms"]["avoid"]:
        word = _idiom(idiom)
        forms += [(form, word) for form in _inflected(idiom["phrase"])]
    for acronym in table["acronyms"]["list"]:
        long = acronym["long"].split(";")[0].split(" (")[0]
        forms.append((acronym["short"], PlainWord(acronym["short"], _choices(long), "", kind=Kind.ACRONYM)))
    return PlainWords(tuple(forms))


def with_hers(listed: PlainWords, hers: Iterable[tuple[str, str]]) -> PlainWords:
    """Return the words with the officer's own: hers come before the list's, and an empty one silences a term.

    Args:
        hers: each a term and what she would rather have offered, choices between semicolons.
    """
    own = {term.casefold(): _pieces(instead) for term, instead in hers}
    if not own:
        return listed
    forms = []
    for form, word in listed.forms:
        found = own.get(form.casefold(), own.get(word.term.casefold()))
        if found is None:
            forms.append((form, word))
        elif found:
            forms.append((form, _offering(word, found)))
    known = {form.casefold() for form, _ in listed.forms}
    added = [(term, PlainWord(term, found, "")) for term, found in own.items() if found and term not in known]
    return PlainWords((*added, *forms))


def _offering(word: PlainWord, instead: tuple[str, ...]) -> PlainWord:
    return PlainWord(
        word.term, instead, "", word.keeps, word.in_records, word.to_children, word.kind,
        frozenset(), word.only_before, word.only_after,
    )  # fmt: skip


def _swap(swap: dict[str, str]) -> PlainWord:
    keeps = tuple(kept.strip() for kept in re.split("[;,]", swap.get("keep", "")) if kept.strip())
    record = any(kept.endswith(_RECORD) for kept in keeps)
    plain = swap["plain"]
    tip = plain.casefold().startswith(_TIPS)
    note = swap.get("note", "")
    advice = " ".join(part for part in (f"{plain[:1].upper()}{plain[1:]}." if tip else "", note) if part)
    phrases = tuple(kept.casefold() for kept in keeps if len(kept.split()) > 1 and not kept.endswith(_RECORD))
    return PlainWord(
        swap["term"], () if tip else _choices(plain), advice, phrases, not record, kept_for=_older(swap.get("keep", ""))
    )  # fmt: skip


def _older(keep: str) -> frozenset[Voice]:
    """The voices whose readers meet the word, from such as "12 and over" and "16+ after explaining"."""
    found = [Voice.ADULT] if "16+" in keep else []
    return frozenset(
        [*found, *((Voice.TEEN, Voice.ADULT) if "12 and over" in keep or "12-15" in keep else ())]
    )


def _tone(flag: dict[str, Any], form: str) -> PlainWord:
    pieces = _pieces(_KEEP.sub("", flag["say"]))
    tips = [
        one for one in pieces if one.casefold().startswith(_TONE_TIPS) or pieces[0].startswith("leave out")
    ]
    said = "; ".join(tips)
    kept = _KEEP.search(flag.get("about", ""))
    keeps = () if kept is None else (kept.group(1).removesuffix(" claim").casefold(),)
    where = flag.get("where", "")
    return PlainWord(
        flag["word"], tuple(one for one in pieces if one not in tips), f"{said[:1].upper()}{said[1:]}." if said else "",
        keeps, in_records=where != "letters", to_children=where != "records", kind=Kind.TONE,
        only_before=ONLY_BEFORE.get(form, ""), only_after=ONLY_AFTER.get(form, ""),
    )  # fmt: skip


def _idiom(idiom: dict[str, str]) -> PlainWord:
    plain = idiom["plain"]
    tip = plain == "leave out"
    return PlainWord(
        idiom["phrase"], () if tip else _choices(plain), "Leave it out." if tip else "", in_records=False,
        kind=Kind.IDIOM,
    )  # fmt: skip


def _inflected(phrase: str) -> Iterator[str]:
    """The phrase with its first word in other tenses, and with other people in it."""
    first, _, rest = phrase.partition(" ")
    stem = first.removesuffix("e")
    doubled = f"{first}{first[-1]}"
    heads = (
        first,
        f"{first}s",
        f"{stem}ed",
        f"{stem}ing",
        f"{doubled}ed",
        f"{doubled}ing",
        *_IRREGULAR.get(first, ()),
    )
    for head in dict.fromkeys(heads if rest else (first,)):
        said = f"{head} {rest}".strip()
        yield said
        if " your " in f" {said} ":
            yield from (f" {said} ".replace(" your ", f" {whose} ").strip() for whose in _WHOSE)


def _pieces(choices: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in choices.split(";") if piece.strip())


def _choices(plain: str) -> tuple[str, ...]:
    """Short words between commas are so many choices; a long one is a sentence."""
    pieces = [piece.strip().removeprefix("or ").strip() for piece in re.split("[,;]", plain)]
    many = ", or " in plain or ";" in plain or all(len(piece.split()) <= _SHORT_PIECE for piece in pieces)
    return tuple(dict.fromkeys(pieces)) if many else (plain,)
