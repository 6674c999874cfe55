"""What only the officer can say before a letter is drawn: about the letter, about each decision, about the child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Share
from iro_desk.domain.letters.codes import ABOUT_A_REVIEW, LetterKind, asked_of
from iro_desk.records import (
    Ask,
    Decision,
    Letter,
    LetterDecision,
    LetterDecisionFields,
    LetterFields,
    LetterWishesFields,
)
from iro_desk.services import drafts
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.letters.drawing import draw
from iro_desk.services.letters.phrases import grammar
from iro_desk.services.letters.stored import said_of_decisions, wishes_of
from iro_desk.services.typed import drafted

ABOUT_LETTER, ABOUT_DECISION, ABOUT_WISHES = "letter:about", "letter:decision", "letter:wishes"
"""The forms' names, as drafts of them are kept: each under the letter it was typed beside."""


def draft_of_decision(decision_id: int) -> str:
    """Return the form's name for one decision."""
    return f"{ABOUT_DECISION}:{decision_id}"


@dataclass(frozen=True, slots=True)
class DecisionAsked:
    """One decision the child may read of, and what was said of it for the letter.

    Args:
        is_against: it went against the child's wish, so what they asked for matters most.
    """

    decision_id: int
    for_child: str
    is_against: bool
    said: LetterDecisionFields


@dataclass(frozen=True, slots=True)
class LetterAsked:
    """What a letter asks the officer.

    Args:
        known: what holds of this kind of letter, for the conditions of its questions.
        requests: what the child asked for and may be reminded of, newest first.
        rule: how this kind of letter is written; ``send`` says when.
    """

    kind: LetterKind
    rule: str
    send: str
    known: frozenset[str]
    said: LetterFields
    decisions: tuple[DecisionAsked, ...]
    requests: tuple[str, ...]


def asked(session: Session, letter_id: int) -> LetterAsked:
    """Return the questions of one letter, with what has been answered."""
    row = fetch(session, Letter, letter_id)
    words = grammar(row.kind, row.voice)
    return LetterAsked(
        kind=row.kind,
        rule=words.rule,
        send=words.send,
        known=asked_of(row.kind),
        said=extract(LetterFields, row),
        decisions=_decisions(session, row),
        requests=_requests(session, row.child_id),
    )


def answer(session: Session, values: Mapping[str, object], letter_id: int) -> None:
    """Keep what the officer said of a letter, and draw it again; raises Incomplete."""
    row = fetch(session, Letter, letter_id)
    copy(drafted(LetterFields, values), row)
    drafts.let_go(session, ABOUT_LETTER, letter_id, row.child_id)
    session.flush()
    draw(session, row)


def answer_decision(session: Session, values: Mapping[str, object], letter_id: int, decision_id: int) -> None:
    """Keep what the officer said of one decision, and draw the letter again; raises Incomplete."""
    row = fetch(session, Letter, letter_id)
    fetch(session, Decision, decision_id)
    draft = drafted(LetterDecisionFields, values)
    stored = said_of_decisions(session, letter_id).get(decision_id)
    if stored is None:
        insert(session, LetterDecision, draft, letter_id=letter_id, decision_id=decision_id)
    else:
        copy(draft, stored)
    drafts.let_go(session, draft_of_decision(decision_id), letter_id, row.child_id)
    row.finished_at = None
    session.flush()
    draw(session, row)


def wishes(session: Session, child_id: int) -> LetterWishesFields:
    """Return how a child wants their letters."""
    return extract(LetterWishesFields, wishes_of(session, child_id))


def change_wishes(
    session: Session, values: Mapping[str, object], child_id: int, letter_id: int | None = None
) -> None:
    """Keep how a child wants their letters; what is not among the values stays. Raises Incomplete.

    Args:
        letter_id: the letter beside which it was said, drawn again with it; None for the next one only.
    """
    row = wishes_of(session, child_id)
    session.add(row)
    held = extract(LetterWishesFields, row).model_dump()
    copy(drafted(LetterWishesFields, {**held, **values}), row)
    drafts.let_go(session, ABOUT_WISHES, letter_id or 0, child_id)
    session.flush()
    if letter_id is not None:
        draw(session, fetch(session, Letter, letter_id))


def _decisions(session: Session, row: Letter) -> tuple[DecisionAsked, ...]:
    if row.kind not in ABOUT_A_REVIEW:
        return ()
    said = said_of_decisions(session, key(row))
    query = select(Decision).where(Decision.review_id == row.review_id)
    found = session.exec(query.order_by(col(Decision.position), col(Decision.id))).all()
    return tuple(
        DecisionAsked(
            decision_id=key(decision),
            for_child=decision.for_child,
            is_against=decision.against_wish,
            said=_said(said.get(key(decision))),
        )
        for decision in found
        if decision.for_child.strip()
    )


def _said(row: LetterDecision | None) -> LetterDecisionFields:
    return extract(LetterDecisionFields, row) if row else LetterDecisionFields.model_validate({})


def _requests(session: Session, child_id: int) -> tuple[str, ...]:
    query = select(Ask).where(Ask.child_id == child_id, Ask.share == Share.MAY_SHARE)
    rows = session.exec(query.order_by(col(Ask.asked_on).desc(), col(Ask.position))).all()
    return tuple(dict.fromkeys(row.what.strip() for row in rows if row.what.strip()))
