"""Puts on a document what the authority and its version call for, before any file is made of it.

A file is written of a ``Ready`` document only, and only this module makes one: no paper can leave without its marking,
and nothing for a child can leave with one.
"""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from iro_desk.domain.sending.edition import Edition
from iro_desk.exports.document import Block, Document, Heading, Paragraph, Readers, Ready, Run
from iro_desk.services import settings, word_template


def ready(session: Session, document: Document, edition: Edition | None = None) -> Ready:
    """The document with the marking and the template that are set, and its version below its title and at its foot.

    Args:
        edition: which version it is and for whom; None for a paper of which there is but one.
    """
    if document.readers is Readers.ADULTS:
        document = replace(document, marking=settings.marking(session))
    if document.readers is not Readers.CHILD:
        document = replace(document, template=word_template.content(session))
    if edition is not None:
        blocks = _with_edition(document.blocks, edition.words)
        document = replace(document, edition=edition.words, blocks=blocks)
    return Ready(document)


def ready_for_anyone(document: Document) -> Ready:
    """A document with nobody in it, such as cards to point at, as it stands.

    Raises:
        ValueError: it is one for adults, which needs its marking.
    """
    if document.readers is Readers.ADULTS:
        raise ValueError("a paper for adults is made ready with the marking that is set")
    return Ready(document)


def _with_edition(blocks: tuple[Block, ...], words: str) -> tuple[Block, ...]:
    """The version below the title, or first where there is none."""
    after = 1 if blocks and isinstance(blocks[0], Heading) else 0
    return (*blocks[:after], Paragraph((Run(words, bold=True),)), *blocks[after:])
