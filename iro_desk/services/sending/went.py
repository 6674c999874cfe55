"""What went where: every paper that left the desk, and everybody who was given a record another way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import Role
from iro_desk.domain.sending.standing import badge
from iro_desk.domain.sending.went import Narrowed
from iro_desk.domain.wording import day_month
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child, GivenOut, Review
from iro_desk.services import names
from iro_desk.services.after_reviews.rows import held_on
from iro_desk.services.sending import laid_out
from iro_desk.services.sending.laid_out import OutboxLine


@dataclass(frozen=True, slots=True)
class WentRow:
    """One thing that left.

    Args:
        line: as the outbox shows it; None for what was noted as given another way.
        on: the day it left, or was given.
        at: the moment, where it is known.
        how: by which way, and to which place.
        stands: what is known of its coming there, in the words of its badge.
        said: who says that it reached its reader; empty when nobody does.
        version: of the finished review; None for other papers.
        is_child: whether it was for the child.
    """

    line: OutboxLine | None
    child_id: int
    display_name: str
    initials: str
    identity_colour: int
    title: str
    reader: str
    role: str
    on: date
    at: datetime | None
    how: str
    stands: str
    said: str
    version: int | None
    is_child: bool

    @property
    def reader_outside(self) -> str:
        """The reader as a list that leaves the desk has them: a child by their initials."""
        return self.initials if self.is_child else self.reader


def went(session: Session, today: datetime, calendar: Calendar, rules: ClockRules) -> tuple[WentRow, ...]:
    """Return everything that ever left, the newest first.

    Args:
        today: now; its time zone is the one a day is told in.
    """
    lines = laid_out.lines(session, today.date(), calendar, rules, since=None)
    found = [_of_line(line, today) for line in lines if line.row.placed_at is not None]
    found += _given(session)
    return tuple(sorted(found, key=_moment, reverse=True))


def narrowed(rows: tuple[WentRow, ...], to: Narrowed, today: date) -> tuple[WentRow, ...]:
    """Return those of one child, one reader and from one day on."""
    first = to.since.first_day(today)
    return tuple(
        row
        for row in rows
        if to.child_id in (None, row.child_id) and to.reader in ("", row.reader) and row.on >= first
    )


def _moment(row: WentRow) -> tuple[date, datetime]:
    return row.on, (row.at or datetime.combine(row.on, time.min)).replace(tzinfo=None)


def _of_line(line: OutboxLine, now: datetime) -> WentRow:
    row = line.row
    at = (row.placed_at or row.queued_at).astimezone(now.tzinfo)
    return WentRow(
        line, row.child_id, row.display_name, row.initials, row.identity_colour, line.title, row.recipient,
        row.recipient_role, at.date(), at, row.placed_in, badge(line.standing, now.date()).words, row.done_how,
        row.review_version, line.is_child,
    )  # fmt: skip


def _given(session: Session) -> list[WentRow]:
    query = (
        select(GivenOut, Review, Child)
        .join(Review, col(Review.id) == GivenOut.review_id)
        .join(Child, col(Child.id) == GivenOut.child_id)
    )
    return [
        WentRow(
            None, given.child_id, names.display_name(child), names.initials(child), child.identity_colour,
            f"Record, review of {day_month(held_on(review))}", given.recipient,
            "" if given.recipient_role == Role.CHILD.label else given.recipient_role, given.given_on, None,
            given.how.label if given.how is not None else "", "Given", "You noted it", given.version,
            given.recipient_role == Role.CHILD.label,
        )
        for given, review, child in session.exec(query).all()
        if given.given_on is not None
    ]  # fmt: skip
