"""The page of what the officer did for a child as a file: one side, and looked through for other children first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.working_days import Calendar
from iro_desk.exports import ALL_FORMATS, stationery
from iro_desk.exports.document_text import text_of
from iro_desk.exports.documents import footprint as document
from iro_desk.exports.documents.footprint import Brevity
from iro_desk.exports.whole_file import write_whole
from iro_desk.services import footprint, leak_check
from iro_desk.services.leak_check.circle import IN_CONFIDENCE, OTHER, PROTECTED, RELATED

FORMATS = {format_.name: format_ for format_ in ALL_FORMATS}
#: nobody else's child, nobody protected, and nothing said in confidence belongs on it
NOT_HERE = frozenset({RELATED, OTHER, PROTECTED, IN_CONFIDENCE})


@dataclass(frozen=True, slots=True)
class FoundOnPage:
    """Something on the page that may point to somebody else: the words, and whose they are."""

    found: str
    whose: str


@dataclass(frozen=True, slots=True)
class FootprintPage:
    """The page as it would leave today.

    Args:
        is_empty: nothing is recorded for this child yet.
        found: what may point to another child or a protected person, each once.
    """

    is_empty: bool
    in_short: str
    found: tuple[FoundOnPage, ...]


def name(format_name: str, reference: str, today: date) -> str:
    """A name that tells nothing about anyone."""
    return f"IRO-{reference}-footprint-{today.isoformat()}{FORMATS[format_name].suffix}"


def page(session: Session, child_id: int, today: date, calendar: Calendar) -> FootprintPage:
    """Return what the page would say in short, and what on it may point to somebody else."""
    paper = footprint.paper(session, child_id, today, calendar)
    leaks = leak_check.check_words(session, child_id, text_of(document.build(paper)))
    found = [FoundOnPage(one.found, one.whose) for one in leaks if one.whose in NOT_HERE]
    return FootprintPage(paper.is_empty, paper.in_short, tuple(dict.fromkeys(found)))


def made(session: Session, child_id: int, format_name: str, today: date, calendar: Calendar) -> bytes:
    """The page as the bytes of a file."""
    paper = footprint.paper(session, child_id, today, calendar)
    built = [stationery.ready(session, document.build(paper, brevity)) for brevity in Brevity]
    return FORMATS[format_name].write(document.on_one_side(built))


def save(content: bytes, path: Path) -> Path:
    """Write a finished file where she chose."""
    return write_whole(path, content)
