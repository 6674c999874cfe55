"""Letters to children: drawn from child-safe facts, then the officer's own, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk.domain import letter_composing
from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import Voice
from iro_desk.domain.letter_composing import GREETING, SIGN_OFF, ComposedPart
from iro_desk.domain.papers import LetterBlock, LetterPaper
from iro_desk.errors import Refusal
from iro_desk.records import Child, Letter, LetterPart, Review
from iro_desk.services import letter_facts, letter_phrases, letter_warnings, settings
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.letter_warnings import LetterFinding
from iro_desk.services.letters_waiting import LetterListRow, waiting

__all__ = [
    "LetterFinding", "LetterListRow", "LetterRow", "PartRow", "begin", "change_voice", "finish", "letter",
    "of_child", "paper", "redraw", "waiting", "warnings", "write_part",
]  # fmt: skip
_WITHOUT_BRACES = str.maketrans("{}", "()")


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a letter; ``written`` is None while the composed text stands.

    Args:
        changed_since: the record would now compose it differently.
    """

    part_id: int
    slot: str
    heading: str
    composed: str
    written: str | None
    left_out: bool
    changed_since: bool


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter with its parts in the order they are read."""

    letter_id: int
    child_id: int
    review_id: int
    voice: Voice
    dated_on: date
    finished: bool
    parts: tuple[PartRow, ...]


def begin(session: Session, review_id: int, today: date, voice: Voice | None = None) -> int:
    """Draw the letter after a review, or return the one already there.

    Args:
        voice: None to use the child's own, or the one offered for their age.
    """
    review = fetch(session, Review, review_id)
    existing = session.exec(select(Letter).where(Letter.review_id == review_id)).first()
    if existing is not None:
        return key(existing)
    child = fetch(session, Child, review.child_id)
    chosen = voice or child.voice or letter_composing.voice_for(age_on(child.born_on, review.review_on))
    row = insert(session, Letter, child_id=review.child_id, review_id=review_id, voice=chosen, dated_on=today)
    for position, part in enumerate(_composed(session, row)):
        insert(
            session, LetterPart, letter_id=key(row), slot=part.slot, position=position, heading=part.heading,
            composed=part.text,
        )  # fmt: skip
    return key(row)


def letter(session: Session, letter_id: int) -> LetterRow:
    """One letter."""
    return _row(session, fetch(session, Letter, letter_id))


def of_child(session: Session, child_id: int) -> tuple[LetterRow, ...]:
    """Every letter to a child, newest first."""
    query = select(Letter).where(Letter.child_id == child_id)
    rows = session.exec(query.order_by(col(Letter.dated_on).desc(), col(Letter.id).desc())).all()
    return tuple(_row(session, row) for row in rows)


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
    row = fetch(session, Letter, letter_id)
    fresh = {part.slot: part for part in _composed(session, row)}
    for part in _parts(session, letter_id):
        drawn = fresh.get(part.slot)
        if drawn is None or (part.composed, part.heading) == (drawn.text, drawn.heading):
            continue
        part.composed = drawn.text
        part.heading = drawn.heading
        row.finished_at = None
    session.flush()


def change_voice(session: Session, letter_id: int, voice: Voice) -> None:
    """Write the letter for another stage; what the officer wrote stays as it is."""
    fetch(session, Letter, letter_id).voice = voice
    session.flush()
    redraw(session, letter_id)


def warnings(session: Session, letter_id: int) -> tuple[LetterFinding, ...]:
    """What stops the letter leaving, then what to look at."""
    row = fetch(session, Letter, letter_id)
    return letter_warnings.of_letter(session, row, _parts(session, letter_id))


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


def paper(session: Session, letter_id: int) -> LetterPaper:
    """The letter as it will be read; parts left out or empty are not there, and no brace ever is."""
    row = fetch(session, Letter, letter_id)
    officer = settings.current(session)
    texts = {
        part.slot: (part.heading, _text(part)) for part in _parts(session, letter_id) if not part.left_out
    }
    blocks = tuple(
        LetterBlock(slot, _clean(heading), _lines(text))
        for slot, (heading, text) in texts.items()
        if slot not in (GREETING, SIGN_OFF) and text.strip()
    )
    contact = (officer.officer_telephone, officer.officer_text, officer.officer_email)
    return LetterPaper(
        greeting=_clean(texts.get(GREETING, ("", ""))[1]).strip(),
        dated_on=row.dated_on,
        voice=row.voice,
        blocks=blocks,
        sign_off=_clean(texts.get(SIGN_OFF, ("", ""))[1]).strip(),
        officer=_clean(officer.officer_known_as or officer.officer_name),
        officer_contact=_clean(" · ".join(dict.fromkeys(part for part in contact if part))),
        authority=_clean(officer.authority_name),
        is_demonstration=fetch(session, Child, row.child_id).is_demonstration,
    )


def _composed(session: Session, row: Letter) -> tuple[ComposedPart, ...]:
    facts = letter_facts.gather(session, row.review_id, key(row))
    return letter_composing.compose(letter_phrases.in_voice(row.voice), facts, row.voice)


def _parts(session: Session, letter_id: int) -> list[LetterPart]:
    query = select(LetterPart).where(LetterPart.letter_id == letter_id)
    return list(session.exec(query.order_by(col(LetterPart.position), col(LetterPart.id))).all())


def _row(session: Session, row: Letter) -> LetterRow:
    fresh = {part.slot: (part.heading, part.text) for part in _composed(session, row)}
    parts = tuple(
        PartRow(
            part_id=key(part),
            slot=part.slot,
            heading=part.heading,
            composed=part.composed,
            written=part.written,
            left_out=part.left_out,
            changed_since=fresh.get(part.slot) != (part.heading, part.composed),
        )
        for part in _parts(session, key(row))
    )
    return LetterRow(
        key(row), row.child_id, row.review_id, row.voice, row.dated_on, row.finished_at is not None, parts
    )


def _text(part: LetterPart) -> str:
    return part.composed if part.written is None else part.written


def _clean(text: str) -> str:
    return text.translate(_WITHOUT_BRACES)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in _clean(text).splitlines() if line.strip())
