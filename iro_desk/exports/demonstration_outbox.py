"""Puts papers of the invented families in the outbox, made, read and sent by the services that real ones go through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO

from sqlmodel import Session, col, select

from iro_desk.domain.codes import DocumentKind, ReviewState, Role
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.exports import preparing
from iro_desk.records import Child, Letter, OutboxItem, Person, Review
from iro_desk.services import demonstration, outbox
from iro_desk.services.entering import fetch, key
from iro_desk.services.sending import binding, giving

FOLDER = "office folder"
PDF = "pdf"
READERS = (Role.SOCIAL_WORKER, Role.CARER, Role.TEAM_MANAGER)


@dataclass(frozen=True, slots=True)
class _Paper:
    """The outcomes of one finished review, for one person."""

    review_id: int
    person_id: int


def load(
    session: Session,
    families_toml: str,
    today: date,
    calendar: Calendar,
    now: datetime,
    reference: Callable[[], str],
) -> int:
    """Lay in the invented families as :func:`demonstration.load` does, and their papers; returns the children.

    For a desk of invented children alone: beside real ones, an invented paper could be sent to an office.

    Args:
        now: its day is ``today``; papers were put in and sent in the days before.
        reference: draws the letters of a file's name.
    """
    count = demonstration.load(session, families_toml, today, calendar)
    _lay(session, now, reference)
    return count


def _lay(session: Session, now: datetime, reference: Callable[[], str]) -> None:
    """Two papers that went, two that are ready, one that changed after it was read, and one nobody has read."""
    papers = _papers(session)
    placed, given, ready, changed, unread = papers[:5]
    for paper, ago in ((placed, timedelta(days=2)), (given, timedelta(days=3))):
        item = _made(session, paper, now - ago, reference)
        if item is not None and paper is placed:
            outbox.mark_placed(session, item, FOLDER, now - ago + timedelta(minutes=40))
        elif item is not None:
            giving.mark_given(session, item, "Given at the visit", "", now - ago + timedelta(hours=1))
    _made(session, ready, now - timedelta(days=1), reference)
    _letter(session, now - timedelta(hours=2), reference)
    if _made(session, changed, now - timedelta(hours=3), reference) is not None:
        fetch(session, Person, changed.person_id).telephone = "01632 960 118"
    _made(session, unread, now - timedelta(hours=1), reference, is_read=False)
    session.flush()


def _papers(session: Session) -> Sequence[_Paper]:
    """Each invented child's newest finished review with its first reader, the newest review first."""
    query = (
        select(Review)
        .join(Child, col(Child.id) == Review.child_id)
        .where(col(Child.is_demonstration).is_(True), Review.state == ReviewState.FINISHED)
        .order_by(col(Review.review_on).desc(), col(Review.id))
    )
    found: dict[int, _Paper] = {}
    for review in session.exec(query).all():
        people = session.exec(select(Person).where(Person.child_id == review.child_id)).all()
        first = next((one for role in READERS for one in people if one.role is role), None)
        if first is not None and review.child_id not in found:
            found[review.child_id] = _Paper(key(review), key(first))
    return tuple(found.values())


def _made(
    session: Session, paper: _Paper, at: datetime, reference: Callable[[], str], *, is_read: bool = True
) -> int | None:
    """Make one paper's file and put it in; None where something in it would need the officer's word."""
    try:
        preparing.queue_papers(
            session, paper.review_id, (DocumentKind.OUTCOMES,), (PDF,), (paper.person_id,), (reference(),),
            at.date(), at,
        )  # fmt: skip
    except Refusal:
        return None
    return _newest(session, at, is_read=is_read)


def _letter(session: Session, at: datetime, reference: Callable[[], str]) -> None:
    """One letter that its story says is written, for its child."""
    query = select(Letter).join(Child, col(Child.id) == Letter.child_id)
    written = query.where(col(Child.is_demonstration).is_(True), col(Letter.finished_at).is_not(None))
    for letter in session.exec(written.order_by(col(Letter.id).desc())).all():
        made = preparing.letter(session, key(letter))
        if made.pdf is None:
            continue
        try:
            preparing.queue_letter(session, key(letter), (made.pdf,), made.words, reference(), at.date(), at)
        except Refusal:
            continue
        _newest(session, at, is_read=True)
        return


def _newest(session: Session, at: datetime, *, is_read: bool) -> int:
    """The thing just put in, read to its end where it was."""
    number = max(one for one in session.exec(select(OutboxItem.id)).all() if one is not None)
    if is_read:
        item = fetch(session, OutboxItem, number)
        binding.look(session, number, item.sha256, at, pages=_pages(item.content))
    return number


def _pages(content: bytes) -> int:
    import pikepdf  # costs start-up time, and only the invented desk reads pages here

    with pikepdf.open(BytesIO(content)) as paper:
        return len(paper.pages)
