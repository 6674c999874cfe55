"""The page as it will be sent, drawn from the finished file."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.pages.letter.finished import FinishedPages
from iro_desk.gui.widgets.layouts import Line
from iro_desk.gui.widgets.page import Scrolled
from iro_desk.gui.widgets.text import caption, card_heading, wrapped

WIDEST = 620


class PagePicture(QWidget):
    """One sheet of paper with an edge, as wide as there is room for."""

    def __init__(self, pages: FinishedPages, number: int) -> None:
        super().__init__()
        self._pages, self._number = pages, number
        self._drawn = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(theme.px(WIDEST))
        self.setAccessibleName(f"Page {number + 1} of {pages.count}")

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper in every theme, because that is what is printed on."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        painter.drawImage(0, 0, self._drawn)
        painter.setPen(theme.colour("line"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


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
            for number in range(count):
                self.body.insertWidget(self.body.count() - 1, PagePicture(pages, number))
        if before is not None:
            before.deleteLater()

    def _clear(self) -> None:
        for sheet in self.findChildren(PagePicture):
            self.body.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
