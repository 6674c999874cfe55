"""Writes a document for Word with real styles, so that headings, lists and tables are what they seem."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from iro_desk.exports.document import (
    Answering,
    Banner,
    Block,
    Bullets,
    Closing,
    Document,
    Facts,
    Heading,
    Panel,
    Paragraph,
    Promises,
    Quotation,
    Run,
    Table,
    said,
)
from iro_desk.exports.glyphs import clean

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

TICK_BOX = "\N{BALLOT BOX}"


def write(document: Document) -> bytes:
    """The bytes of the Word file; its properties hold the type of document and no person."""
    # Imported here because python-docx takes a fifth of a second to start.
    from iro_desk.exports.formats import word_parts

    word = word_parts.blank(document)
    for block in document.blocks:
        _add(word, block, document)
    out = BytesIO()
    word.save(out)
    return word_parts.repeatable(out.getvalue())


def _add(word: WordDocument, block: Block, document: Document) -> None:  # noqa: C901 - an arm a block
    match block:
        case Heading(level, text):
            word.add_paragraph(clean(text), style="Title" if level == 1 else f"Heading {level - 1}")
        case Paragraph(runs):
            _runs(word, runs)
        case Bullets(items):
            for item in items:
                word.add_paragraph(clean(item), style="List Bullet")
        case Promises(promises):
            for promise in promises:
                added = word.add_paragraph(style="List Number")
                added.add_run(clean(promise.what)).bold = True
                if promise.detail:
                    added.add_run(f"\n{clean(promise.detail)}")
        case Quotation(lines):
            for line in lines:
                word.add_paragraph(clean(said(line)), style="Quote")
        case Table():
            _table(word, block)
        case Facts():
            _facts(word, block)
        case Banner():
            _banner(word, block, document)
        case Panel(lead, lines):
            opening = (Run(f"{lead.rstrip(' .')}. ", bold=True),) if lead else ()
            _runs(word, (*opening, Run("\n".join(lines))))
        case Closing(words, name):
            _runs(word, (Run(words), Run(f"\n{name}" if name else "", bold=True)))
        case Answering():
            _answering(word, block)
        case _:
            word.add_paragraph()


def _runs(word: WordDocument, runs: tuple[Run, ...]) -> None:
    paragraph = word.add_paragraph()
    for run in runs:
        paragraph.add_run(clean(run.text)).bold = run.bold or None


def _answering(word: WordDocument, answering: Answering) -> None:
    from iro_desk.exports.formats import word_parts  # lazily, as in write

    if answering.choices:
        boxes = (f"{TICK_BOX}\u00a0{choice}" for choice in answering.choices)
        word.add_paragraph(clean("    ".join(boxes)))
    for _ in range(answering.lines):
        word_parts.rule_under(word.add_paragraph())


def _banner(word: WordDocument, banner: Banner, document: Document) -> None:
    from iro_desk.exports.formats import word_parts  # lazily, as in write

    word_parts.shade(word.add_paragraph(clean(banner.greeting), style="Title"), document.look.soft)
    _runs(word, (Run(banner.dated),))
    _runs(word, (Run(banner.sender, bold=True), Run("".join(f"\n{line}" for line in banner.lines))))


def _table(word: WordDocument, table: Table) -> None:
    from iro_desk.exports.formats import word_parts  # lazily, as in write

    grid = word_parts.grid(word, len(table.headers), table.widths, table.caption)
    for cell, header in zip(grid.rows[0].cells, table.headers, strict=True):
        cell.paragraphs[0].add_run(clean(header)).bold = True
    word_parts.repeat_at_top(grid.rows[0])
    for row in table.rows:
        added = word_parts.add_row(grid)
        word_parts.keep_whole(added)
        for cell, text in zip(added.cells, row, strict=True):
            cell.paragraphs[0].add_run(clean(text))
    word_parts.fix_widths(grid, table.widths)
    word.add_paragraph()


def _facts(word: WordDocument, facts: Facts) -> None:
    from iro_desk.exports.formats import word_parts  # lazily, as in write

    grid = word_parts.grid(word, 2, (30, 70), "Facts")
    for index, fact in enumerate(facts.rows):
        row = grid.rows[0] if index == 0 else word_parts.add_row(grid)
        row.cells[0].paragraphs[0].add_run(clean(fact.label))
        row.cells[1].paragraphs[0].add_run(clean(fact.value)).bold = True
    word_parts.fix_widths(grid, (30, 70))
    word.add_paragraph()
