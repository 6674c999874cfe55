"""Writes each kind of block into a Word file, in its own style and its own language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from iro_desk.exports.document import (
    LANGUAGE,
    Answering,
    Banner,
    Beside,
    Block,
    Bullets,
    Closing,
    Facts,
    Heading,
    Idea,
    Ideas,
    InLanguage,
    Look,
    Panel,
    Paragraph,
    Promises,
    Quotation,
    Run,
    Table,
    said,
)
from iro_desk.exports.document_text import lines_of
from iro_desk.exports.formats import word_parts
from iro_desk.exports.formats.word_parts import Tongue
from iro_desk.exports.glyphs import clean

TICK_BOX: Final = "\N{BALLOT BOX}"
# Rows so high stand seven on a page of A4 at most.
ROW: Final = 33.0
PICTURE, STRIP_PICTURE, FACE, LOGO, SIGNATURE = 24.0, 34.0, 22.0, 12.0, 14.0


class Writer:
    """Adds blocks one after another to a page, or to a cell of a table.

    Args:
        holder: the document, or the cell.
        look: how the document is dressed.
        tongue: the language of what is added.
        wide: millimetres there are from side to side; None for the page's own.
    """

    def __init__(
        self,
        holder: WordDocument | _Cell,
        look: Look,
        tongue: Tongue | None = None,
        wide: float | None = None,
    ) -> None:
        self._holder, self._look, self._tongue = holder, look, tongue or Tongue()
        self._wide = float(word_parts.text_width(look)) if wide is None else wide
        self._is_new = isinstance(holder, _Cell)

    def add(self, block: Block) -> None:  # noqa: C901 - an arm a block
        """Add one block below the last."""
        match block:
            case Heading(level, text):
                self.words((Run(text),), "Title" if level == 1 else f"Heading {level - 1}")
            case Paragraph(runs):
                self.words(runs)
            case Bullets(items):
                for item in items:
                    self.words((Run(item),), "List Bullet")
            case Promises():
                self._promises(block)
            case Quotation(lines):
                for line in lines:
                    self.words((Run(said(line)),), "Quote")
            case Table():
                self._table(block)
            case Facts():
                self._facts(block)
            case Banner():
                self._banner(block)
            case Panel(lead, lines):
                opening = (Run(f"{lead.rstrip(' .')}. ", bold=True),) if lead else ()
                self.words((*opening, Run("\n".join(lines))))
            case Closing():
                self._closing(block)
            case Answering():
                self._answering(block)
            case Ideas():
                self._ideas(block)
            case InLanguage():
                self._in_language(block)
            case Beside():
                self._beside(block)
            case _:
                self._paragraph()

    def words(self, runs: tuple[Run, ...], style: str | None = None) -> WordParagraph:
        """Add a paragraph in a style; None for running text."""
        paragraph = self._paragraph(style)
        for run in runs:
            if run.text:
                word_parts.say(paragraph, clean(run.text), self._tongue, bold=run.bold)
        return paragraph

    def _paragraph(self, style: str | None = None) -> WordParagraph:
        """A new paragraph; a cell comes with one already, which is used first."""
        if self._is_new and isinstance(self._holder, _Cell):
            self._is_new = False
            paragraph: WordParagraph = self._holder.paragraphs[0]
            paragraph.style = style
        else:
            paragraph = self._holder.add_paragraph(style=style)
        word_parts.turn(paragraph, self._tongue)
        return paragraph

    @contextmanager
    def _speaking(self, tongue: Tongue) -> Iterator[None]:
        held, self._tongue = self._tongue, tongue
        try:
            yield
        finally:
            self._tongue = held

    def _within(self, cell: _Cell, wide: float, tongue: Tongue | None = None) -> Writer:
        return Writer(cell, self._look, tongue or self._tongue, wide)

    def _promises(self, block: Promises) -> None:
        # Word counts on through a whole file, so beside a translation and after one the numbers are typed.
        counts = self._tongue.language == LANGUAGE and not isinstance(self._holder, _Cell)
        for number, promise in enumerate(block.promises, block.first):
            detail = (Run(f"\n{promise.detail}"),) if promise.detail else ()
            typed = () if counts else (Run(f"{number}. ", bold=True),)
            self.words((*typed, Run(promise.what, bold=True), *detail), "List Number" if counts else None)

    def _answering(self, answering: Answering) -> None:
        if answering.choices:
            boxes = (f"{TICK_BOX}\u00a0{choice}" for choice in answering.choices)
            self.words((Run("    ".join(boxes)),))
        for _ in range(answering.lines):
            word_parts.rule_under(self._paragraph())

    def _banner(self, banner: Banner) -> None:
        if banner.logo:
            above = self._paragraph()
            above.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            word_parts.picture(above, banner.logo, LOGO)
        word_parts.shade(self.words((Run(banner.greeting),), "Title"), self._look.soft)
        if banner.greeting_too:
            too = banner.greeting_too
            with self._speaking(Tongue(too.language, too.right_to_left)):
                self.words(tuple(Run(line, bold=True) for block in too.blocks for line in lines_of(block)))
        if banner.photo:
            word_parts.picture(self._paragraph(), banner.photo, FACE)
        self.words((Run(banner.dated),))
        lines = "".join(f"\n{line}" for line in banner.lines)
        self.words((Run(banner.sender, bold=True), Run(lines)))

    def _closing(self, closing: Closing) -> None:
        self.words((Run(closing.words),))
        if closing.signature:
            word_parts.picture(self._paragraph(), closing.signature, SIGNATURE)
        if closing.name:
            self.words((Run(closing.name, bold=True),))

    def _table(self, table: Table) -> None:
        grid = word_parts.grid(self._document(), len(table.headers), table.widths, table.caption, self._wide)
        for cell, header in zip(grid.rows[0].cells, table.headers, strict=True):
            cell.paragraphs[0].add_run(clean(header)).bold = True
        word_parts.repeat_at_top(grid.rows[0])
        for row in table.rows:
            added = word_parts.add_row(grid)
            word_parts.keep_whole(added)
            for cell, text in zip(added.cells, row, strict=True):
                cell.paragraphs[0].add_run(clean(text))
        word_parts.fix_widths(grid, table.widths, self._wide)
        self._paragraph()

    def _facts(self, facts: Facts) -> None:
        grid = word_parts.grid(self._document(), 2, (30, 70), "Facts", self._wide)
        for index, fact in enumerate(facts.rows):
            row = grid.rows[0] if index == 0 else word_parts.add_row(grid)
            row.cells[0].paragraphs[0].add_run(clean(fact.label))
            row.cells[1].paragraphs[0].add_run(clean(fact.value)).bold = True
        word_parts.fix_widths(grid, (30, 70), self._wide)
        self._paragraph()

    def _document(self) -> WordDocument:
        if isinstance(self._holder, _Cell):
            raise TypeError("tables of facts stand on the page itself")
        return self._holder

    def _ideas(self, block: Ideas) -> None:
        if block.as_strip:
            self._strip(block.ideas)
            return
        sides = (22.0, 78.0)
        table = word_parts.columns(
            self._holder,
            sides,
            "Each idea beside its picture",
            self._wide,
            lines="insideH",
            right_to_left=self._tongue.right_to_left,
        )
        for number, idea in enumerate(block.ideas):
            row = table.rows[0] if number == 0 else word_parts.add_row(table)
            word_parts.keep_whole(row)
            word_parts.at_least(row, ROW)
            for cell in row.cells:
                word_parts.middle(cell)
            if idea.picture:
                word_parts.picture(row.cells[0].paragraphs[0], idea.picture, PICTURE)
            self._within(row.cells[1], self._wide * 0.78).idea(idea)
        word_parts.fix_widths(table, sides, self._wide)
        self._paragraph()

    def idea(self, idea: Idea) -> None:
        """Add the words of one idea, a line each, below its heading."""
        if idea.heading:
            heading = self.words((Run(idea.heading),), "Heading 1")
            heading.paragraph_format.space_before = 0
        if idea.is_said:
            self.words((Run(said(" ".join(idea.lines))),), "Quote")
        else:
            self.words((Run("\n".join(idea.lines)),))

    def _strip(self, ideas: tuple[Idea, ...]) -> None:
        every = "top left bottom right insideH insideV"
        turned = self._tongue.right_to_left
        table = word_parts.columns(
            self._holder, (1, 1), "A strip of pictures", self._wide, lines=every, right_to_left=turned
        )
        for start in range(0, len(ideas), 2):
            row = table.rows[0] if start == 0 else word_parts.add_row(table)
            word_parts.keep_whole(row)
            for cell, idea in zip(row.cells, ideas[start : start + 2], strict=False):
                writer = self._within(cell, self._wide / 2)
                if idea.picture:
                    shown = writer._paragraph()
                    shown.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    word_parts.picture(shown, idea.picture, STRIP_PICTURE)
                writer.idea(idea)
        word_parts.fix_widths(table, (1, 1), self._wide)
        self._paragraph()

    def _in_language(self, block: InLanguage) -> None:
        with self._speaking(Tongue(block.language, block.right_to_left)):
            for number, one in enumerate(block.blocks):
                before = len(self._document().paragraphs)
                self.add(one)
                if number == 0:
                    self._document().paragraphs[before].paragraph_format.page_break_before = True

    def _beside(self, block: Beside) -> None:
        other = Tongue(block.language, block.right_to_left)
        table = word_parts.columns(self._holder, (1, 1), "English beside its translation", self._wide)
        for number, row in enumerate(block.rows):
            added = table.rows[0] if number == 0 else word_parts.add_row(table)
            word_parts.keep_whole(added)
            for cell, one, tongue in zip(added.cells, row, (self._tongue, other), strict=True):
                if one is not None:
                    self._within(cell, self._wide / 2, tongue).add(one)
        word_parts.fix_widths(table, (1, 1), self._wide)
        self._paragraph()
