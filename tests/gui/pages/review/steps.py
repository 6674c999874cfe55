"""What the tests of a review do by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.checklist import Mark
from iro_desk.domain.codes import (
    SCORED_PLANS,
    Answer,
    ParentAnswer,
    Participation,
    PermanencePlan,
    SectionState,
    YesNo,
)
from iro_desk.domain.codes.considerations import (
    ChildSays,
    Full,
    LegalRight,
    PlanArea,
    RouteAnswer,
    WishMatch,
)
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review_page import ReviewPage
from iro_desk.gui.screen import Screen
from iro_desk.records import DecisionFields, PlanScoreFields, ReviewFields
from iro_desk.records.review import (
    CONSIDERED,
)
from iro_desk.services import checklists, monitoring, reviews
from iro_desk.services.reviews import DecisionRow, PaperRow
from iro_desk.storage.store import Store

ROUTES = ("home", "relatives", "guardianship", "arrangements", "adoption", "residential")
TODAY = date(2026, 6, 11)
HELD = date(2026, 6, 10)
Opened = Callable[..., ReviewPage]


def press(page: Screen, words: str) -> None:
    shown = [b for b in page.findChildren(QPushButton) if b.accessibleName() == words and b.isVisible()]
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)


def settle(page: ReviewPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.context.ops.writes_waiting == 0)
    qtbot.wait(120)


def part(page: ReviewPage, kind: type):
    assert page.view is not None
    return next(one for one in page.view.parts if isinstance(one, kind))


def problems(page: ReviewPage) -> list[str]:
    shown = page.check_page if page.reading else page.sheet_page
    return [link.accessibleName() for link in shown.summary.links]


def check(page: ReviewPage, qtbot: QtBot) -> None:
    """From any section to the check of every answer."""
    press(page, "Check your answers")
    qtbot.waitUntil(lambda: page.check_page.isVisible() and page.check_page.sheet is not None)


def state_of(store: Store, review: int, section: str) -> SectionState:
    return next(
        r.state for r in store.read(partial(reviews.sections, review_id=review)) if r.section == section
    )


def key(where: QWidget | None, pressed: Qt.Key, held: Qt.KeyboardModifier) -> None:
    assert where is not None
    QTest.keyClick(where, pressed, held)


def answer_everything(store: Store, review: int) -> None:
    fields = ReviewFields(
        review_on=HELD, seen_before=YesNo.YES, participation=Participation.PN1,
        mother_attended=ParentAnswer.YES, mother_participated=ParentAnswer.YES,
        father_attended=ParentAnswer.NO, father_participated=ParentAnswer.NO, wishes="To stay.",
        placement_meets_needs=Answer.YES, permanence_plan=PermanencePlan.LONG_TERM_FOSTERING,
        permanence_why="All considered.", next_review_on=date(2026, 9, 8), enjoy_named="Swimming",
        legal_right=LegalRight.STILL_RIGHT, pep_this_term=Full.YES, faith_met=Full.YES,
        health_assessed_on=date(2026, 2, 3), knows_social_worker=ChildSays.YES,
        **{f"route_{route}": RouteAnswer.NOT_YET for route in ROUTES},
    )  # fmt: skip
    decision = DecisionFields(
        what="Meet Leo.",
        for_child="You will see Leo.",
        owner="Tom",
        by_when=date(2026, 7, 1),
        measure="Dates",
        area=PlanArea.FAMILY,
        wish=WishMatch.ASKED,
    )
    store.write("a", partial(reviews.answer, review_id=review, draft=fields))
    for section in CONSIDERED:
        done = partial(reviews.mark_section, review_id=review, section=section, state=SectionState.COMPLETED)
        store.write("m", done)
    store.write("d", partial(reviews.set_decisions, review_id=review, rows=(DecisionRow(None, decision),)))
    papers = tuple(PaperRow(plan, None, None, not_applicable=True) for plan in SCORED_PLANS)
    store.write("p", partial(reviews.set_papers, review_id=review, rows=papers))
    for row in store.read(partial(monitoring.scores, review_id=review)):
        graded = PlanScoreFields(available=YesNo.YES, grade="Good", analysis="Up to date.")
        scale = row.scale.scale_id
        store.write(
            "s", partial(monitoring.score, review_id=review, plan=row.plan, draft=graded, scale_id=scale)
        )
    child_id = store.read(partial(reviews.row, review_id=review)).child_id
    due = store.read(partial(checklists.due, child_id=child_id, today=TODAY))
    for item in (row.due.item.id for row in due.rows):
        answer = partial(checklists.answer, child_id=child_id, item=item, mark=Mark.YES, today=TODAY)
        store.write("c", answer)


def answers_of(page: ReviewPage) -> dict[str, str]:
    assert page.check_page.sheet is not None
    return {
        f"{one.section}: {answer.question}": answer.shown
        for one in page.check_page.sheet.text.sections
        for answer in one.answers
    }


def finished(store: Store, review: int, context: Context) -> None:
    clock = {"today": TODAY, "calendar": context.calendar, "rules": context.rules}
    store.write("f", partial(reviews.finish, review_id=review, now=context.now(), **clock))
