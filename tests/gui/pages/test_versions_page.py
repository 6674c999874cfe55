"""What each reader gets, beside what is left out and why, before a paper is put in the outbox (S38, S42, S47)."""

from __future__ import annotations

from dataclasses import replace
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
from iro_desk.domain.leaks.words import Question
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.posting import ReceivesHow
from iro_desk.domain.rights.rules import NOTHING_CHOSEN, PaperType
from iro_desk.exports.reading_back import passages
from iro_desk.exports.versions import ASK_THE_CHILD
from iro_desk.gui.context import Context
from iro_desk.gui.kept import place_of
from iro_desk.gui.pages.versions.wanted import Wanted
from iro_desk.gui.pages.versions_page import NOBODY, VersionsPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import Link
from iro_desk.records import Child, Decision, Person, Review
from iro_desk.services import drafts, outbox
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
    return shown_at(context, qtbot, wanted.place, len(people))


def shown_at(context: Context, qtbot: QtBot, place: Place, count: int) -> VersionsPage:
    page = VersionsPage(context, place)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    page.load()
    qtbot.waitUntil(lambda: len(page.cards) == count)
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
    assert "the nurse" not in found["Mr Lund"] and "K-4471" not in found["Mr Lund"]
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
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    reads(qtbot, page, NOBODY)
    assert not page.put.isEnabled()


def left(context: Context, qtbot: QtBot, page: VersionsPage) -> None:
    """Leave it, as locking, closing and going elsewhere do."""
    page.flush()
    page.close()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)


def why_line(page: VersionsPage) -> LineEdit:
    """Open the line that asks why the flagged piece may be read."""
    card = page.cards[(WORKER, PaperType.OUTCOMES)]
    next(b for b in card.findChildren(Link) if b.text() == "Put it in, with a reason").click()
    return next(iter(card.lines.values()))


def test_what_the_child_said_is_there_again_with_the_caret_after_going_elsewhere(
    context: Context, qtbot: QtBot, store: Store, papers: None
) -> None:
    """U16, U18."""
    page = shown(context, qtbot, MUM)
    qtbot.waitUntil(lambda: page.focusWidget() is page.said)
    QTest.keyClicks(page.said, "Not my school bit")
    page.said.put_caret(3)
    left(context, qtbot, page)
    again = shown(context, qtbot, MUM)
    qtbot.waitUntil(lambda: again.said.hasFocus() or again.focusWidget() is again.said)
    assert (again.said.value(), again.said.caret()) == ("Not my school bit", 3)


def test_unfinished_work_opens_the_same_readers_with_the_words_the_ticks_and_the_caret(
    context: Context, qtbot: QtBot, store: Store, papers: None
) -> None:
    """U18: Today and the line above the screen know only the review; the draft knows the rest."""
    page = shown(context, qtbot, WORKER, TEACHER)
    reads(qtbot, page, "“Quillon” is the first name of another child on the caseload.")
    page.cards[(TEACHER, PaperType.OUTCOMES)].parts[Part.HEALTH].click()
    reads(qtbot, page, "“Quillon” is the first name of another child on the caseload.")
    QTest.keyClicks(why_line(page), "Bev knows")
    left(context, qtbot, page)
    (row,) = store.read(drafts.unfinished)
    assert row.what == "What each reader gets of a paper"
    again = shown_at(context, qtbot, place_of(row), 2)
    line = next(iter(again.cards[(WORKER, PaperType.OUTCOMES)].lines.values()))
    assert (line.value(), line.cursorPosition()) == ("Bev knows", 9) and again.focusWidget() is line
    assert again.cards[(TEACHER, PaperType.OUTCOMES)].parts[Part.HEALTH].value()


def test_words_being_typed_outlive_a_tick_elsewhere_on_the_screen(
    context: Context, qtbot: QtBot, store: Store, papers: None
) -> None:
    page = shown(context, qtbot, WORKER)
    reads(qtbot, page, "“Quillon” is the first name of another child on the caseload.")
    line = why_line(page)
    QTest.keyClicks(line, "Bev")
    page.load()
    card = page.cards[(WORKER, PaperType.OUTCOMES)]
    qtbot.waitUntil(lambda: next(iter(card.lines.values())) is not line)
    fresh = next(iter(card.lines.values()))
    assert fresh.value() == "Bev" and page.focusWidget() is fresh


