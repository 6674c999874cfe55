"""The authority's own Word template, made clean, and what was taken from it."""

from __future__ import annotations

from sqlmodel import Field

from iro_desk.records.base import Record


class WordTemplate(Record, table=True):
    """The one template every Word file for adults is set on; there is one row, or none.

    Args:
        name: the file's own name, so that she knows it again.
        content: a Word file with nothing in it that could run, reach out or say who made it.
        sheet: its sheet and margins, in words.
        head: the words at the top of its pages.
        foot: the words at the foot of its pages.
        body: the words that stand on the page itself, before ours.
        styles: the names of the styles found in it, a line each.
        lent: those it lacks, for which our own are used, a line each.
        left_out: what was in the file and is not in ``content``, a line each.
    """

    __tablename__ = "word_template"

    name: str = Field(max_length=200)
    content: bytes
    sheet: str = ""
    head: str = ""
    foot: str = ""
    body: str = ""
    styles: str = ""
    lent: str = ""
    left_out: str = ""
