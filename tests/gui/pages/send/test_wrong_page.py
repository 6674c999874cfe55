"""This went to the wrong person: marked, counted, written for governance and ended, by keys (S52)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.sending.standing import Group
from iro_desk.domain.sending.wrong_reader import FirstHour
from iro_desk.exports.reading_back import passages
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.pages.went_wrong import WentWrong
from iro_desk.gui.pages.wrong_page import WrongPage
from iro_desk.gui.place import Place
from iro_desk.services import outbox
from iro_desk.services.sending import recalls
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.pages.send.steps import carer_of_amira, opened, words_on


@pytest.fixture
def gone_wrong(store: Store) -> int:
    """Outcomes that were placed for Amira's carer."""

    def add(session: Session) -> int:
        reader = carer_of_amira(session)
        item = outbox.queue(
            session, 1, None, DocumentKind.OUTCOMES, "pdf", reader, "IRO-K7F3Q2.pdf", b"page", NOW
        )
        outbox.mark_placed(session, item, "/office", NOW)
        return item

    return store.write("Add", add).value


def shown(context: Context, qtbot: QtBot, item: int) -> WrongPage:
    page = WrongPage(context, Place("wrong", 1, item))
    return opened(qtbot, page, lambda: page.entry is not None and page.banner.isVisible())


def _say(page: WrongPage) -> None:
    page.entry.form.set_values(
        {
            **page.entry.form.values(),
            "who_has_it": "A neighbour",
            "what_happened": "Swapped.",
            "what_was_in_it": "An address.",
        }
    )


def _mark(page: WrongPage, qtbot: QtBot) -> None:
    _say(page)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.save.isVisible)


def test_the_card_of_what_was_sent_leads_here(context, qtbot, store, gone, gone_wrong):
    page = OutboxPage(context, Place("outbox"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: Group.GONE in page.lists)
    page.lists[Group.GONE].opened.emit(str(gone_wrong))
    page.item_card.buttons["It went to the wrong person"].click()
    assert gone == [Place("wrong", 1, gone_wrong)]


def test_it_is_marked_with_one_key_and_the_hours_stand_with_their_working(context, qtbot, store, gone_wrong):
    """S52."""
    page = shown(context, qtbot, gone_wrong)
    qtbot.waitUntil(lambda: "Jan R., carer (this one)" in words_on(page))
    assert "Where every copy went" in words_on(page)
    assert page.entry.form.values()["noticed_at"] == "14:32", "offered, as it is usually now"
    assert not page.save.isVisible() and not page.steps
    _mark(page, qtbot)
    qtbot.waitUntil(lambda: "72 hours are left, until Sun 14 June 2026, 14:32." in words_on(page))
    qtbot.waitUntil(lambda: "UK GDPR, article 33" in words_on(page))


def test_what_is_missing_stands_in_a_summary(context, qtbot, store, gone_wrong):
    page = shown(context, qtbot, gone_wrong)
    page.mark.click()
    qtbot.waitUntil(lambda: "Say who has it." in words_on(page))
    assert store.read(partial(recalls.running, now=NOW)) == ()


def test_a_step_is_ticked_with_its_moment_and_keeps_the_keyboard(context, qtbot, store, gone_wrong):
    page = shown(context, qtbot, gone_wrong)
    _mark(page, qtbot)
    page.steps[FirstHour.BACK].setFocus()
    qtbot.keyClick(page.steps[FirstHour.BACK], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Done Thu 11 June 2026, 14:32." in words_on(page))
    assert page.steps[FirstHour.BACK].value() and page.focusWidget() is page.steps[FirstHour.BACK]


def test_the_note_is_saved_under_a_name_that_tells_nothing(
    context, qtbot, store, prompts, gone_wrong, tmp_path: Path
):
    """S29, S52."""
    page = shown(context, qtbot, gone_wrong)
    _mark(page, qtbot)
    prompts.new_file = tmp_path / "note.pdf"
    page.save.click()
    qtbot.waitUntil(lambda: "The note is saved." in words_on(page))
    assert prompts.named == ["IRO-K7F3Q2-note-2026-06-11.pdf"]
    words = " ".join(passage.text for passage in passages(prompts.new_file.read_bytes()))
    assert "A neighbour" in words and "Amira" not in words and "Jan R" not in words


def test_it_ends_once_all_is_accounted_for(context, qtbot, store, gone_wrong):
    page = shown(context, qtbot, gone_wrong)
    _mark(page, qtbot)
    page.end.click()
    qtbot.waitUntil(lambda: "Say on which day information governance was told." in words_on(page))
    page.entry.form.set_values(
        {**page.entry.form.values(), "told_on": "2026-06-11", "copies": "Given back unopened"}
    )
    page.mark.click()
    qtbot.waitUntil(lambda: store.read(partial(recalls.running, now=NOW))[0].is_told)
    page.end.click()
    qtbot.waitUntil(lambda: not page.end.isVisible())
    assert store.read(partial(recalls.running, now=NOW)) == ()


def test_today_shows_what_still_runs_and_leads_to_it(context, qtbot, store, gone, gone_wrong):
    """S52: with its working, until it is ended."""
    today = WentWrong(context)
    qtbot.addWidget(today)
    today.load()
    page = shown(context, qtbot, gone_wrong)
    assert not today.lines and today.isHidden()
    _mark(page, qtbot)
    today.load()
    qtbot.waitUntil(lambda: bool(today.lines))
    assert today.lines == (
        "Amira, outcomes of the review. 72 hours are left, until Sun 14 June 2026, 14:32. "
        "Information governance has not been told.",
    )


def test_what_has_not_gone_is_said_so(context, qtbot, store, gone_wrong):
    def queue(session: Session) -> int:
        reader = outbox.recipients(session, 1)[1]
        return outbox.queue(
            session, 1, None, DocumentKind.OUTCOMES, "pdf", reader, "IRO-K7F3Q3.pdf", b"x", NOW
        )

    item = store.write("Queue", queue).value
    page = WrongPage(context, Place("wrong", 1, item))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: "This has not gone yet." in words_on(page))
    assert not page.mark.isVisible()
