"""A picture or scan seen larger, over the window; it never leaves the file for the disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.over_window import OverWindow
from iro_desk.gui.widgets.text import announce, caption, heading
from iro_desk.services.attachments import PDF

STEPS = (1.0, 1.5, 2.0, 3.0)
CANNOT = "This PDF cannot be shown here: it may be damaged, or have a password of its own."
NOTHING_SAID = "Nothing says what it shows yet."


class PictureView(OverWindow):
    """One picture as large as the window allows; plus and minus change its size, Esc closes it.

    Args:
        over: the window it lies on.
        opener: what gets the keyboard back.
    """

    def __init__(self, over: QWidget, opener: QWidget | None) -> None:
        super().__init__(over, opener)
        self._step, self.page = 0, 0
        self._image = QImage()
        self._buffer: QBuffer | None = None
        self._pdf: QPdfDocument | None = None
        self.name = heading("")
        self.shows = caption("")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setWidget(self.picture)
        self._lay()
        self.hide()

    def show_picture(self, name: str, shows: str, media_type: str, content: bytes) -> None:
        """Show a picture."""
        self.name.setText(name or "Picture")
        self.shows.setText(shows.strip() or NOTHING_SAID)
        if media_type == PDF:
            self._buffer = QBuffer(self)
            self._buffer.setData(QByteArray(content))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._pdf = QPdfDocument(self)
            self._pdf.load(self._buffer)
        else:
            self._image = QImage.fromData(QByteArray(content))
        pages = self.page_count
        for turn in (self._before, self._after):
            turn.setVisible(pages > 1)
        self.lie_over(self.area)
        self._draw()

    @property
    def page_count(self) -> int:
        """How many pages there are; one for a picture, none for a PDF that cannot be shown."""
        return 1 if self._pdf is None else self._pdf.pageCount()

    def turn(self, step: int) -> None:
        """Go to another page."""
        self.page = min(max(self.page + step, 0), max(self.page_count - 1, 0))
        self._draw()

    def size_up(self, step: int) -> None:
        """Show it larger or smaller."""
        self._step = min(max(self._step + step, 0), len(STEPS) - 1)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.size_up(1)
        elif key == Qt.Key.Key_Minus:
            self.size_up(-1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What it shows grows with its window, and PageUp and PageDown turn the pages of a PDF."""
        is_taken = super().eventFilter(watched, event)
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._draw()
        pages = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        pressed = watched is self.area and event.type() == QEvent.Type.KeyPress and self.page_count > 1
        if pressed and isinstance(event, QKeyEvent) and event.key() in pages:
            self.keyPressEvent(event)
            return True
        return is_taken

    def _lay(self) -> None:
        whole = Column(self._panel, (16, 12, 16, 14), 8)
        top = Line(gap=12)
        top.addWidget(self.name, 1)
        self.where = caption("")
        top.addWidget(self.where, 0, TOP)
        close = icon_button("x", "Close (Esc)", self.shut)
        top.addWidget(close, 0, TOP)
        whole.addLayout(top)
        whole.addWidget(self.shows)
        whole.addWidget(self.area, 1)
        holder = QWidget()
        flow = Flow(holder, 10)
        larger = button("Larger", icon="zoom-in", hint="+", on_press=lambda: self.size_up(1))
        smaller = button("Smaller", icon="zoom-out", hint="−", on_press=lambda: self.size_up(-1))
        self._before = button("Page before", icon="chevron-left", on_press=lambda: self.turn(-1))
        self._after = button("Next page", icon="chevron-right", on_press=lambda: self.turn(1))
        buttons = (larger, smaller, self._before, self._after)
        for made in buttons:
            flow.addWidget(made)
        self._stops = (self.area, *buttons, close)
        whole.addWidget(holder)
        self.area.installEventFilter(self)

    def _draw(self) -> None:
        if self.page_count == 0:
            self.picture.setText(CANNOT)
            self.picture.adjustSize()
            return
        room = self.area.viewport().size() * STEPS[self._step]
        image = self._drawn(room)
        self.picture.setPixmap(QPixmap.fromImage(image))
        self.picture.resize(image.size())
        where = f"Page {self.page + 1} of {self.page_count}" if self.page_count > 1 else ""
        self.where.setText(where)
        said = ", ".join(part for part in (self.name.text(), where) if part)
        announce(self.area, f"{said}. {self.shows.text()}")

    def _drawn(self, room: QSize) -> QImage:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        if self._pdf is not None:
            size = self._pdf.pagePointSize(self.page).toSize().scaled(room, keep)
            page = self._pdf.render(self.page, size)
            paper = QImage(size, QImage.Format.Format_RGB32)
            paper.fill(Qt.GlobalColor.white)
            painter = QPainter(paper)
            painter.drawImage(0, 0, page)
            painter.setPen(QColor(theme.colour("control_line")))
            painter.drawRect(paper.rect().adjusted(0, 0, -1, -1))
            painter.end()
            return paper
        fits = self._image.width() <= room.width() and self._image.height() <= room.height()
        return self._image if fits and self._step == 0 else self._image.scaled(room, keep, smooth)
