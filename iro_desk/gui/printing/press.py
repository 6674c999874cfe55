"""The press: the only module that reaches a printer. Each page is a picture of the very bytes it is given (S53).

It knows nothing of the desk. Qt keeps the whole of Python waiting while it speaks to a printer, so the desk has
it run in a process of its own (``app/printing``).
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from iro_desk.gui.printing.printers import Amiss, NotPrinted, Printer

FINEST = 600
"""Dots to the inch; finer cannot be told on paper, and takes four times the room."""
BAND = 512
"""Rows of dots that are drawn at a time, so that a page of any size needs little memory."""
POINTS = 72
LAST_OF_THE_GOOD = 0x00FF
"""Answers of the queue up to this one say that it took the job (RFC 8011, appendix B)."""
QUICK = 85
"""How hard a band is packed while it waits: nothing is lost, at a third of the time."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, drawn and waiting for the printer: its paper, and each band with the row it begins at."""

    layout: QPageLayout
    bands: list[tuple[int, bytes]]


def found() -> tuple[Printer, ...]:
    """Every printer of this computer, in the order the system names them."""
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(
        Printer(name, name == usual, _is_ready(QPrinterInfo.printerInfo(name)))
        for name in QPrinterInfo.availablePrinterNames()
    )


def printer_called(name: str) -> QPrinter:
    """The printer of that name and no other, with its own habits of colour and of both sides."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise NotPrinted(Amiss.GONE)
    if not _is_ready(info):
        raise NotPrinted(Amiss.PAUSED)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    if not printer.isValid() or printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        raise NotPrinted(Amiss.GONE)  # Qt would make a PDF of its own instead
    return printer


def press(
    content: bytes,
    printer: QPrinter,
    name: str,
    told: Callable[[int, int], None] = lambda page, pages: None,
    is_stopped: Callable[[], bool] = lambda: False,
    handing_over: Callable[[], None] = lambda: None,
) -> None:
    """Print every page of one PDF as one job, each at its own size.

    Every page is drawn before the printer is given any, so a paper that is stopped, or cannot be drawn to its
    end, leaves nothing in the tray.

    Args:
        name: what the queue shows; the file's own title is never asked for.
        told: hears which page is begun, of how many.
        is_stopped: asked between the bands.
        handing_over: called once it can be stopped no more.
    """
    document = _read(content)
    printer.setDocName(name)
    printer.setCreator("")
    printer.setCopyCount(1)
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setFullPage(True)
    sheets = []
    for page in range(document.pageCount()):
        told(page + 1, document.pageCount())
        layout = _layout(document, page)
        printer.setPageLayout(layout)
        sheets.append(Sheet(layout, _bands(printer, document, page, is_stopped)))
    handing_over()
    _hand_over(sheets, printer)


def _hand_over(sheets: list[Sheet], printer: QPrinter) -> None:
    printer.setPageLayout(sheets[0].layout)
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted(Amiss.REFUSED)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    is_whole = True
    for number, sheet in enumerate(sheets):
        if number:
            printer.setPageLayout(sheet.layout)
            is_whole = is_whole and printer.newPage()
        for top, band in sheet.bands:
            painter.drawImage(QPoint(0, top), QImage.fromData(band))
    is_whole = painter.end() and is_whole
    if printer.outputFormat() is QPrinter.OutputFormat.NativeFormat and _was_refused():
        raise NotPrinted(Amiss.REFUSED)
    if not is_whole or printer.printerState() in _FAILED:
        raise NotPrinted(Amiss.BROKE_OFF)


def _was_refused() -> bool:
    """Whether the queue of a Linux computer did not take the job: Qt asks it, and keeps the answer to itself."""
    if sys.platform != "linux":
        return False
    try:
        return bool(ctypes.CDLL("libcups.so.2").cupsLastError() > LAST_OF_THE_GOOD)
    except (OSError, AttributeError):
        return False


_FAILED = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


def _is_ready(info: QPrinterInfo) -> bool:
    return info.state() not in _FAILED


def _read(content: bytes) -> QPdfDocument:
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.pageCount() < 1:
        raise NotPrinted(Amiss.UNREAD)
    return document


def _layout(document: QPdfDocument, page: int) -> QPageLayout:
    """Paper of the page's own size and way up."""
    size = document.pagePointSize(page)
    is_wide = size.width() > size.height()
    upright = size.transposed() if is_wide else size
    way_up = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(paper, way_up, QMarginsF(), QPageLayout.Unit.Point)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _bands(
    printer: QPrinter, document: QPdfDocument, page: int, is_stopped: Callable[[], bool]
) -> list[tuple[int, bytes]]:
    """One page drawn band by band, at its size or smaller where the paper is; blank bands are left out."""
    whole = (document.pagePointSize(page) * (printer.resolution() / POINTS)).toSize()
    sheet = printer.pageLayout().fullRectPixels(printer.resolution()).size()
    slack = printer.resolution() // 20  # A4 is rounded differently by everybody
    if whole.width() > sheet.width() + slack or whole.height() > sheet.height() + slack:
        whole = whole.scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
    bands = []
    for top in range(0, whole.height(), BAND):
        if is_stopped():
            raise NotPrinted(Amiss.STOPPED)
        band = _band(document, page, whole, QRect(0, top, whole.width(), min(BAND, whole.height() - top)))
        if band is not None:
            bands.append((top, _packed(band)))
    return bands


def _packed(band: QImage) -> bytes:
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    band.save(buffer, "PNG", QUICK)  # type: ignore[call-overload]
    return bytes(packed.data())


def _band(document: QPdfDocument, page: int, whole: QSize, part: QRect) -> QImage | None:
    """Some rows of a page on white; None where nothing stands on them."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    # One more row and column: Qt takes the last dot of the part for its width.
    options.setScaledClipRect(part.adjusted(0, 0, 1, 1))
    drawn = document.render(page, part.size(), options)
    if drawn.isNull():
        raise NotPrinted(Amiss.UNREAD)
    paper = QImage(part.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    if not paper.allGray():
        return paper
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    return None if _is_white(grey) else grey


def _is_white(grey: QImage) -> bool:
    blank = QImage(grey.size(), grey.format())
    blank.fill(Qt.GlobalColor.white)
    return grey == blank
