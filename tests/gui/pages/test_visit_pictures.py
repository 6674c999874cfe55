"""A photo, drawing or scan goes into the file with its visit, described, and comes out again with Undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from iro_desk.domain.codes import PictureFrom, Share
from iro_desk.gui import pictures
from iro_desk.gui.context import Context
from iro_desk.gui.pages.visit_page import VisitPage
from iro_desk.gui.picture_view import PictureView
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields
from iro_desk.services import attachments, children, visits
from iro_desk.services.attachments import DESCRIBE
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW

TODAY = date(2026, 6, 11)
WHOLE = {
    "visit_on": "2026-06-11", "purpose": ["A worry"], "seen": "Yes", "how": "At home", "alone": "Yes",
    "communication": ["Talking"], "level": "Nothing", "safe_home": "Yes",
}  # fmt: skip


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(preferred_name="Wren", born_on=date(2015, 3, 4))
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value


@pytest.fixture
def drawing(tmp_path: Path, qapp: QApplication) -> Path:
    path = tmp_path / "tree.png"
    assert drawn("#336699").save(str(path), "PNG")
    return path


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    canvas = Canvas(str(path))
    for words in ("Page one", "Page two"):
        canvas.drawString(100, 700, words)
        canvas.showPage()
    canvas.save()
    return path


def drawn(colour: str) -> QImage:
    image = QImage(80, 50, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def opened(qtbot: QtBot, context: Context, child_id: int, visit_id: int | None = None) -> VisitPage:
    page = VisitPage(context, Place("visit", child_id, visit_id))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.form is not None and bool(page.form.caret()[0] or page.words.caret()))
    return page


def answer(page: VisitPage) -> None:
    assert page.form is not None
    page.form.show_values({**page.form.values(), **WHOLE})


def of(store: Store, child_id: int, visit_id: int = 0) -> list[attachments.AttachmentRow]:
    return list(store.read(lambda s: attachments.of_visit(s, child_id, visit_id)))


def chosen(qtbot: QtBot, page: VisitPage, prompts, path: Path) -> None:
    """Add a file with the keyboard."""
    prompts.file = path
    count = len(page.pictures.rows)
    page.pictures.add_button.setFocus()
    QTest.keyClick(page.pictures.add_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.pictures.rows) == count + 1)


def test_a_picture_goes_with_its_visit_once_it_is_described(
    qtbot: QtBot, context: Context, store, child_id, gone, prompts, drawing
):
    """forms §1.11 visit.attach: nothing is recorded until each picture is described."""
    page = opened(qtbot, context, child_id)
    answer(page)
    chosen(qtbot, page, prompts, drawing)
    page.record()
    qtbot.waitUntil(lambda: bool(page.problems.links))
    row = page.pictures.rows[0]
    assert row.shows_row.problem == DESCRIBE and not gone
    qtbot.waitUntil(lambda: [link.text() for link in page.problems.links] == [DESCRIBE])
    QTest.mouseClick(page.problems.links[0], Qt.MouseButton.LeftButton)
    assert page.focusWidget() is row.shows
    QTest.keyClicks(row.shows, "A tree with a house in it")
    qtbot.mouseClick(row.share.buttons[0], Qt.MouseButton.LeftButton)
    page.record()
    qtbot.waitUntil(lambda: bool(gone))
    visit_id = store.read(lambda s: visits.of_child(s, child_id))[0].visit_id
    kept = of(store, child_id, visit_id)
    assert [(k.name, k.shows, k.whose, k.share) for k in kept] == [
        ("tree.png", "A tree with a house in it", PictureFrom.CHILD, Share.MAY_SHARE)
    ]
    assert of(store, child_id) == []
    content = store.read(lambda s: attachments.content(s, kept[0].attachment_id))
    assert QImage.fromData(content).pixelColor(3, 3) == QColor("#336699")


def test_undo_takes_a_picture_out_and_brings_one_back_with_its_words(
    qtbot: QtBot, context: Context, store, child_id, prompts, drawing
):
    page = opened(qtbot, context, child_id)
    chosen(qtbot, page, prompts, drawing)
    QTest.keyClicks(page.pictures.rows[0].shows, "A tree")
    out = page.pictures.rows[0].out
    out.setFocus()
    QTest.keyClick(out, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.pictures.rows == [])
    assert page.focusWidget() is page.pictures.add_button
    context.ops.undo(lambda _changes: None, page)
    qtbot.waitUntil(lambda: len(page.pictures.rows) == 1)
    assert page.pictures.rows[0].shows.value() == "A tree"


def test_half_written_words_about_a_picture_come_back(
    qtbot: QtBot, context: Context, child_id, prompts, drawing
):
    """U18: what is said about a picture is a draft until the visit is recorded."""
    page = opened(qtbot, context, child_id)
    chosen(qtbot, page, prompts, drawing)
    page.pictures.rows[0].shows.setFocus()
    QTest.keyClicks(page.pictures.rows[0].shows, "A tree with")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    again = VisitPage(context, Place("visit", child_id))
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(again.isActiveWindow)
    again.load()
    qtbot.waitUntil(lambda: bool(again.pictures.rows))
    qtbot.waitUntil(lambda: again.pictures.rows[0].shows.value() == "A tree with")


def test_a_picture_may_be_pasted(qtbot: QtBot, context: Context, store, child_id):
    page = opened(qtbot, context, child_id)
    QGuiApplication.clipboard().setImage(drawn("#884422"))
    page.pictures.add_button.setFocus()
    QTest.keyClick(page.pictures.add_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.pictures.rows) == 1)
    assert of(store, child_id)[0].media_type == "image/png"
    QGuiApplication.clipboard().setText("words")
    page.pictures.paste()
    assert page.pictures.problem.words == "There is no picture to paste. Copy one first."


def test_files_may_be_dropped_together(qtbot: QtBot, context: Context, store, child_id, drawing, scan):
    page = opened(qtbot, context, child_id)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(drawing)), QUrl.fromLocalFile(str(scan))])
    left = Qt.MouseButton.LeftButton
    page.pictures.dropEvent(
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
    )
    qtbot.waitUntil(lambda: len(page.pictures.rows) == 2)
    assert {row.media_type for row in of(store, child_id)} == {"image/png", "application/pdf"}


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [("a.svg", b"<svg/>", "This kind of file cannot be kept"), ("a.heic", b"\0\0\0\x18ftypheic", "HEIC")],
)
def test_another_kind_of_file_is_refused_in_a_sentence(
    qtbot: QtBot, context: Context, store, child_id, prompts, tmp_path, name, content, sentence
):
    path = tmp_path / name
    path.write_bytes(content)
    prompts.file = path
    page = opened(qtbot, context, child_id)
    page.pictures.choose()
    qtbot.waitUntil(lambda: sentence in page.pictures.problem.words)
    assert of(store, child_id) == []


def test_the_same_picture_twice_is_told(qtbot: QtBot, context: Context, child_id, prompts, drawing):
    page = opened(qtbot, context, child_id)
    chosen(qtbot, page, prompts, drawing)
    page.pictures.choose()
    qtbot.waitUntil(lambda: page.pictures.problem.words == "This picture is here already.")


def seen_larger(qtbot: QtBot, page: VisitPage) -> PictureView:
    page.pictures.rows[0].open.setFocus()
    QTest.keyClick(page.pictures.rows[0].open, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.pictures.view is not None and page.pictures.view.isVisible())
    return page.pictures.view


def test_a_picture_is_seen_larger_inside_the_program_and_esc_goes_back(
    qtbot: QtBot, context: Context, child_id, prompts, drawing, tmp_path
):
    """Nothing is written to the disk to be seen."""
    page = opened(qtbot, context, child_id)
    chosen(qtbot, page, prompts, drawing)
    before = sorted(tmp_path.rglob("*"))
    view = seen_larger(qtbot, page)
    width = view.picture.pixmap().width()
    QTest.keyClick(view.area, Qt.Key.Key_Plus)
    assert view.picture.pixmap().width() > width
    for _ in range(3):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert view.isAncestorOf(page.focusWidget())
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.focusWidget() is page.pictures.rows[0].open
    assert [
        path for path in sorted(tmp_path.rglob("*")) if path not in before and "desk" not in path.name
    ] == []


def test_a_scan_of_two_pages_is_leafed_through(qtbot: QtBot, context: Context, child_id, prompts, scan):
    page = opened(qtbot, context, child_id)
    chosen(qtbot, page, prompts, scan)
    view = seen_larger(qtbot, page)
    assert view.page_count == 2
    QTest.keyClick(view.area, Qt.Key.Key_PageDown)
    assert view.page == 1 and "Page 2 of 2" in view.area.accessibleName()
    assert view.picture.pixmap().height() > 100


def test_a_removed_child_takes_their_pictures_and_undo_brings_them_back(
    store: Store, child_id: int, drawing: Path, qapp
):
    picture = pictures.read_file(drawing)
    added = store.write("Add a picture", lambda s: attachments.add(s, child_id, 0, picture, NOW)).value
    store.write("Remove", lambda s: children.remove(s, child_id))
    assert of(store, child_id) == []
    store.undo()
    assert store.read(lambda s: attachments.content(s, added)) == picture.content
