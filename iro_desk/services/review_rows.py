"""The rows of a review as its papers tell them: its columns, its scale, parents' views, and what was not agreed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session

from iro_desk.domain.papers import Answered, TopicPaper
from iro_desk.domain.review_row_codes import ViewsSought
from iro_desk.records import DisagreementFields, ParentViewsFields, Review
from iro_desk.records.review import CONSIDERED
from iro_desk.services.entering import key
from iro_desk.services.reviews.columns import COLUMNS
from iro_desk.services.reviews.columns import columns as columns_of
from iro_desk.services.reviews.lists import DISAGREEMENTS, PARENT_VIEWS, SCALES, list_rows

NOT_AGREED = "What could not be agreed"
VIEWS = "Views of those with parental responsibility"


def columns(session: Session, review: Review, section: str) -> list[Answered]:
    """What works well in a section, what worries, and what needs to happen, as far as it is written."""
    if section not in CONSIDERED:
        return []
    held = columns_of(session, key(review), section)
    told = ((question, str(getattr(held, name)).strip()) for name, question in COLUMNS)
    return [Answered(question, words) for question, words in told if words]


def scales(session: Session, review: Review) -> list[Answered]:
    """Each person's number, with why and what would move it up one."""
    rows = list_rows(session, key(review), SCALES)
    return [
        Answered(f"{row.who}, from 0 to 10", _joined((f"{row.number}" if row.number is not None else "", row.why,
                                                      _after("one up", row.one_up))))
        for row in rows
    ]  # fmt: skip


def more_topics(session: Session, review: Review) -> tuple[TopicPaper, ...]:
    """The topics that are rows only; one without rows is left out."""
    views = tuple(_views(row) for row in list_rows(session, key(review), PARENT_VIEWS))
    apart = tuple(_apart(row) for row in list_rows(session, key(review), DISAGREEMENTS))
    return tuple(TopicPaper(title, rows) for title, rows in ((VIEWS, views), (NOT_AGREED, apart)) if rows)


def letter_may_say(session: Session, review: Review) -> bool:
    """Whether the child's letter may say that not everyone agreed."""
    return any(row.child_may_see for row in list_rows(session, key(review), DISAGREEMENTS))


def _views(row: ParentViewsFields) -> Answered:
    how = "" if row.how is None else row.how.label
    why = row.why_not if row.how is ViewsSought.NOT_SOUGHT else row.said
    return Answered(row.person, _joined((how, why)) or "Not provided")


def _apart(row: DisagreementFields) -> Answered:
    return Answered(row.matter, _joined((row.views, _after("next", row.what_next))) or "Not provided")


def _after(words: str, told: str) -> str:
    return f"{words}: {told.strip()}" if told.strip() else ""


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part.strip() for part in parts if part.strip())
