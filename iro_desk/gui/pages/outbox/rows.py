"""The words of a row of the outbox: what it is, whom it is for, by which way, and how it stands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from iro_desk.domain.codes import Role, WayOut
from iro_desk.domain.sending.standing import Group, badge, group, is_offered
from iro_desk.domain.wording import counted, short_date
from iro_desk.gui.pages.send.facts_card import FORMATS
from iro_desk.gui.widgets.outgoing_rows import OutgoingRow
from iro_desk.services.sending.laid_out import OutboxLine

WAYS = {
    WayOut.PAPER: "on paper",
    WayOut.EMAIL: "by e-mail",
    WayOut.BUNDLE: "by business support",
}
LEFT = {
    WayOut.PAPER: "Given",
    WayOut.EMAIL: "Sent",
    WayOut.BUNDLE: "Bundled",
    WayOut.DESTINATION: "Placed",
}


def outgoing_row(line: OutboxLine, now: datetime, unticked: Collection[int]) -> OutgoingRow:
    """Return the row of one thing.

    Args:
        now: its time zone is the one the moments are told in.
        unticked: those ready things that do not go this time.
    """
    row, shown = line.row, badge(line.standing, now.date())
    return OutgoingRow(
        key=str(row.item_id), initials=row.initials, colour=row.identity_colour, name=row.display_name,
        title=line.title, detail=_detail(line, now), whom=row.recipient, how=how_words(line),
        tone=shown.tone, badge=shown.words, icon=shown.icon,
        is_ticked=row.item_id not in unticked if is_offered(line.standing) else None,
    )  # fmt: skip


def size_words(line: OutboxLine) -> str:
    """Such as "PDF, 2 pages"; the count only once she has seen the pages."""
    made_as = FORMATS.get(line.row.file_format, line.row.file_format)
    return f"{made_as}, {counted(line.pages, 'page')}" if line.pages else made_as


def how_words(line: OutboxLine) -> str:
    """Who the reader is, and by which way it goes or went."""
    row = line.row
    way = WAYS.get(row.way, line.place if row.placed_at is None else row.placed_in)
    role = "" if row.recipient_role in (Role.CHILD.label, Role.OTHER.label) else row.recipient_role
    return ", ".join(part for part in (f"{role[:1].lower()}{role[1:]}", way) if part)


def capital(place: str) -> str:
    """A place's words where they stand by themselves."""
    return f"{place[:1].upper()}{place[1:]}"


def moment_words(at: datetime, now: datetime) -> str:
    """Such as "Tue 9 June, 18:05"."""
    here = at.astimezone(now.tzinfo)
    return f"{short_date(here.date(), now.date())}, {here:%H:%M}"


def since_words(at: datetime, today: date) -> str:
    """Such as "Oldest since Tue 9 June, 18:05"."""
    return f"Oldest since {short_date(at.date(), today)}, {at:%H:%M}"


def _detail(line: OutboxLine, now: datetime) -> str:
    row = line.row
    if row.done_on is not None and row.way in (WayOut.BUNDLE, WayOut.DESTINATION):
        told = f"Given out {short_date(row.done_on, now.date())}"
    elif row.placed_at is not None:
        told = f"{LEFT[row.way]} {moment_words(row.placed_at, now)}"
    elif group(line.standing) is Group.NEEDS_YOU:
        told = line.standing.stopped or row.trouble
    else:
        left_in = row.reason.partition("\n")[0]
        told = f"{size_words(line)}. Left in because: {left_in}" if left_in else size_words(line)
    return ". ".join(part for part in (row.display_name, told) if part)
