"""CalendarStrip: the days of a count as small cells, each counted day with its number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from iro_desk.domain.calendar_names import DAYS
from iro_desk.domain.clocks.strip import StripDay, StripGap
from iro_desk.domain.wording import counted, dated, day_month
from iro_desk.gui import theme

WIDE, TALL, GAP, LOW = 46, 60, 4, 22
WEEK = 7
CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
Cell = StripDay | StripGap


class CalendarStrip(QWidget):
    """A row of days that goes on to a new line when there is no more room.

    A day left out of the count is hatched, and its name is in the tip over it and in the words that a
    screen reader is given.

    Args:
        cells: the days, earliest first.
    """

    def __init__(self, cells: tuple[Cell, ...]) -> None:
        super().__init__()
        self.cells = cells
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(spoken(cells))
        theme.source().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """All on one line."""
        wide = len(self.cells) * theme.px(WIDE + GAP)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """One cell."""
        return QSize(theme.px(WIDE), theme.px(TALL))

    def hasHeightForWidth(self) -> bool:
        """A narrower strip has more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall it is at a width."""
        return max((box.bottom() + 1 for box in self._boxes_in(width)), default=0)

    def words_at(self, place: QPoint) -> str:
        """What the tip over a place says; empty beside the cells."""
        for cell, box in zip(self.cells, self._boxes(), strict=True):
            if box.contains(place):
                return cell_words(cell)
        return ""

    def event(self, event: QEvent) -> bool:
        """Show the tip of the cell under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every cell."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (cell, box) in enumerate(zip(self.cells, self._boxes(), strict=True)):
            if isinstance(cell, StripGap):
                _draw_gap(painter, cell, box)
            else:
                first = number == 0 or isinstance(self.cells[number - 1], StripGap)
                _draw_day(painter, cell, box, first=first)
        painter.end()

    def _across(self, width: int) -> int:
        """Whole weeks where they fit, so that weekends stand over one another."""
        room = max(1, (width + theme.px(GAP)) // theme.px(WIDE + GAP))
        return room - room % WEEK if room >= WEEK else room

    def _boxes(self) -> list[QRect]:
        return self._boxes_in(self.width())

    def _boxes_in(self, width: int) -> list[QRect]:
        """Where each cell stands; days folded away take a line of their own."""
        across, gap = self._across(width), theme.px(GAP)
        wide, tall, low = theme.px(WIDE), theme.px(TALL), theme.px(LOW)
        whole = across * (wide + gap) - gap
        boxes, at, top = [], 0, 0
        for cell in self.cells:
            if isinstance(cell, StripGap):
                top += tall + gap if at else 0
                boxes.append(QRect(0, top, whole, low))
                at, top = 0, top + low + gap
                continue
            if at == across:
                at, top = 0, top + tall + gap
            boxes.append(QRect(at * (wide + gap), top, wide, tall))
            at += 1
        return boxes


def _draw_gap(painter: QPainter, gap: StripGap, box: QRect) -> None:
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("text_muted"))
    painter.drawText(box, CENTRE, f"{gap.days:,} more days")


def _draw_day(painter: QPainter, day: StripDay, box: QRect, *, first: bool) -> None:
    ground = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    corner = theme.px(5)
    role, ink, edge = "surface", "text", "line"
    if day.why:
        role, ink = "sunken", "text_muted"
    if day.is_start:
        role, edge = "accent_soft", "accent"
    if day.is_due:
        role, ink, edge = "accent", "on_accent", "accent"
    painter.setPen(QPen(theme.colour(edge), 1))
    painter.setBrush(theme.colour(role))
    painter.drawRoundedRect(ground, corner, corner)
    third = box.height() // 3
    top, middle, bottom = (QRect(box.left(), box.top() + n * third, box.width(), third) for n in range(3))
    if day.why:
        inner = bottom.adjusted(theme.px(3), 0, -theme.px(3), -theme.px(2))
        painter.fillRect(inner, QBrush(theme.colour("control_line"), Qt.BrushStyle.BDiagPattern))
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font("caption"))
    painter.drawText(top, CENTRE, DAYS[day.day.weekday()][:3])
    painter.drawText(bottom, CENTRE, _mark(day))
    starts_month = first or day.day.day == 1
    painter.setFont(theme.font("caption" if starts_month else "body", bold=True))
    painter.drawText(middle, CENTRE, day_month(day.day) if starts_month else str(day.day.day))


def _mark(day: StripDay) -> str:
    if day.is_start:
        return "from"
    if day.number is not None:
        return str(day.number)
    return "due" if day.is_due else ""


def cell_words(cell: Cell) -> str:
    """One cell in words, such as "Thu 25 Dec 2025: Christmas Day, not counted"."""
    if isinstance(cell, StripGap):
        return f"{cell.days:,} more days"
    parts = []
    if cell.is_start:
        parts.append("counted from here")
    if cell.why:
        parts.append(f"{cell.why}, not counted")
    if cell.number is not None:
        parts.append(f"day {cell.number}")
    if cell.is_due:
        parts.append("due")
    return f"{dated(cell.day)}: {', '.join(parts)}" if parts else dated(cell.day)


def spoken(cells: tuple[Cell, ...]) -> str:
    """The whole strip in words."""
    days = [cell for cell in cells if isinstance(cell, StripDay)]
    numbered = [day.number for day in days if day.number is not None]
    start, due = (next((d for d in days if getattr(d, name)), None) for name in ("is_start", "is_due"))
    said = []
    if start is not None:
        said.append(f"From {dated(start.day)}")
    if numbered:
        said.append(f"{counted(max(numbered), 'day')} counted")
    left_out = left_out_words(cells)
    if left_out:
        said.append(left_out)
    if due is not None:
        said.append(f"Due {dated(due.day)}")
    return "The days of the count. " + ". ".join(said)


def left_out_words(cells: tuple[Cell, ...]) -> str:
    """The days left out, in words; empty when every day counted."""
    out = [cell for cell in cells if isinstance(cell, StripDay) and cell.why]
    if not out:
        return ""
    holidays = [f"{day_month(day.day)} ({day.why})" for day in out if day.why not in DAYS]
    weekends = ["weekends"] if any(day.why in DAYS for day in out) else []
    return "Not counted: " + ", ".join([*weekends, *holidays])
