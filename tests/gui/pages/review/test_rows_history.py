"""U19: an earlier answer in a list of the review is put back with one press: who came, the papers, the grades."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import PlanKind, Role, YesNo
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review_page import ReviewPage
from iro_desk.records import AttendanceFields, FamilyTimeFields, PlanScoreFields
from iro_desk.records.review import FAMILY, MONITORING, START, WHO
from iro_desk.services import monitoring, reviews
from iro_desk.services.reviews import PaperRow
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import Opened


def put_back(page: ReviewPage, words: str) -> None:
    (earlier,) = page.findChildren(EarlierAnswers)
    earlier.ask.click()
    (back,) = earlier.links
    assert back.accessibleName() == f"Put this back: {words}"
    back.click()


def test_what_somebody_was_to_the_child(store: Store, review: int, opened: Opened, qtbot: QtBot) -> None:
    for role in (Role.CARER, Role.RELATIVE):
        rows = (AttendanceFields(name="Bev", role=role),)
        store.write("a", partial(reviews.set_attendance, review_id=review, rows=rows))
    put_back(opened(review, WHO), "Carer")
    qtbot.waitUntil(lambda: store.read(partial(reviews.attendance, review_id=review))[0].role is Role.CARER)


def test_whether_a_paper_came(store: Store, review: int, opened: Opened, qtbot: QtBot) -> None:
    for answer in (YesNo.NO, YesNo.YES):
        rows = (PaperRow(PlanKind.CARE, answer, None),)
        store.write("p", partial(reviews.set_papers, review_id=review, rows=rows))
    put_back(opened(review, START), "No")

    def came() -> YesNo | None:
        rows = store.read(partial(reviews.papers, review_id=review))
        return next(row.received for row in rows if row.plan is PlanKind.CARE)

    qtbot.waitUntil(lambda: came() is YesNo.NO)


def test_why_a_plan_was_graded_so(store: Store, review: int, opened: Opened, qtbot: QtBot) -> None:
    for words in ("Out of date.", "In date."):
        draft = PlanScoreFields(grade="Good", analysis=words)
        scale = "words_2021"
        score = partial(monitoring.score, review_id=review, plan=PlanKind.CARE, draft=draft, scale_id=scale)
        store.write("s", score)
    put_back(opened(review, MONITORING), "Out of date.")

    def why() -> str:
        rows = store.read(partial(monitoring.scores, review_id=review))
        return next(row.fields.analysis for row in rows if row.plan is PlanKind.CARE)

    qtbot.waitUntil(lambda: why() == "Out of date.")


def test_how_often_the_child_saw_somebody(store: Store, review: int, opened: Opened, qtbot: QtBot) -> None:
    for often in ("Weekly", "Daily"):
        rows = (FamilyTimeFields(person="Mum", how_often=often),)
        store.write("f", partial(reviews.set_family_time, review_id=review, rows=rows))
    put_back(opened(review, FAMILY), "Weekly")
    qtbot.waitUntil(
        lambda: store.read(partial(reviews.family_time, review_id=review))[0].how_often == "Weekly"
    )
