"""One picture of a visit: a small view of it, and what the officer says about it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from iro_desk.domain.codes import PictureFrom, Share
from iro_desk.gui import theme
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column, Stack
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import Icon, caption
from iro_desk.services.attachments import PDF, AttachmentRow, PictureMark

SIDE, BESIDE = 120, 460
PDF_NOTE = "A PDF is kept as it is: it may say who made it, when and where."


class PictureRow(QFrame):
    """One picture.

    Signals:
        edited: something said about it changed.
        opened: it is to be seen larger.
        removed: it is to go.
    """

    edited = Signal()
    opened = Signal()
    removed = Signal()

    def __init__(self, row: AttachmentRow) -> None:
        super().__init__()
        self.picture = row
        self.shows = NarrativeEdit(row.shows, lines=2)
        self.whose = Segments(options(PictureFrom), clearable=False)
        self.share = Segments(options(Share), clearable=False)
        self.whose.set_value(row.whose.value)
        self.share.set_value(row.share.value)
        self.shows_row = FieldRow("What the picture shows", self.shows, "For somebody who cannot see it.")
        across = Stack(self, BESIDE, gap=16)
        across.addWidget(self._small(), 0, TOP)
        across.addLayout(self._said(), 1)
        for part in (self.shows, self.whose, self.share):
            part.edited.connect(self.edited)

    def mark(self) -> PictureMark:
        """What is said about it."""
        return PictureMark(
            self.picture.attachment_id,
            self.shows.value(),
            PictureFrom(self.whose.value() or PictureFrom.CHILD.value),
            Share(self.share.value() or Share.PRIVATE.value),
        )

    def show_mark(self, shows: str, whose: str, share: str) -> None:
        """Show what a draft said about it."""
        self.shows.set_value(shows)
        self.whose.set_value(whose)
        self.share.set_value(share)

    def number(self, number: int) -> None:
        """Say which picture it is."""
        self.setAccessibleName(f"Picture {number}")
        self.shows.setAccessibleName(f"What picture {number} shows")
        self.whose.setAccessibleName(f"Picture {number}, whose it is")
        self.share.setAccessibleName(f"Picture {number}, may I share this?")
        self.open.setAccessibleName(f"See picture {number} larger")
        self.out.setAccessibleName(f"Take picture {number} out")

    def _small(self) -> QWidget:
        side = theme.px(SIDE)
        if not self.picture.small:
            holder = QWidget()
            holder.setFixedWidth(side)
            Column(holder).addWidget(
                Icon("file-text", "text_muted", 48), 0, TOP | Qt.AlignmentFlag.AlignHCenter
            )
            return holder
        made = QLabel()
        made.setFixedWidth(side)
        made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        pixmap = QPixmap()
        pixmap.loadFromData(QByteArray(self.picture.small))
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        made.setPixmap(pixmap.scaled(side, side, keep, smooth))
        made.setAccessibleName("A small view of the picture")
        return made

    def _said(self) -> Column:
        said = Column(gap=6)
        said.addWidget(caption(_named(self.picture)))
        if self.picture.media_type == PDF:
            said.addWidget(caption(PDF_NOTE))
        said.addWidget(self.shows_row)
        answers = QWidget()
        flow = Flow(answers, 20)
        flow.addWidget(FieldRow("Whose it is", self.whose))
        flow.addWidget(FieldRow("May I share this?", self.share))
        said.addWidget(answers)
        buttons = QWidget()
        line = Flow(buttons, 10)
        self.open = button("See it larger", icon="zoom-in", on_press=self.opened.emit)
        self.out = button("Take it out", icon="trash-2", on_press=self.removed.emit)
        line.addWidget(self.open)
        line.addWidget(self.out)
        said.addWidget(buttons)
        return said


def _named(row: AttachmentRow) -> str:
    size = (
        f"{row.byte_count / 1_000_000:.1f} MB"
        if row.byte_count >= 100_000
        else f"{row.byte_count / 1000:.0f} kB"
    )
    return f"{row.name or 'Pasted'}, {size}"
