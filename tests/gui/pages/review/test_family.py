"""Time with family on the screen: each person by name, offered, asked about, and taken off again (forms.md 2.4)."""

from __future__ import annotations

from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import Role
from iro_desk.domain.codes.considerations import WantsOfTime
from iro_desk.gui.pages.review.family_part import FamilyPart
from iro_desk.records import FamilyTimeFields, PersonFields
from iro_desk.records.review import FAMILY, SAFE
from iro_desk.services import children, reviews
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import Opened, part, press, problems


def held(store: Store, review: int) -> tuple[FamilyTimeFields, ...]:
    return store.read(partial(reviews.family_time, review_id=review))


def test_a_brother_is_offered_by_name_and_asked_about(
    store: Store, child: int, review: int, opened: Opened, qtbot: QtBot
) -> None:
    leo = PersonFields(name="Leo", role=Role.SIBLING)
    store.write("p", partial(children.add_person, child_id=child, draft=leo))
    page = opened(review, FAMILY)
    family = part(page, FamilyPart)
    press(page, "Add Leo")
    QTest.keyClicks(page.focusWidget(), "By video, monthly")
    family.cards[0].form.set_value("wants", WantsOfTime.MORE.value)
    assert not [
        b for b in page.findChildren(QPushButton) if b.accessibleName() == "Add Leo" and b.isVisible()
    ]
    family.add_button.click()
    press(page, "Save and continue")
    assert problems(page) == ["Enter the name, or take this person off."]
    QTest.keyClicks(family.cards[1].form.editor("person"), "Uncle Ned")
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.section == SAFE and page.view is not None)
    first, second = held(store, review)
    assert (first.person, first.how_often, first.wants) == ("Leo", "By video, monthly", WantsOfTime.MORE)
    assert second.person == "Uncle Ned"


def test_nothing_is_asked_of_somebody_with_whom_nothing_is_needed(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    rows = (FamilyTimeFields(person="Mum", how_often="Weekly"), FamilyTimeFields(person="Ned"))
    store.write("f", partial(reviews.set_family_time, review_id=review, rows=rows))
    page = opened(review, FAMILY)
    family = part(page, FamilyPart)
    assert family.cards[1].form.rows["how_often"].isVisible()
    family.cards[1].form.editor("not_applicable").click()
    assert not family.cards[1].form.rows["how_often"].isVisible()
    family.cards[0].remove.click()
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(
        lambda: [(row.person, row.not_applicable) for row in held(store, review)] == [("Ned", True)]
    )


def test_somebody_without_an_answer_is_named_and_gone_to(review: int, opened: Opened, qtbot: QtBot) -> None:
    page = opened(review, FAMILY)
    family = part(page, FamilyPart)
    family.add_button.click()
    QTest.keyClicks(page.focusWidget(), "Dad")
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: bool(problems(page)))
    assert problems(page) == ["Say how often the child sees Dad, or tick that no arrangement is needed."]
    page.sheet_page.summary.links[0].click()
    assert family.cards[0].form.editor("how_often").hasFocus()
    assert family.cards[0].form.rows["how_often"].problem
