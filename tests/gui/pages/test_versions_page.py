"""What each reader gets, beside what is left out and why, before a paper is put in the outbox (S38, S42, S47)."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind, ReviewState, Role
from iro_desk.domain.codes.considerations import PlanArea
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.rules import NOTHING_CHOSEN, PaperType
from iro_desk.exports.reading_back import passages
from iro_desk.exports.versions import ASK_THE_CHILD
from iro_desk.gui.context import Context
from iro_desk.gui.pages.versions.wanted import Wanted
from iro_desk.gui.pages.versions_page import NOBODY, VersionsPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import Link
from iro_desk.records import Child, Decision, Person, Review
from iro_desk.services import outbox
from iro_desk.services.entering import insert
from iro_desk.storage.store import Store

MUM, WORKER, TEACHER, ADVOCATE = 1, 2, 3, 4


def _a_review(session: Session) -> None:
    insert(session, Child, preferred_name="Maisie", born_on=date(2011, 3, 1), local_code="K-4471")
    insert(session, Child, preferred_name="Quillon", born_on=date(2012, 5, 1))
    for name, role in (
        ("Jodie Reed", Role.MOTHER), ("Bev Okafor", Role.SOCIAL_WORKER), ("Mr Lund", Role.SCHOOL),
        ("Ada Moss", Role.ADVOCATE),
    ):  # fmt: skip
        insert(session, Person, child_id=1, name=name, role=role, has_responsibility=role is Role.MOTHER)
    insert(
        session,
        Review,
        child_id=1,
        review_on=date(2026, 6, 5),
        state=ReviewState.FINISHED,
        school="Reads well",
    )
    for what, area in (
        ("School to give a laptop", PlanArea.SCHOOL), ("See the nurse", PlanArea.HEALTH),
        ("Sit beside Quillon at lunch", PlanArea.SCHOOL),
    ):  # fmt: skip
        insert(session, Decision, child_id=1, review_id=1, what=what, area=area)


@pytest.fixture
def papers(store: Store) -> None:
    store.write("Add", _a_review)


def shown(context: Context, qtbot: QtBot, *people: int) -> VersionsPage:
    wanted = Wanted(1, 1, (DocumentKind.OUTCOMES,), ("pdf",), people)
    page = VersionsPage(context, wanted.place)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    page.setFocus()
    page.load()
    qtbot.waitUntil(lambda: len(page.cards) == len(people))
    return page


def words_on(page: VersionsPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def reads(qtbot: QtBot, page: VersionsPage, words: str) -> None:
    qtbot.waitUntil(lambda: words in words_on(page))


def in_files(store: Store) -> dict[str, str]:
    rows = store.read(outbox.rows)
    read = {row.recipient: store.read(partial(outbox.content, item_id=row.item_id)) for row in rows}
    return {who: "\n".join(p.text for p in passages(content)) for who, content in read.items()}


def test_each_gets_a_version_of_their_own_and_what_is_left_out_is_not_in_their_file(
    context: Context, qtbot: QtBot, store: Store, papers: None, gone: list[Place]
) -> None:
    page = shown(context, qtbot, WORKER, TEACHER)
    reads(qtbot, page, "Only the parts listed")
    page.said.set_value("Fine by me")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(gone))
    found = in_files(store)
    assert "See the nurse" in found["Bev Okafor"] and "K-4471" in found["Bev Okafor"]
    assert "laptop" in found["Mr Lund"] and "Reads well" in found["Mr Lund"]
    assert "nurse" not in found["Mr Lund"] and "K-4471" not in found["Mr Lund"]
    assert not any("Quillon" in words for words in found.values()), "another child is always out"
    assert store.read(lambda s: outbox.rows(s)[0].reason) in ("", "The child was asked: Fine by me")


def test_from_twelve_it_asks_what_the_child_said_before_papers_go_to_parents_and_schools(
    context: Context, qtbot: QtBot, store: Store, papers: None
) -> None:
    page = shown(context, qtbot, MUM)
    qtbot.waitUntil(lambda: page.asked.isVisible() and page.focusWidget() is page.said)
    page.put.click()
    reads(qtbot, page, ASK_THE_CHILD)
    assert store.read(outbox.rows) == ()


def test_a_paper_to_be_asked_about_gives_nothing_until_its_parts_are_ticked(
    context: Context, qtbot: QtBot, store: Store, papers: None, gone: list[Place]
) -> None:
    page = shown(context, qtbot, ADVOCATE)
    reads(qtbot, page, NOTHING_CHOSEN)
    assert not page.put.isEnabled()
    card = page.cards[(ADVOCATE, PaperType.OUTCOMES)]
    tick = card.parts[Part.DECISIONS_ALL]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    qtbot.waitUntil(page.put.isEnabled)
    reads(qtbot, page, "Decision: See the nurse")
    assert page.focusWidget() is tick
    page.put.click()
    qtbot.waitUntil(lambda: bool(gone))
    words = in_files(store)["Ada Moss"]
    assert "See the nurse" in words and "Reads well" not in words


def test_a_line_that_names_another_child_goes_in_only_with_a_reason_that_is_kept(
    context: Context, qtbot: QtBot, store: Store, papers: None, gone: list[Place]
) -> None:
    """S42."""
    page = shown(context, qtbot, WORKER)
    card = page.cards[(WORKER, PaperType.OUTCOMES)]
    reads(qtbot, page, "“Quillon” is the first name of another child on the caseload.")
    asks = [b for b in card.findChildren(Link) if b.text() == "Put it in, with a reason"]
    assert len(asks) == 1
    asks[0].click()
    (line,) = card.findChildren(LineEdit)
    QTest.keyClick(line, Qt.Key.Key_Return)
    reads(qtbot, page, "Say why it is safe for them to read.")
    line.set_value("Bev knows both")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "“Quillon” is" not in words_on(page))
    page.put.click()
    qtbot.waitUntil(lambda: bool(gone))
    assert "Quillon" in in_files(store)["Bev Okafor"]
    assert "Bev knows both" in store.read(outbox.rows)[0].reason


def test_with_nothing_ticked_it_says_so(context: Context, qtbot: QtBot) -> None:
    page = VersionsPage(context, Place("versions"))
    qtbot.addWidget(page)
    page.show()
    page.load()
    reads(qtbot, page, NOBODY)
    assert not page.put.isEnabled()
