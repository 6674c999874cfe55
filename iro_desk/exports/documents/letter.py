"""The letter to a child: a band with the greeting, their own words, numbered promises, their rights.

It carries no protective marking (local good practice: markings go on exports, not on a child's letter).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from iro_desk.domain.letters.forms import FormKind, LetterFold, LetterTranslation
from iro_desk.domain.papers import LetterBlock, LetterPaper
from iro_desk.exports import looks
from iro_desk.exports.days import long_day
from iro_desk.exports.document import Banner, Beside, Block, Closing, Document, Heading, InLanguage, Readers
from iro_desk.exports.documents import frame, letter_parts
from iro_desk.exports.pictures import CREDIT, image_of

TITLE = "Letter from your reviewing officer"
# Forms whose words are too large, or whose rows are too full, for two languages side by side.
_OWN_PAGES: Final = frozenset({FormKind.LARGE_PRINT, FormKind.EASY_READ, FormKind.STRIP})


def build(paper: LetterPaper, theme: str = "") -> Document:
    """The letter as a tree.

    Args:
        theme: overrules the colour the child chose; empty takes theirs, or the usual one for the voice.
    """
    look = looks.letter(paper.voice, theme or paper.theme or "", paper.form)
    other = paper.translation
    is_beside = other is not None and stands_beside(paper)
    blocks: list[Block] = [_banner(paper, other if is_beside else None)]
    if other is not None and is_beside:
        blocks.append(Beside(other.language, other.right_to_left, _rows(paper, other)))
        look = replace(look, one_page=False)
    else:
        blocks.extend(_whole(paper))
    if other is not None and not is_beside:
        greeting = Heading(1, other.greeting)
        blocks.append(
            InLanguage(other.language, other.right_to_left, (greeting, *_whole(_translated(paper, other))))
        )
        look = replace(look, one_page=False)
    return Document(TITLE, tuple(blocks), look, readers=Readers.CHILD, note=_note(paper))


def stands_beside(paper: LetterPaper) -> bool:
    """Whether a translation stands beside the English; otherwise it follows on pages of its own."""
    return paper.form.kind not in _OWN_PAGES and paper.form.fold is LetterFold.A4


def _whole(paper: LetterPaper) -> list[Block]:
    """Every block below the head, in one language."""
    closing = _closing(paper)
    if paper.form.has_pictures:
        return [letter_parts.ideas_of(paper), closing]
    before = [block for block in paper.blocks if block.slot not in letter_parts.RIGHTS]
    rights = [block for block in paper.blocks if block.slot in letter_parts.RIGHTS]
    parts = [one for block in before for one in letter_parts.of_block(block)]
    return [*parts, closing, *(letter_parts.panel(block) for block in rights)]


def _translated(paper: LetterPaper, other: LetterTranslation) -> LetterPaper:
    """The letter with the other language's words; a part that was not translated is left out."""
    blocks: list[LetterBlock] = []
    for block in paper.blocks:
        part = other.part(block.slot)
        if part is None:
            continue
        same = letter_parts.same_number_of_ideas(block, part)
        blocks.append(LetterBlock(block.slot, part.heading, part.lines, block.pictures if same else ()))
    return replace(paper, blocks=tuple(blocks), sign_off=other.sign_off)


def _rows(paper: LetterPaper, other: LetterTranslation) -> tuple[tuple[Block | None, Block | None], ...]:
    """Paragraph beside paragraph: parts as in English, and the rights last on both sides."""
    translated = {block.slot: block for block in _translated(paper, other).blocks}
    rows: list[tuple[Block | None, Block | None]] = []
    last: list[tuple[Block | None, Block | None]] = []
    for block in paper.blocks:
        beside = translated.get(block.slot)
        if block.slot in letter_parts.RIGHTS:
            last.append((letter_parts.panel(block), letter_parts.panel(beside) if beside else None))
        else:
            rows.extend(letter_parts.side_by_side(block, beside))
    closing = _closing(paper)
    rows.append((closing, replace(closing, words=other.sign_off, signature=None)))
    return (*rows, *last)


def _banner(paper: LetterPaper, beside: LetterTranslation | None) -> Banner:
    head, is_plain = paper.letterhead, paper.form.kind is FormKind.DIGNIFIED
    return Banner(
        greeting=paper.greeting,
        dated=long_day(paper.dated_on),
        sender=f"From {paper.officer}",
        lines=letter_parts.spoken_lines(paper.officer_contact),
        initials=letter_parts.initials(paper.officer),
        photo=image_of(head.photo) if head.photo and not is_plain else None,
        logo=image_of(head.logo) if head.logo else None,
        greeting_too=InLanguage(beside.language, beside.right_to_left, (Heading(1, beside.greeting),))
        if beside
        else None,
    )


def _closing(paper: LetterPaper) -> Closing:
    first_name = paper.officer.split()[0] if paper.officer.split() else ""
    has_name = bool(first_name) and first_name in paper.sign_off
    signature = paper.letterhead.signature
    return Closing(
        paper.sign_off, "" if has_name else paper.officer, image_of(signature) if signature else None
    )


def _note(paper: LetterPaper) -> str:
    """What stands small at the foot: that it is invented, whose letter it is, and who made what is not ours."""
    translated_by = paper.translation.translated_by if paper.translation else ""
    has_openmoji = paper.form.has_pictures and any(
        picture and picture.code_point for block in paper.blocks for picture in block.pictures
    )
    says_more = bool(translated_by) or has_openmoji
    authority = f"{paper.authority}." if paper.authority and says_more else paper.authority
    parts = (
        frame.note(is_demonstration=paper.is_demonstration),
        authority,
        f"Translated by {translated_by}." if translated_by else "",
        f"{CREDIT}." if has_openmoji else "",
    )
    return " ".join(part for part in parts if part)
