"""What leaves the desk: documents as trees, and the formats that write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.filed_paper import FiledPaper
from iro_desk.domain.footprint import FootprintPaper
from iro_desk.domain.papers import LetterPaper, MonitoringPaper, OutcomesPaper
from iro_desk.domain.record_paper import RecordPaper
from iro_desk.domain.sheets.printed import SheetPaper
from iro_desk.exports import decisions_table
from iro_desk.exports.document import Document, Ready
from iro_desk.exports.documents import filed, footprint, letter, monitoring, outcomes, record, sheet
from iro_desk.exports.formats import docx, pdf, plain
from iro_desk.services import dispute_paper, handover_paper, midway_paper, thanks_paper

Paper = OutcomesPaper | RecordPaper | LetterPaper | MonitoringPaper | SheetPaper | FiledPaper | FootprintPaper


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document; ``title`` is all its file's properties say."""

    kind: DocumentKind
    title: str


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write any document made ready by ``exports.stationery``; ``suffix`` is the end of its files' names."""

    name: str
    suffix: str
    label: str
    write: Callable[[Ready], bytes]


ALL_DOCUMENTS: Final = (
    DocumentType(DocumentKind.OUTCOMES, outcomes.TITLE),
    DocumentType(DocumentKind.FULL_RECORD, record.TITLE),
    DocumentType(DocumentKind.DISPUTE, dispute_paper.TITLE),
    DocumentType(DocumentKind.FOOTPRINT, footprint.KIND),
    DocumentType(DocumentKind.THANKS, thanks_paper.TITLE),
    DocumentType(DocumentKind.MIDWAY, midway_paper.TITLE),
    DocumentType(DocumentKind.HANDOVER, handover_paper.TITLE),
    DocumentType(DocumentKind.LETTER, letter.TITLE),
    DocumentType(DocumentKind.MONITORING, monitoring.TITLE),
    DocumentType(DocumentKind.SHEET, sheet.TITLE),
)
PDF: Final = Format("pdf", ".pdf", "PDF, for reading and printing", pdf.write)
DOCX: Final = Format("docx", ".docx", "Word, for changing by hand", docx.write)
TEXT: Final = Format("txt", ".txt", "Plain text, for an e-mail", plain.write)
FOLDED: Final = Format("fold", "-to-fold.pdf", "PDF to print on A4 and fold to A5", pdf.write_to_fold)
DECISIONS: Final = Format("csv", ".csv", "Decisions as a table (CSV)", decisions_table.write)
ALL_FORMATS: Final = (PDF, DOCX, TEXT)
"""What any document may leave as."""
RECORD_FORMATS: Final = (*ALL_FORMATS, DECISIONS)
"""What the outcomes and the full record of a review may leave as."""
LETTER_FORMATS: Final = (PDF, DOCX, TEXT, FOLDED)
"""What a letter to a child may leave as."""


def document_of(paper: Paper) -> Document:
    """The tree of any paper."""
    match paper:
        case OutcomesPaper():
            return outcomes.build(paper)
        case RecordPaper():
            return record.build(paper)
        case LetterPaper():
            return letter.build(paper)
        case MonitoringPaper():
            return monitoring.build(paper)
        case SheetPaper():
            return sheet.build(paper)
        case FiledPaper():
            return filed.build(paper)
        case FootprintPaper():
            return footprint.page(paper)
