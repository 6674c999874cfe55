"""Words in boxes that are no record's form: kept while they differ, gone once filed, never written over (F01)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.services import drafts
from iro_desk.services.drafts import DraftKey, KeptDraft
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW

KEY = DraftKey("settings:words:word", 0, None)


class Boxes(QWidget):
    """One box, beginning with a word."""

    def __init__(self, context: Context, begun: str = "") -> None:
        super().__init__()
        self.line = LineEdit(begun)
        QVBoxLayout(self).addWidget(self.line)
        self.kept = KeptBoxes(context, KEY, {"word": self.line}, self)


@pytest.fixture
def boxes(context: Context) -> Iterator[Boxes]:
    made = Boxes(context, "Dear Bev")
    made.show()
    made.kept.begin()
    yield made
    if shiboken6.isValid(made):
        made.kept.flush()
        shiboken6.delete(made)


def found(store: Store) -> KeptDraft | None:
    return store.read(lambda s: drafts.find(s, KEY.form, KEY.subject_id, KEY.child_id))


def keep(store: Store, words: str) -> None:
    content = f'{{"word": "{words}"}}'
    store.write("Keep", lambda s: drafts.keep(s, KEY.form, 0, None, content, "word", 0, NOW))


def test_what_is_typed_is_kept_as_soon_as_it_is_out_of_sight(
    qtbot: QtBot, boxes: Boxes, store: Store
) -> None:
    QTest.keyClicks(boxes.line, "!")
    boxes.hide()
    qtbot.waitUntil(lambda: found(store) is not None)
    kept = found(store)
    assert kept is not None and "Dear Bev!" in kept.content


def test_back_to_what_it_began_with_nothing_is_kept(qtbot: QtBot, boxes: Boxes, store: Store) -> None:
    QTest.keyClicks(boxes.line, "!")
    boxes.kept.flush()
    qtbot.waitUntil(lambda: found(store) is not None)
    boxes.line.setText("Dear Bev")
    boxes.line.edited.emit()
    boxes.kept.flush()
    qtbot.waitUntil(lambda: found(store) is None)


def test_what_was_kept_comes_back_and_never_over_what_is_typed_since(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    keep(store, "Dear Jan")
    for typed, stands in (("", "Dear Jan"), ("new", "new")):
        made = Boxes(context)
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.kept.brought):
            made.kept.begin()
            QTest.keyClicks(made.line, typed)
        assert made.line.value() == stands


def test_what_no_box_can_hold_any_more_has_been_filed_and_goes(
    qtbot: QtBot, boxes: Boxes, store: Store
) -> None:
    keep(store, "Dear Bev")
    boxes.kept.begin()
    qtbot.waitUntil(lambda: found(store) is None)


def test_filing_forgets_it_in_the_same_write_and_a_refusal_forgets_nothing(
    boxes: Boxes, store: Store
) -> None:
    def refuse(session: Session) -> None:
        raise Refusal("That cannot be.")

    QTest.keyClicks(boxes.line, "!")
    refusing = boxes.kept.filing(refuse)
    with pytest.raises(Refusal):
        store.write("File", refusing)
    assert found(store) is not None
    store.write("File", boxes.kept.filing(lambda session: None))
    assert found(store) is None
