"""A review that was cancelled: what was typed in it is listed as that, and read where it was typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.gui.pages.review.fields_part import FieldsPart
from iro_desk.records.review import HOME
from iro_desk.services import drafts
from iro_desk.services.reviews import arranging
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import Opened, part, settle


def test_words_typed_in_a_cancelled_review_are_named_and_read_there(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, HOME)
    why = part(page, FieldsPart).form.editor("placement_why")
    why.setFocus()
    QTest.keyClicks(why, "Green room")
    page.flush()
    settle(page, qtbot)
    assert [row.what for row in store.read(drafts.unfinished)] == ["Review, Home"]
    cancel = partial(arranging.cancel, values={"why": "Snow"}, review_id=review)
    store.write("Cancel", lambda session: cancel(session))
    assert [row.what for row in store.read(drafts.unfinished)] == ["Cancelled review, Home"]
    again = opened(review, HOME)
    back = part(again, FieldsPart).form.editor("placement_why")
    assert (back.value(), back.isReadOnly()) == ("Green room", True)
    card = again.sheet_page.locked
    assert card.isVisible() and not card.change.isVisible()
    assert card.accessibleName() == "This review was cancelled"
    assert not again.sheet_page.main.isVisible() and not again.sheet_page.finish.isVisible()
    assert [row.what for row in store.read(drafts.unfinished)] == ["Cancelled review, Home"], (
        "nothing is lost"
    )
