"""On a slow desk a form takes what she types at once, and nothing that comes later undoes it (F01, U33)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from threading import Event

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ReviewState
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.listed import ReviewsPart
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields, Review
from iro_desk.services import children, drafts, reviews
from iro_desk.services.reviews import arranging
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY

WHY = "The school could not come."
Opens = Callable[[str], Entry]


@pytest.fixture
def child_id(store: Store, context: Context) -> int:
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2026, 5, 22))
    add = partial(children.add, draft=draft, legal_status=None, home=None, social_worker="", today=TODAY)
    return store.write("Add", add).value


@pytest.fixture
def review_id(store: Store, context: Context, child_id: int) -> int:
    return store.write(
        "Begin", lambda s: reviews.begin(s, child_id, TODAY, TODAY, context.calendar, ClockRules())
    ).value


@pytest.fixture
def page(qtbot: QtBot, context: Context, child_id: int, review_id: int) -> ChildPage:
    """The child's reviews, read to the end."""
    page = ChildPage(context, Place("child", child_id, None, "reviews"))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.isActiveWindow() and not page.banner.isHidden() and context.ops.is_at_rest)
    return page


@pytest.fixture
def opens(page: ChildPage, review_id: int) -> Opens:
    """Opens one form of the review."""

    def open_it(key: str) -> Entry:
        part = page.part
        assert isinstance(part, ReviewsPart)
        part.ask_after(key, review_id) if key == "manager" else part.arrange(key, review_id)
        assert part.entry is not None
        return part.entry

    return open_it


@contextmanager
def busy(store: Store) -> Iterator[None]:
    """The desk answers nothing meanwhile."""
    goes_on = Event()
    store.read_later(lambda session: goes_on.wait(60))
    try:
        yield
    finally:
        goes_on.set()


def types(page: ChildPage, field: QWidget, words: str) -> None:
    """Go to a field and type, as the window would note it."""
    page.note_press()
    field.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), words)


def keep_adjournment(store: Store, child_id: int, review_id: int, **values: str) -> None:
    keep = partial(
        drafts.keep, form=arranging.ADJOURN, subject_id=review_id, child_id=child_id, content=json.dumps(values),
        field="", caret=0, now=NOW,
    )  # fmt: skip
    store.write("Keep", keep)


def test_the_keyboard_stays_where_she_went_while_the_draft_was_looked_for(
    qtbot: QtBot, context: Context, store: Store, page: ChildPage, opens: Opens
) -> None:
    """U33: otherwise the rest of her reason is typed into the day."""
    with busy(store):
        entry = opens("adjourn")
        types(page, entry.form.editor("until"), "10 july")
        types(page, entry.form.editor("why"), WHY[:10])
    qtbot.waitUntil(lambda: context.ops.is_at_rest)
    QTest.keyClicks(QApplication.focusWidget(), WHY[10:])
    assert entry.form.values() == {"until": "2026-07-10", "why": WHY}


def test_what_was_kept_comes_back_beneath_what_she_types_and_both_are_kept(
    qtbot: QtBot, context: Context, store: Store, page: ChildPage, opens: Opens, child_id: int, review_id: int
) -> None:
    """F01."""
    keep_adjournment(store, child_id, review_id, until="2026-07-09", why=WHY)
    with busy(store):
        entry = opens("adjourn")
        types(page, entry.form.editor("until"), "10 july")
    qtbot.waitUntil(lambda: context.ops.is_at_rest)
    both = {"until": "2026-07-10", "why": WHY}
    assert entry.form.values() == both

    entry.flush()
    qtbot.waitUntil(lambda: context.ops.is_at_rest)
    kept = store.read(lambda s: drafts.find(s, arranging.ADJOURN, review_id, child_id))
    assert kept is not None and json.loads(kept.content) == both


def test_an_answer_chosen_before_the_record_was_read_is_not_undone_by_it(
    qtbot: QtBot, context: Context, store: Store, page: ChildPage, opens: Opens, review_id: int
) -> None:
    """F01, U33; asked for while the record is still being read, the filing waits for it."""

    def finish(session: Session) -> None:
        review = session.get_one(Review, review_id)
        review.state, review.outcomes_sent_on = ReviewState.FINISHED, TODAY

    store.write("Finish", finish)
    with busy(store):
        entry = opens("manager")
        page.note_press()
        entry.form.rows["manager_answer"].focus()
        QTest.keyClicks(QApplication.focusWidget(), " ")
        chosen = entry.form.value("manager_answer")
        entry.file()
    qtbot.waitUntil(lambda: store.read(lambda s: s.get_one(Review, review_id).manager_on) is not None)
    stored = store.read(lambda s: s.get_one(Review, review_id))
    assert chosen and (stored.manager_answer, stored.manager_on) == (chosen, TODAY)


def test_words_she_has_not_read_again_are_not_filed_by_a_press_that_came_before_them(
    qtbot: QtBot, context: Context, store: Store, opens: Opens, child_id: int, review_id: int
) -> None:
    keep_adjournment(store, child_id, review_id, until="2026-07-08", why=WHY)
    with busy(store):
        entry = opens("adjourn")
        entry.file()
    qtbot.waitUntil(lambda: context.ops.is_at_rest)
    assert entry.form.value("why") == WHY
    assert store.read(lambda s: s.get_one(Review, review_id).adjourned_on) is None

    entry.file()
    qtbot.waitUntil(lambda: store.read(lambda s: s.get_one(Review, review_id).adjourned_on) is not None)


def test_words_typed_and_left_before_the_desk_answered_are_kept_over_what_was_kept_before(
    qtbot: QtBot, context: Context, store: Store, page: ChildPage, opens: Opens, child_id: int, review_id: int
) -> None:
    """F01: neither the new day is lost nor the reason, which was not in the form yet."""
    keep_adjournment(store, child_id, review_id, until="2026-07-08", why=WHY)
    with busy(store):
        entry = opens("adjourn")
        types(page, entry.form.editor("until"), "10 july")
        page.part.close_entry()
    qtbot.waitUntil(lambda: context.ops.is_at_rest)
    kept = store.read(lambda s: drafts.find(s, arranging.ADJOURN, review_id, child_id))
    assert kept is not None and json.loads(kept.content) == {"until": "2026-07-10", "why": WHY}
