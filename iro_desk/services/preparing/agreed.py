"""What was agreed in meetings and other forms and is not done, for the page to read before a review."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from iro_desk.domain.codes import ActionState
from iro_desk.domain.wording import Tone, short_date
from iro_desk.services import sheets
from iro_desk.services.preparing.rows import Waiting
from iro_desk.services.sheets import ActionRow


def agreed(session: Session, child_id: int, today: date) -> tuple[Waiting, ...]:
    """Return every open action of a child's forms, soonest first."""
    rows = sheets.actions_of(session, child_id)
    return tuple(_waiting(row, today) for row in rows if row.state is ActionState.OPEN)


def _waiting(row: ActionRow, today: date) -> Waiting:
    by = f"by {short_date(row.by_when, today)}" if row.by_when else "no day set"
    is_late = row.by_when is not None and row.by_when < today
    where = f", agreed in: {row.agreed_in}" if row.agreed_in else ""
    return Waiting(
        what=row.what,
        detail=f"{row.owner or 'Nobody named'}, {by}{where}",
        state="Day passed, not marked" if is_late else "To be done",
        tone=Tone.LATE if is_late else Tone.NONE,
        waited="",
    )
