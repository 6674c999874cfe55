"""What the officer does to a letter: writes a part, draws it again, changes its voice or page, says it is ready."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.forms import FormKind, LetterForm, LetterTheme
from iro_desk.errors import Refusal
from iro_desk.records import Child, Letter, LetterPart
from iro_desk.services.entering import fetch
from iro_desk.services.letters.beginning import form_for
from iro_desk.services.letters.drawing import draw
from iro_desk.services.letters.findings import LetterFinding, of_letter
from iro_desk.services.letters.stored import parts, wishes_of


def write_part(session: Session, part_id: int, text: str | None, left_out: bool) -> None:
    """Keep the officer's own text for a part; None goes back to the composed text."""
    part = fetch(session, LetterPart, part_id)
    row = fetch(session, Letter, part.letter_id)
    if (part.written, part.left_out) == (text, left_out):
        return
    part.written = text
    part.left_out = left_out
    row.finished_at = None
    session.flush()


def redraw(session: Session, letter_id: int) -> None:
    """Compose every part again from the record; what the officer wrote stays as it is."""
    draw(session, fetch(session, Letter, letter_id))


def change_voice(session: Session, letter_id: int, voice: Voice) -> None:
    """Write the letter for another stage, remembered for the child; what the officer wrote stays as it is."""
    row = fetch(session, Letter, letter_id)
    fetch(session, Child, row.child_id).voice = voice
    if row.form in (FormKind.STANDARD, FormKind.EASY_READ) and row.form is form_for(row.voice):
        row.form = form_for(voice)
    row.voice = voice
    session.flush()
    draw(session, row)


def change_form(session: Session, letter_id: int, form: LetterForm, theme: LetterTheme | None) -> None:
    """Set the letter on another page or in other colours, and remember both for the child."""
    row = fetch(session, Letter, letter_id)
    wishes = wishes_of(session, row.child_id)
    session.add(wishes)
    for kept in (row, wishes):
        kept.form, kept.fold, kept.tinted, kept.theme = form.kind, form.fold, form.tinted, theme
    row.finished_at = None
    session.flush()


def warnings(session: Session, letter_id: int) -> tuple[LetterFinding, ...]:
    """What stops the letter leaving, then what to look at."""
    return of_letter(session, fetch(session, Letter, letter_id), parts(session, letter_id))


def finish(session: Session, letter_id: int, now: datetime) -> None:
    """Say the letter is ready; raises Refusal while something stops it leaving."""
    stops = [finding for finding in warnings(session, letter_id) if finding.blocking]
    if stops:
        raise Refusal(
            f"The letter cannot be ready yet: {len(stops)} to put right.",
            "They are listed beside the letter.",
        )
    fetch(session, Letter, letter_id).finished_at = now
    session.flush()
