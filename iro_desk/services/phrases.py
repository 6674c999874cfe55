"""Reusable phrases: words for any child, so no child's or person's details are ever let into one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from iro_desk.domain.calendar_names import joined
from iro_desk.domain.leaks.patterns import plain, telephone_figures
from iro_desk.domain.leaks.scanning import Identifier, scan
from iro_desk.errors import Refusal
from iro_desk.records import Child, Person, Phrase, PhraseFields, Placement
from iro_desk.services import settings
from iro_desk.services.entering import copy, fetch, insert, key
from iro_desk.services.typed import drafted

TITLE_WORDS, TITLE_LETTERS = 6, 60
LONGEST = 4000
_PHONE = re.compile(r"\+?\d[\d\s\-()]{4,}\d")
_EMAIL = re.compile(r"[^\s@,;:()<>]+@[^\s@,;()<>]+")
#: what many children call somebody: on a list of people it names nobody
_NOBODY = """
mum mummy mam dad daddy nan nana nanna gran granny grandma grandad grandpa auntie aunt uncle brother
sister carer carers social worker teacher school doctor nurse health visitor advocate manager mr mrs ms
miss dr the and of team foster parent parents mother father family police guardian key
"""
_ANYBODY = frozenset(_NOBODY.split())
_SAID = {
    "name": "a name", "first_name": "a name", "surname": "a name", "born_on": "a date of birth",
    "case_number": "a case number", "postcode": "a postcode", "telephone": "a telephone number",
    "email": "an e-mail address",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A phrase in a list."""

    phrase_id: int
    title: str
    text: str


def found(session: Session, text: str) -> tuple[PhraseRow, ...]:
    """Return the phrases in which every typed word stands, those with them in the title first; all for none."""
    typed = text.casefold().split()
    rows = [
        PhraseRow(key(row), row.title, row.text)
        for row in session.exec(select(Phrase).order_by(col(Phrase.title), col(Phrase.id))).all()
        if all(word in f"{row.title} {row.text}".casefold() for word in typed)
    ]
    titled = [row for row in rows if all(word in row.title.casefold() for word in typed)]
    return tuple(titled + [row for row in rows if row not in titled])


def one(session: Session, phrase_id: int) -> PhraseRow:
    """Return one phrase."""
    row = fetch(session, Phrase, phrase_id)
    return PhraseRow(key(row), row.title, row.text)


def keep_selection(session: Session, text: str) -> int:
    """Make a phrase of words that were written, titled with the first of them; raises Refusal for a detail."""
    words = text.strip()
    if not words:
        raise Refusal("Select some words first.")
    if len(words) > LONGEST:
        raise Refusal(f"A phrase must be {LONGEST:,} letters or fewer.", "Select fewer words.")
    _refuse_details(session, words)
    return key(insert(session, Phrase, PhraseFields(title=title_of(words), text=words)))


def keep(session: Session, values: Mapping[str, object], phrase_id: int | None) -> int:
    """Keep a phrase as it was written in its form; raises Incomplete or Refusal.

    Args:
        phrase_id: None for a new one.
    """
    draft = drafted(PhraseFields, {name: str(value or "").strip() for name, value in values.items()})
    _refuse_details(session, draft.title, "title")
    _refuse_details(session, draft.text, "text")
    if phrase_id is None:
        return key(insert(session, Phrase, draft))
    copy(draft, fetch(session, Phrase, phrase_id))
    session.flush()
    return phrase_id


def remove(session: Session, phrase_id: int) -> None:
    """Take a phrase away; Undo brings it back."""
    session.delete(fetch(session, Phrase, phrase_id))
    session.flush()


def title_of(text: str) -> str:
    """Return the first words of a text, to find it by."""
    words = text.split()
    title = " ".join(words[:TITLE_WORDS])[:TITLE_LETTERS].rstrip(" .,;:")
    return f"{title} …" if len(words) > TITLE_WORDS else title


def details(session: Session) -> tuple[Identifier, ...]:
    """Return everything on the desk by which somebody could be known."""
    return tuple(dict.fromkeys([*_of_children(session), *_of_people(session), *_of_homes(session)]))


def _refuse_details(session: Session, text: str, field: str | None = None) -> None:
    leaks = scan(text, details(session))
    if leaks:
        said = list(dict.fromkeys(_SAID[leak.kind] for leak in leaks))
        them = "it" if len(said) == 1 else "them"
        raise Refusal(
            f"A phrase is for any child, and this holds {joined(said)} from your desk.",
            f"Take {them} out, then keep the phrase.",
            field=field,
        )


def _of_children(session: Session) -> Iterator[Identifier]:
    for child in session.exec(select(Child).order_by(col(Child.id))).all():
        whole = f"{child.preferred_name} {child.surname}"
        yield from _named(whole, "first_name")
        yield Identifier(child.born_on.isoformat(), "", "born_on")
        if child.local_code.strip():
            yield Identifier(child.local_code.strip(), "", "case_number")


def _of_people(session: Session) -> Iterator[Identifier]:
    kept = settings.current(session)
    mine = " ; ".join((kept.officer_telephone, kept.officer_text, kept.officer_email, kept.advocacy_telephone,
                       kept.complaints_contact, kept.legal_help)).casefold()  # fmt: skip
    my_phones = {telephone_figures(number) for number in _PHONE.findall(mine)}
    for person in session.exec(select(Person).order_by(col(Person.id))).all():
        yield from _named(person.name, "name")
        for number in _PHONE.findall(person.telephone):
            if telephone_figures(number) not in my_phones:
                yield Identifier(number.strip(), "", "telephone")
        for address in _EMAIL.findall(person.email):
            if address.casefold() not in mine:
                yield Identifier(address, "", "email")


def _of_homes(session: Session) -> Iterator[Identifier]:
    for postcode in session.exec(select(Placement.postcode)).all():
        if postcode.strip():
            yield Identifier(postcode.strip(), "", "postcode")


def _named(name: str, kind: str) -> Iterator[Identifier]:
    """Each piece of a name that could point to somebody; a single letter is none."""
    for piece in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name):
        if len(piece) > 1 and plain(piece) not in _ANYBODY:
            yield Identifier(piece, "", kind)
