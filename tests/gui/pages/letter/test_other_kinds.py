"""Every kind of letter is begun from the list, from the child's page, after a visit, and from a finished review."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.listed import LettersPart
from iro_desk.gui.pages.letter.kinds import KindChooser
from iro_desk.gui.pages.letters_page import LettersPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.row_list import PaintedList
from iro_desk.records import Review
from iro_desk.services import letters
from iro_desk.storage.store import Store
from tests.gui.pages.letter.studio import opened


def finished(session: Session, review_id: int) -> None:
    review = session.get(Review, review_id)
    review.state = ReviewState.FINISHED


def rows_of(listed: PaintedList) -> list[str]:
    model, role = listed.model(), Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row, 0), role)) for row in range(model.rowCount())]


def chosen(qtbot: QtBot, chooser: KindChooser, kind: LetterKind) -> None:
    """Down to a kind, and Enter."""
    qtbot.waitUntil(lambda: bool(rows_of(chooser.list)) and chooser.list.isVisible())
    keys = [chooser.list.rows.row(n).key for n in range(chooser.list.rows.rowCount())]
    qtbot.keyClick(chooser.list, Qt.Key.Key_Home)
    for _ in range(keys.index(kind.value)):
        qtbot.keyClick(chooser.list, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.list, Qt.Key.Key_Return)


def part_of(context: Context, qtbot: QtBot) -> LettersPart:
    part = LettersPart(context, 1, 0, lambda key: None)
    qtbot.addWidget(part)
    part.resize(1000, 700)
    part.show()
    qtbot.waitUntil(part.isActiveWindow)
    part.load()
    return part


def test_the_childs_page_offers_every_kind_with_when_it_is_sent(
    context, qtbot, store: Store, gone, review_id
):
    store.write("Finish", partial(finished, review_id=review_id))
    part = part_of(context, qtbot)
    part.write.setFocus()
    qtbot.keyClick(part.write, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows_of(part.chooser.list)) == len(LetterKind))
    assert any("Within a week of the visit." in row for row in rows_of(part.chooser.list))
    chosen(qtbot, part.chooser, LetterKind.MINUTES)
    assert gone == [Place("letter", 1, None, f"minutes:{review_id}")]


def test_a_letter_after_a_review_waits_for_a_finished_one(context, qtbot, review_id):
    part = part_of(context, qtbot)
    part.ask_which()
    qtbot.waitUntil(lambda: len(rows_of(part.chooser.list)) == len(LetterKind) - 2)
    assert part.chooser.waits.isVisible()


def test_another_letter_is_begun_from_the_list_by_keys(context, qtbot, gone, review_id):
    page = LettersPage(context, Place("letters"))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    page.another.setFocus()
    qtbot.keyClick(page.another, Qt.Key.Key_Return)
    qtbot.waitUntil(page.picker.line.hasFocus)
    qtbot.keyClicks(page.picker.line, "mais")
    qtbot.waitUntil(lambda: page.picker.list.isVisible())
    qtbot.keyClick(page.picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.chooser.list.isVisible())
    chosen(qtbot, page.chooser, LetterKind.INTRODUCTION)
    assert gone == [Place("letter", 1, None, "kind:introduction")]


def test_the_list_says_the_kind_and_how_each_letter_stands(context, qtbot, store: Store, review_id):
    store.write("Finish", partial(finished, review_id=review_id))
    begin = partial(letters.begin_other, child_id=1, kind=LetterKind.LEAVING, today=context.today())
    store.write("Begin", begin)
    page = LettersPage(context, Place("letters"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: len(page.findChildren(PaintedList)) >= 3)
    rows = [row for listed in page.findChildren(PaintedList) for row in rows_of(listed)]
    assert any("I am leaving" in row and "Draft" in row for row in rows)
    assert any("Letter after the review" in row and "Not started" in row for row in rows)


def test_an_empty_list_says_what_will_be_here_and_offers_a_letter_now(context, qtbot):
    page = LettersPage(context, Place("letters"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: any(label.text() == "No letters yet" for label in page.findChildren(QLabel)))
    assert page.another.isVisible()


def test_each_other_kind_opens_with_its_own_rule_and_page(context, qtbot, store: Store, review_id):
    page = opened(context, qtbot, Place("letter", 1, None, f"kind:{LetterKind.AFTER_VISIT.value}"))
    assert page.writing.title.text().startswith("After my visit")
    kept = store.read(partial(letters.letter, letter_id=page.letter_id))
    assert kept.kind is LetterKind.AFTER_VISIT
    again = opened(context, qtbot, Place("letter", 1, None, f"kind:{LetterKind.AFTER_VISIT.value}"))
    assert again.letter_id == page.letter_id, "one begun is gone on with"
