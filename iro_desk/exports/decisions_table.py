"""The decisions of a paper as rows that a spreadsheet opens, from the very page its reader gets."""

from __future__ import annotations

from iro_desk.errors import Refusal
from iro_desk.exports.document import Document, Table
from iro_desk.exports.documents.outcomes import DECISIONS
from iro_desk.exports.formats import delimited

MARKED = "Marking"
NONE = "There are no decisions in this paper for a table."


def write(document: Document) -> bytes:
    """The decisions as comma-separated rows, each with the marking of the page they stand on.

    Raises:
        Refusal: no decision is in this version of the paper.
    """
    table = table_of(document)
    if table is None:
        raise Refusal(NONE, "Choose PDF, Word or plain text for them.", field="formats")
    rows = [(*row, document.marking) for row in table.rows]
    return delimited.write((*table.headers, MARKED), rows)


def table_of(document: Document) -> Table | None:
    """The decisions of a document; None when it has none."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return next((one for one in tables if one.caption == DECISIONS and one.rows), None)
