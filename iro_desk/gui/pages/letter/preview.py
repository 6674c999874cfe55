"""The page as it will be sent, drawn from the finished file."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.pages.letter.finished import FinishedPages
from iro_desk.gui.widgets.layouts import Line
from iro_desk.gui.widgets.page import Scrolled
from iro_desk.gui.widgets.text import caption, card_heading, wrapped

WIDEST = 620
GROUND = 40


class PagePicture(QWidget):
    """One sheet of paper with an edge, as wide as there is room for."""

    def __init__(self, pages: FinishedPages, number: int) -> None:
        super().__init__()
        self._pages, self._number = pages, number
        self._drawn = QImage()
        self._marked: tuple[QRectF, ...] = ()
        self._ink, self._edge = "", "line"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.source().changed.connect(self._measure)
        self._measure()
        self.setAccessibleName(f"Page {number + 1} of {pages.count}")

    def _measure(self) -> None:
        self.setMaximumWidth(theme.px(WIDEST))

    def hasHeightForWidth(self) -> bool:
        """Paper keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of A4 at a width."""
        return round(width * 297 / 210)

    def sizeHint(self) -> QSize:
        """A page that can be read."""
        return QSize(theme.px(380), self.heightForWidth(theme.px(380)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page again at its new width."""
        super().resizeEvent(event)
        self._drawn = self._pages.picture(self._number, self.width(), self.devicePixelRatioF())

    def mark(self, boxes: tuple[QRectF, ...], ink: str) -> None:
        """Draw a line around some words, which are in shares of the page; none takes it away."""
        self._marked, self._ink = boxes, ink
        self.update()

    def show_keyboard(self, *, is_here: bool) -> None:
        """Edge it as what has the keyboard, or as paper."""
        self._edge = "focus" if is_here else "line"
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper in every theme, because that is what is printed on."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        painter.drawImage(0, 0, self._drawn)
        self._paint_marks(painter)
        wide = 1 if self._edge == "line" else theme.px(2)
        painter.setPen(QPen(theme.colour(self._edge), wide))
        painter.drawRect(QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))

    def _paint_marks(self, painter: QPainter) -> None:
        if not self._marked:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour(self._ink)
        ground = QColor(ink)
        ground.setAlpha(GROUND)
        room = theme.px(3)
        for box in self._marked:
            wide, tall = self.width(), self.height()
            shape = QRectF(box.x() * wide, box.y() * tall, box.width() * wide, box.height() * tall)
            shape.adjust(-room, -room, room, room)
            painter.setPen(QPen(ink, theme.px(2)))
            painter.setBrush(ground)
            painter.drawRoundedRect(shape, room, room)


class PreviewPane(Scrolled):
    """Every page of the finished file, or why there is none."""

    def __init__(self) -> None:
        super().__init__((20, 14, 20, 20), 12)
        top = Line(gap=8)
        top.addWidget(card_heading("The page as it will be sent"), 1)
        self.count = caption("")
        top.addWidget(self.count)
        self.body.addLayout(top)
        self.trouble = wrapped("", "body", "late")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.pages: FinishedPages | None = None
        self.sheets: list[PagePicture] = []

    def show_words(self, words: str, ink: str) -> bool:
        """Mark some words on the page and bring them into view; empty words take the mark away.

        Returns whether they stand on the page.
        """
        places = self.pages.where(words) if self.pages is not None else ()
        for number, sheet in enumerate(self.sheets):
            boxes = tuple(box for place in places if place.page == number for box in place.boxes)
            sheet.mark(boxes, ink)
        if places and places[0].boxes:
            sheet, box = self.sheets[places[0].page], places[0].boxes[0]
            at = sheet.pos().y() + round(box.center().y() * sheet.height())
            self.ensureVisible(0, at, 0, theme.px(80))
        return bool(places)

    def show_pages(self, pages: FinishedPages | None, trouble: str) -> None:
        """Show the finished pages, or the reason there are none."""
        before, self.pages = self.pages, pages
        self._clear()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        count = 0 if pages is None else pages.count
        self.count.setText("" if not count else "1 page" if count == 1 else f"{count} pages")
        if pages is not None:
            pages.setParent(self)
            self.sheets = [PagePicture(pages, number) for number in range(count)]
            for sheet in self.sheets:
                self.body.insertWidget(self.body.count() - 1, sheet)
        if before is not None:
            before.deleteLater()

    def _clear(self) -> None:
        sheets, self.sheets = self.sheets, []
        for sheet in sheets:
            self.body.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