def test_a_kept_reason_puts_nothing_in_until_it_is_pressed_again(
    context: Context, qtbot: QtBot, store: Store, papers: None, gone: list[Place]
) -> None:
    """S42: a line goes in only by what was pressed while it could be read."""
    page = shown(context, qtbot, WORKER)
    reads(qtbot, page, "“Quillon” is the first name of another child on the caseload.")
    line = why_line(page)
    QTest.keyClicks(line, "Bev knows both")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "“Quillon” is" not in words_on(page))
    left(context, qtbot, page)
    again = shown(context, qtbot, WORKER)
    kept = next(iter(again.cards[(WORKER, PaperType.OUTCOMES)].lines.values()))
    assert kept.value() == "Bev knows both"
    again.put.click()
    qtbot.waitUntil(lambda: bool(gone))
    assert "Quillon" not in in_files(store)["Bev Okafor"]


def test_what_was_typed_is_let_go_in_the_write_that_queues_and_the_rest_stays(
    context: Context, qtbot: QtBot, store: Store, papers: None, gone: list[Place]
) -> None:
    """What is about a reader still to come is not lost with the papers of another."""
    page = shown(context, qtbot, WORKER)
    reads(qtbot, page, "“Quillon” is the first name of another child on the caseload.")
    QTest.keyClicks(why_line(page), "Bev knows")
    left(context, qtbot, page)
    other = shown(context, qtbot, MUM)
    qtbot.waitUntil(lambda: other.asked.isVisible())
    QTest.keyClicks(other.said, "Fine by me")
    other.put.click()
    qtbot.waitUntil(lambda: bool(gone))
    (row,) = store.read(drafts.unfinished)
    rest = shown_at(context, qtbot, place_of(row), 1)
    line = next(iter(rest.cards[(WORKER, PaperType.OUTCOMES)].lines.values()))
    assert line.value() == "Bev knows"
    gone.clear()
    rest.put.click()
    qtbot.waitUntil(lambda: bool(gone))
    assert store.read(drafts.unfinished) == ()


def test_a_checked_address_stays_ticked_today_and_is_asked_again_tomorrow(
    context: Context, qtbot: QtBot, store: Store, papers: None
) -> None:
    """S45: where somebody lives now is not what was true on another day."""
    store.write("Move", _doubtful)
    page = shown(context, qtbot, WORKER)
    qtbot.waitUntil(page.cards[(WORKER, PaperType.OUTCOMES)].checked.isVisible)
    page.cards[(WORKER, PaperType.OUTCOMES)].checked.click()
    left(context, qtbot, page)
    assert shown(context, qtbot, WORKER).cards[(WORKER, PaperType.OUTCOMES)].checked.value()
    tomorrow = replace(context, today=lambda: date(2026, 6, 12))
    assert not shown(tomorrow, qtbot, WORKER).cards[(WORKER, PaperType.OUTCOMES)].checked.value()


def _doubtful(session: Session) -> None:
    person = session.get_one(Person, WORKER)
    person.receives, person.address, person.notes = ReceivesHow.POST, "1 High Street", "She moved in May"


def test_a_reason_for_what_the_finished_pages_hold_is_there_again_and_asked_before_it_counts(
    context: Context, qtbot: QtBot, store: Store, papers: None, gone: list[Place]
) -> None:
    """S42: words kept from before answer nothing unless the very same thing is found again."""
    found = Question("“Ash” is somebody’s first name.", "Ash", "the heading", frozenset({"Ash tree"}))
    page = shown(context, qtbot, WORKER)
    page._ask({found.told: found})
    assert page.reasons is not None
    QTest.keyClicks(page.reasons.lines[found.told], "A tree")
    left(context, qtbot, page)
    again = shown(context, qtbot, WORKER)
    assert again.reasons is not None and again.reasons.questions == (found,)
    line = again.reasons.lines[found.told]
    assert (line.value(), line.cursorPosition()) == ("A tree", 6) and again.focusWidget() is line
    again.put.click()
    qtbot.waitUntil(lambda: bool(gone))
    assert "A tree" not in store.read(outbox.rows)[0].reason
    assert store.read(drafts.unfinished) == ()
