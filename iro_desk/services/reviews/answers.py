"""Puts a whole review into words, question by question, for checking answers and for its locked text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlmodel import Session, SQLModel

from iro_desk.domain.asked_when import is_asked
from iro_desk.domain.codes import YesNo
from iro_desk.domain.review_text import GivenAnswer, ReviewText, SectionText
from iro_desk.domain.wording import dated
from iro_desk.records import Child, DecisionFields, FamilyTimeFields, PlanScoreFields, Review, ReviewFields
from iro_desk.records.forms import asked
from iro_desk.records.review import CONSIDERED, DECISIONS, FAMILY, LAST, MONITORING, SECTIONS, START, WHO
from iro_desk.services import monitoring
from iro_desk.services.entering import fetch
from iro_desk.services.reviews import parts
from iro_desk.services.reviews.columns import COLUMNS, columns
from iro_desk.services.reviews.considering import is_of_this_child, known_of
from iro_desk.services.reviews.family import family_time
from iro_desk.services.reviews.lists import ListKind, list_rows, lists_of

TIME = {field.name: field for field in asked(FamilyTimeFields)}
FIELDS = {field.name: field for field in asked(ReviewFields)}


def text(session: Session, review_id: int) -> ReviewText:
    """Every section in order, each with every question it asks."""
    review = fetch(session, Review, review_id)
    name = fetch(session, Child, review.child_id).preferred_name
    return ReviewText(
        tuple(SectionText(section, tuple(_section(session, review, section, name))) for section in SECTIONS)
    )


def in_words(value: object) -> str:
    """One answer in words; empty when there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return dated(value)
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    return str(value).strip()


def _section(session: Session, review: Review, section: str, name: str) -> Iterator[GivenAnswer]:
    review_id = review.id or 0
    known = known_of(session, review)
    for answer in _asked(ReviewFields, review, name, section=section):
        if is_of_this_child(FIELDS[answer.field], review, known):
            yield answer
    yield from _rows(session, review_id, section, name)
    if section == START:
        yield from _papers(session, review_id)
    elif section == WHO:
        yield _came(session, review_id)
    elif section == FAMILY:
        yield from _family(session, review_id, name)
    elif section == LAST:
        yield from _earlier(session, review_id)
    elif section == DECISIONS:
        yield from _decisions(session, review_id, name)
    elif section == MONITORING:
        yield from _grades(session, review_id)


def _rows(session: Session, review_id: int, section: str, name: str) -> Iterator[GivenAnswer]:
    if section in CONSIDERED:
        yield from _columns(session, review_id, section)
    for kind in lists_of(section):
        yield from _listed(session, review_id, kind, name)


def _asked(
    kind: type[SQLModel], row: SQLModel, name: str, *, section: str | None = None, prefix: str = "",
    before: str = "",
) -> Iterator[GivenAnswer]:  # fmt: skip
    for field in asked(kind, section):
        question = field.form.label.replace("the child", name)
        yield GivenAnswer(f"{prefix}{field.name}", f"{before}{question}", in_words(getattr(row, field.name)))


def _papers(session: Session, review_id: int) -> Iterator[GivenAnswer]:
    for paper in parts.papers(session, review_id):
        words = in_words(paper.received)
        if paper.received is YesNo.YES:
            words = "Yes, on the day" if paper.on_day else words
            words += f", dated {dated(paper.dated_on)}" if paper.dated_on is not None else ""
        words = "Not needed" if paper.not_applicable else words
        words += f". Up to date: {paper.current.label.lower()}" if paper.current is not None else ""
        if paper.chased_on is not None or paper.chased:
            words += f". Chased {in_words(paper.chased_on)}: {paper.chased}".replace(" :", ":")
        question = f"{paper.plan.label}: received before the review?"
        yield GivenAnswer(f"papers.{paper.plan.value}", question, words)


def _came(session: Session, review_id: int) -> GivenAnswer:
    lines = []
    for row in parts.attendance(session, review_id):
        came = "came" if row.attended else "did not come"
        took_part = "took part" if row.contributed else "did not take part"
        how = f", {row.how.label.lower()}" if row.how is not None else ""
        part = f", for: {row.for_part}" if row.for_part.strip() else ""
        lines.append(f"{row.name}, {row.role.label.lower()}: {came}, {took_part}{how}{part}")
    return GivenAnswer("attendance", "Everyone asked", "\n".join(lines))


def _family(session: Session, review_id: int, name: str) -> Iterator[GivenAnswer]:
    for at, row in enumerate(family_time(session, review_id)):
        for answer in _asked(FamilyTimeFields, row, name, prefix=f"family[{at}].", before=f"{row.person}: "):
            field = TIME[answer.field.partition("].")[2]]
            if field.name != "person" and is_asked(field.form.when, row.model_dump(), frozenset()):
                yield answer


def _earlier(session: Session, review_id: int) -> Iterator[GivenAnswer]:
    for at, row in enumerate(parts.earlier_decisions(session, review_id)):
        words = f"{row.state.label}. {row.outcome_note}".strip() if row.outcome_note else row.state.label
        more = [
            f"Done on {dated(row.done_on)}" if row.done_on is not None else "",
            f"Known by: {row.evidence}" if row.evidence else "",
            f"What it has meant: {row.effect}" if row.effect else "",
            f"Now: {row.what_now.label.lower()}" if row.what_now is not None else "",
        ]
        told = "\n".join(line for line in (words, *more) if line)
        yield GivenAnswer(f"earlier[{at}].state", row.what, told)


def _columns(session: Session, review_id: int, section: str) -> Iterator[GivenAnswer]:
    held = columns(session, review_id, section)
    for name, question in COLUMNS:
        words = str(getattr(held, name)).strip()
        if words:
            yield GivenAnswer(f"columns.{name}", question, words)


def _listed(session: Session, review_id: int, kind: ListKind, name: str) -> Iterator[GivenAnswer]:
    fields = {field.name: field for field in asked(kind.fields)}
    for at, row in enumerate(list_rows(session, review_id, kind)):
        called = in_words(getattr(row, kind.named)) or f"Row {at + 1}"
        start = f"{kind.name}[{at}]."
        for answer in _asked(kind.fields, row, name, prefix=start, before=f"{called}: "):
            field = fields[answer.field.removeprefix(start)]
            if field.name != kind.named and is_asked(field.form.when, row.model_dump(), frozenset()):
                yield answer


def _decisions(session: Session, review_id: int, name: str) -> Iterator[GivenAnswer]:
    for at, row in enumerate(parts.decisions(session, review_id)):
        yield from _asked(
            DecisionFields, row.fields, name, prefix=f"decisions[{at}].", before=f"Decision {at + 1}: "
        )


def _grades(session: Session, review_id: int) -> Iterator[GivenAnswer]:
    for row in monitoring.scores(session, review_id):
        for field in asked(PlanScoreFields):
            value = getattr(row.fields, field.name)
            if field.name == "grade":
                value = row.scale.words(value)
            yield GivenAnswer(
                f"{row.plan.value}.{field.name}", f"{row.label}: {field.form.label}", in_words(value)
            )
        if row.sum:
            words = ", ".join(part for part in (row.proposed, row.sum) if part)
            yield GivenAnswer(
                f"{row.plan.value}.criteria", f"{row.label}: what the questions point to", words
            )
