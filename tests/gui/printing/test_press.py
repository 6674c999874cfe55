"""The press: pages come out as they were looked at, and the queue of a printer learns nothing."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from iro_desk.gui.printing.press import press, printer_called
from iro_desk.gui.printing.printers import Amiss, NotPrinted

NAME = "Document 7F3K"


def paper(*sizes: tuple[float, float]) -> bytes:
    """A PDF whose every page has words and a colour of its own; its title names a child."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=sizes[0])
    canvas.setTitle("Letter to Amira Rahman")
    for number, size in enumerate(sizes):
        canvas.setPageSize(size)
        canvas.setFont("Helvetica", 30)
        canvas.drawString(60, size[1] - 90, f"Page {number + 1}: what we agreed")
        canvas.setFillColorRGB(0.1, 0.5, 0.2 * number)
        canvas.rect(70, 120 + 40 * number, size[0] / 3, 60, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def to_file(path: Path, resolution: int = 150) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    return printer


def pictures(content: bytes) -> list[QImage]:
    """Each page on white, at 72 dots to the inch."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    drawn = []
    for page in range(document.pageCount()):
        size = (document.pagePointSize(page)).toSize()
        sheet = QImage(size, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, document.render(page, QSize(size)))
        painter.end()
        drawn.append(sheet)
    return drawn


def unlike(one: QImage, other: QImage) -> float:
    """The share of dots whose light differs by more than a fifth."""
    here, there = (
        bytes(each.convertToFormat(QImage.Format.Format_Grayscale8).constBits()) for each in (one, other)
    )
    return sum(abs(a - b) > 51 for a, b in zip(here, there, strict=True)) / len(here)


def test_every_page_comes_out_as_it_was_looked_at(qapp, tmp_path):
    """S53, U58: through Qt's own printer to a file, page by page and dot by dot, upright and wide."""
    content = paper(A4, A5, landscape(A4))
    told: list[tuple[int, int]] = []
    press(content, to_file(tmp_path / "out.pdf"), NAME, lambda page, pages: told.append((page, pages)))
    before, after = pictures(content), pictures((tmp_path / "out.pdf").read_bytes())
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert len(before) == len(after) == 3
    for was, printed in zip(before, after, strict=True):
        assert abs(was.width() - printed.width()) <= 1 and abs(was.height() - printed.height()) <= 1
        same = printed.scaled(was.size())
        assert unlike(was, same) < 0.01
    assert unlike(before[0], after[2].scaled(before[0].size())) > 0.01


def test_the_queue_is_told_a_name_that_says_nothing(qapp, tmp_path):
    """S53: neither the title of the file nor a word of it goes with the job."""
    press(paper(A4), to_file(tmp_path / "out.pdf"), NAME)
    printed = (tmp_path / "out.pdf").read_bytes()
    told = PdfReader(io.BytesIO(printed))
    assert told.metadata is not None and told.metadata.title == NAME
    assert "Amira" not in "".join(str(value) for value in told.metadata.values())
    assert told.pages[0].extract_text().strip() == ""
    assert not re.search(rb"Amira|Rahman", printed)


def test_a_job_that_is_stopped_is_stopped_between_two_bands(qapp, tmp_path):
    """S53: long before the page is done."""
    asked: list[bool] = []
    handed: list[bool] = []

    def stop_at_the_third() -> bool:
        asked.append(True)
        return len(asked) == 3

    with pytest.raises(NotPrinted) as stopped:
        press(
            paper(A4, A4), to_file(tmp_path / "out.pdf"), NAME,
            is_stopped=stop_at_the_third, handing_over=lambda: handed.append(True),
        )  # fmt: skip
    assert stopped.value.amiss is Amiss.STOPPED
    assert (len(asked), handed) == (3, [])


def test_a_file_that_cannot_be_read_is_not_begun(qapp, tmp_path):
    """F52: damaged, or with a password of its own."""
    writer = PdfWriter(clone_from=io.BytesIO(paper(A4)))
    writer.encrypt("five words of her own")
    locked = io.BytesIO()
    writer.write(locked)
    for content in (b"%PDF-1.4 nothing follows", locked.getvalue()):
        with pytest.raises(NotPrinted) as trouble:
            press(content, to_file(tmp_path / "out.pdf"), NAME)
        assert trouble.value.amiss is Amiss.UNREAD
    assert not (tmp_path / "out.pdf").exists()


def test_a_printer_that_is_not_there_is_never_replaced_by_another(qapp):
    """F52: Qt itself would turn to the usual printer, or to a file."""
    with pytest.raises(NotPrinted) as trouble:
        printer_called("A printer that was taken away")
    assert trouble.value.amiss is Amiss.GONE
