"""Sets a document on the authority's own Word template: our words at their place, our edges beside its own."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Length

from iro_desk.exports.document import Document
from iro_desk.exports.formats import word_parts
from iro_desk.exports.formats.word_blocks import Writer
from iro_desk.exports.glyphs import clean
from iro_desk.exports.templates.taking import is_mark
from iro_desk.exports.templates.trees import drop, words_of

_NARROWEST: Final = 60.0
"""Millimetres; a table is never set in less, whatever margins a template has."""


def filled(template: bytes, document: Document) -> WordDocument:
    """The template with a document on it, in the template's styles and on its sheet.

    Args:
        template: as :mod:`iro_desk.exports.templates` made it, clean and with every style.
    """
    word: WordDocument = docx.Document(BytesIO(template))
    word_parts.set_properties(word, document)
    body = word.element.body
    before = list(body)
    place = next((one for one in before if one.tag == qn("w:p") and is_mark(words_of(one))), None)
    writer = Writer(word, document.look, wide=_wide(_section_of(word, place)))
    for block in document.blocks:
        writer.add(block)
    if place is not None:
        held = set(before)
        for added in [one for one in body if one not in held]:
            place.addprevious(added)
        _empty(place)
    _set_edges(word, document)
    return word


def _empty(place: Any) -> None:
    """Take the mark away; where its paragraph also ends a section, only its words."""
    if place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        drop(place)
        return
    for run in place.findall(qn("w:r")):
        drop(run)


def _section_of(word: WordDocument, place: Any) -> Section:
    """The section our words stand in: that of the mark, or the last."""
    sections = list(word.sections)
    if place is None:
        return sections[-1]
    ends = place.getparent().findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}")
    body = list(place.getparent())
    above = [one for one in ends if body.index(one.getparent().getparent()) < body.index(place)]
    return sections[min(len(above), len(sections) - 1)]


def _wide(section: Section) -> float:
    """Millimetres from side to side of a section's words; of one column, where there are several."""
    width = _mm(section.page_width, 210) - _mm(section.left_margin, 25) - _mm(section.right_margin, 25)
    columns = section._sectPr.find(qn("w:cols"))
    count = int(columns.get(qn("w:num"), "1")) if columns is not None else 1
    return max(_NARROWEST, width - _mm(section.gutter, 0) if count < 2 else width / count - 6)


def _mm(length: Length | None, usual: float) -> float:
    return usual if length is None else float(length.mm)


def _set_edges(word: WordDocument, document: Document) -> None:
    """The marking above every page and below it, and the version, the note and the page numbers below."""
    for number, section in enumerate(word.sections):
        for edge in _edges(word, section):
            if number and edge.is_linked_to_previous:
                continue
            if isinstance(edge, _Header):
                _set_head(edge, document)
            else:
                _set_foot(edge, document)


def _edges(word: WordDocument, section: Section) -> Iterator[_Header | _Footer]:
    yield from (section.header, section.footer)
    if section.different_first_page_header_footer:
        yield from (section.first_page_header, section.first_page_footer)
    if word.settings.odd_and_even_pages_header_footer:
        yield from (section.even_page_header, section.even_page_footer)


def _set_head(head: _Header, document: Document) -> None:
    if not document.marking or _says(head, document.marking):
        return
    first = head.paragraphs[0] if head.paragraphs else head.add_paragraph()
    is_bare = len(head._element) == 1 and not words_of(head._element) and not len(first._p.findall(qn("w:r")))
    marked = first if is_bare else head.add_paragraph(style="Header")
    word_parts.mark(marked, document)
    head._element.insert(0, marked._p)


def _set_foot(foot: _Footer, document: Document) -> None:
    numbers = _numbers_pages(foot)
    if document.edition:
        foot.add_paragraph(style="Footer").add_run(clean(document.edition)).bold = True
    if document.note or not numbers:
        line = foot.add_paragraph(style="Footer")
        line.add_run(f"{clean(document.note)}   " if document.note else "").bold = True
        if not numbers:
            word_parts.number_pages(line)
    if document.marking and not _says(foot, document.marking):
        word_parts.mark(foot.add_paragraph(style="Footer"), document)


def _says(edge: _Header | _Footer, words: str) -> bool:
    return words.casefold() in words_of(edge._element).casefold()


def _numbers_pages(foot: _Footer) -> bool:
    simple = [one.get(qn("w:instr"), "") for one in foot._element.iter(qn("w:fldSimple"))]
    long = [one.text or "" for one in foot._element.iter(qn("w:instrText"))]
    return any(one.split()[:1] == ["PAGE"] for one in (*simple, *long))
