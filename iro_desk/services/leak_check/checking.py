"""What must not be read in one child's letter by one reader, and whether a finished file holds any of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from iro_desk.domain.leaks.scanning import Identifier, Leak, Passage, scan_passages
from iro_desk.domain.leaks.squeezed import letters_of
from iro_desk.records import Letter
from iro_desk.services.entering import fetch
from iro_desk.services.leak_check import news, people, places
from iro_desk.services.leak_check.circle import Circle, circle

_ALWAYS = frozenset(
    {
        "case_number",
        "words",
        "news",
        "born_on",
        "birthday",
        "age",
        "health",
        "health_beside",
        "parent",
        "cleared",
    }
)


def identifiers(
    session: Session, child_id: int, person_id: int | None = None, on: date | None = None
) -> tuple[Identifier, ...]:
    """Return everything that may not be read in a letter to this child, by this reader.

    What is withheld, a protected person and what was said in confidence block; everything else is a warning
    that needs a reason.

    Args:
        person_id: the reader; None for the child. The child knows their own home; somebody it is withheld from
            must not read of it.
        on: the date of the letter, for ages; None leaves ages out.
    """
    around = circle(session, child_id, person_id)
    found = [
        *people.of_children(around, on),
        *people.of_people(around),
        *people.numbers(around),
        *places.of_homes(around),
        *places.of_schools(around),
        *news.of_circle(session, around),
    ]
    return tuple(dict.fromkeys(_not_their_own(found, around)))


def check_file(session: Session, letter_id: int, text_of_finished_file: str) -> tuple[Leak, ...]:
    """Return every leak in the text read back out of the finished file, in reading order."""
    return check_passages(session, letter_id, (Passage("", text_of_finished_file),))


def check_passages(session: Session, letter_id: int, passages: Iterable[Passage]) -> tuple[Leak, ...]:
    """Return every leak in what was read back out of a letter's finished files, each with where it stands."""
    letter = fetch(session, Letter, letter_id)
    return scan_passages(passages, identifiers(session, letter.child_id, on=letter.dated_on))


def check_words(session: Session, child_id: int, text: str, person_id: int | None = None) -> tuple[Leak, ...]:
    """Return every leak in a text for this child and this reader; None for the child."""
    return scan_passages((Passage("", text),), identifiers(session, child_id, person_id))


def _not_their_own(found: Iterable[Identifier], around: Circle) -> Iterable[Identifier]:
    """A child's own name is no leak, though a brother or a cousin has it too."""
    return (
        i for i in found if i.kind in _ALWAYS or i.blocking or letters_of(i.value) not in around.own_names
    )
