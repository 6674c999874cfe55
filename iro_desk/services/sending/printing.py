"""Papers that go through a printer: looked at as any other, printed, and waiting until they are in somebody's hands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk.domain.deeds import Deed
from iro_desk.domain.findings import Finding
from iro_desk.domain.sending.printing import given_words, place_of
from iro_desk.domain.sending.ways import BY_HAND
from iro_desk.errors import Refusal
from iro_desk.records import GivenFields, OutboxItem, Printed, Setting
from iro_desk.records.audit import note
from iro_desk.records.printed import GIVEN
from iro_desk.services import drafts, outbox, settings
from iro_desk.services.after_reviews.rows import stop
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.sending import keeping, leaving
from iro_desk.services.typed import drafted

FORM = "send:given"
"""The name of the form, for its draft; its words stand on the send screen."""
REMEMBERED = "printing.remembered"
MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """The newest printing of one thing.

    Args:
        printer: empty when its file was saved to be printed elsewhere.
        printed_at: None while nobody knows whether it came out.
    """

    printed_id: int
    item_id: int
    child_id: int
    printer: str
    begun_at: datetime
    printed_at: datetime | None


def standing(session: Session, item_id: int) -> PrintedRow | None:
    """Return the newest printing of a thing; None when there was none."""
    query = select(Printed).where(Printed.item_id == item_id).order_by(col(Printed.id).desc())
    row = session.exec(query).first()
    if row is None:
        return None
    return PrintedRow(key(row), item_id, row.child_id, row.printer, row.begun_at, row.printed_at)


def begin(
    session: Session,
    item_id: int,
    sha256: str,
    printer: str,
    now: datetime,
    *,
    pages: int,
    by_saying: bool,
    shown: Mapping[str, str],
) -> int:
    """Note the officer's look at these bytes, and that they are about to be printed; see :func:`binding.look`.

    The thing goes by no other way meanwhile.

    Args:
        printer: empty when the file is saved to be printed elsewhere.

    Raises:
        Refusal: a fact has changed since it was shown, or a second person has not read it.
    """
    keeping.look(session, item_id, sha256, now, is_kept=True, pages=pages, by_saying=by_saying, shown=shown)
    leaving.require(session, item_id)
    item = fetch(session, OutboxItem, item_id)
    if item.bundle_id is not None:
        raise Refusal("This is in a bundle.", "Take the bundle apart first.")
    row = insert(session, Printed, child_id=item.child_id, item_id=item_id, printer=printer, begun_at=now)
    note(session, Deed.PRINTED, ("child", item.child_id), ("outbox_item", item_id))
    return key(row)


def note_printed(session: Session, printed_id: int, now: datetime) -> None:
    """Say that the printer has it; it still waits until somebody has it in their hands."""
    fetch(session, Printed, printed_id).printed_at = now
    session.flush()


def note_not_printed(session: Session, printed_id: int) -> None:
    """Say that nothing came out: the thing is as it was."""
    row = fetch(session, Printed, printed_id)
    session.delete(row)
    session.flush()
    if standing(session, row.item_id) is None:
        keeping.let_go(session, row.item_id)


def note_own(session: Session) -> None:
    """Note in the trail that she printed a paper of her own."""
    note(session, Deed.PRINTED)


def note_given(session: Session, values: Mapping[str, object], printed_id: int, now: datetime) -> None:
    """Note into whose hands a printed paper went; the clocks count from that day.

    What has changed since it was looked at does not matter any more: she says what was done.

    Raises:
        Incomplete, Refusal: a name or the day is missing, or it has gone already.
    """
    row = fetch(session, Printed, printed_id)
    item = fetch(session, OutboxItem, row.item_id)
    if item.placed_at is not None:
        raise Refusal("This has already gone.", "The outbox keeps what left and when.")
    draft = drafted(GivenFields, {**values, "given_to": values.get("given_to") or ""})
    stop(_findings(draft, row.begun_at.date(), now.date()))
    on = draft.given_on or now.date()
    row.given_to, row.given_on, row.read_with = draft.given_to.strip(), on, draft.read_with.strip()
    row.printed_at = row.printed_at or row.begun_at
    item.is_on_paper, item.is_kept_back = True, False
    outbox.mark_done(session, row.item_id, on)
    outbox.give(session, row.item_id, BY_HAND, given_words(draft.given_to, draft.read_with), now)
    item.done_on = on
    session.flush()
    drafts.let_go(session, FORM, row.item_id, row.child_id)


def remembered(session: Session, printers: Sequence[str]) -> str:
    """The printer to take where these printers are; empty when she has not said, or it is not among them."""
    found = _remembered(session).get(place_of(printers), "")
    return found if found in printers else ""


def remember(session: Session, printers: Sequence[str], printer: str) -> None:
    """Take this printer again wherever the same printers are, because she asked for it."""
    place = place_of(printers)
    kept = {where: which for where, which in _remembered(session).items() if where != place}
    newest = [*kept.items(), (place, printer)][-MOST_PLACES:]
    settings.store(session, REMEMBERED, json.dumps(dict(newest)))


def _remembered(session: Session) -> dict[str, str]:
    row = session.exec(select(Setting).where(Setting.key == REMEMBERED)).first()
    return {} if row is None else {str(where): str(which) for where, which in json.loads(row.value).items()}


def _findings(draft: GivenFields, printed_on: date, today: date) -> tuple[Finding, ...]:
    found: list[tuple[str, str]] = []
    if not draft.given_to.strip():
        found.append(("given_to", "Say who has it now."))
    if draft.given_on is None:
        found.append(("given_on", "Enter the day you gave it."))
    elif not printed_on <= draft.given_on <= today:
        found.append(("given_on", "This day must be between the day it was printed and today."))
    return tuple(Finding(f"printed.{field}", words, GIVEN, field) for field, words in found)
