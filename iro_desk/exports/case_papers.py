"""The papers about a child that are not a review's: finished forms, disputes, what was done, thanks, a hand-over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.rights.rules import PaperType
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.exports import sheet_files, versions
from iro_desk.exports.versions import AS_USUAL, Choice, MadeFile, Source, Version
from iro_desk.records import Child, Commendation, Concern
from iro_desk.services import dispute_paper, footprint, handover_paper, thanks_paper
from iro_desk.services.entering import fetch

Builds = Callable[[Session, int, date, Calendar, ClockRules], Source]
EMPTY = "Nothing is recorded for this child yet."


def versions_for(
    session: Session,
    kind: DocumentKind,
    subject_id: int,
    people: Sequence[int],
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    choices: Mapping[int, Choice],
) -> tuple[Version, ...]:
    """Each person's own version of one of these papers, before any file is made of it.

    Args:
        subject_id: what it is a paper of: the form, the concern, the thank-you, or else the child.
        people: ids from that child's list.
        choices: what the officer decided for a person, by their id; without one it is as usual.
    """
    source = PAPERS[kind](session, subject_id, today, calendar, rules)
    return tuple(versions.version(session, source, one, today, choices.get(one, AS_USUAL)) for one in people)


def make(
    session: Session,
    kind: DocumentKind,
    subject_id: int,
    formats: Sequence[str],
    people: Sequence[int],
    references: Sequence[str],
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    choices: Mapping[int, Choice],
) -> tuple[MadeFile, ...]:
    """The finished files of each person's version, read back.

    Args:
        references: one for each person, for the file names.

    Raises:
        Refusal: there is nothing for somebody, or a file must not leave.
    """
    found = versions_for(session, kind, subject_id, people, today, calendar, rules, choices)
    return versions.made_for_each(session, found, formats, references, today)


def _dispute(session: Session, concern_id: int, today: date, calendar: Calendar, rules: ClockRules) -> Source:
    child_id = fetch(session, Concern, concern_id).child_id
    paper = dispute_paper.dispute(session, concern_id, today, calendar)
    return Source(DocumentKind.DISPUTE, PaperType.DISPUTE_FORM, paper, child_id, None, today)


def _footprint(session: Session, child_id: int, today: date, calendar: Calendar, rules: ClockRules) -> Source:
    fetch(session, Child, child_id)
    paper = footprint.paper(session, child_id, today, calendar)
    if paper.is_empty:
        raise Refusal(EMPTY, "It gathers by itself as you record what you do.")
    return Source(DocumentKind.FOOTPRINT, PaperType.FOOTPRINT, paper, child_id, None, today)


def _thanks(
    session: Session, commendation_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> Source:
    child_id = fetch(session, Commendation, commendation_id).child_id
    paper = thanks_paper.thanks(session, commendation_id)
    return Source(DocumentKind.THANKS, PaperType.COMMENDATION, paper, child_id, None, today)


def _handover(session: Session, child_id: int, today: date, calendar: Calendar, rules: ClockRules) -> Source:
    paper = handover_paper.handover(session, child_id, today, calendar, rules)
    return Source(DocumentKind.HANDOVER, PaperType.HANDOVER_PACK, paper, child_id, None, today)


PAPERS: Mapping[DocumentKind, Builds] = {
    DocumentKind.SHEET: sheet_files.source,
    DocumentKind.DISPUTE: _dispute,
    DocumentKind.FOOTPRINT: _footprint,
    DocumentKind.THANKS: _thanks,
    DocumentKind.HANDOVER: _handover,
}
"""What builds each of these papers whole; a midway is a form that is a paper of its own."""
