"""Every word of a document in reading order: what the leak check and the glyph check read."""

from __future__ import annotations

from iro_desk.exports.document import (
    Answering,
    Banner,
    Beside,
    Block,
    Bullets,
    Closing,
    Document,
    Facts,
    Heading,
    Idea,
    Ideas,
    Image,
    InLanguage,
    Panel,
    Paragraph,
    Promises,
    Quotation,
    Rule,
    Table,
    said,
)


def text_of(document: Document) -> str:
    """Every word of a document, a line each, in reading order; a picture's words are its description."""
    return "\n".join(_all_lines(document, with_alternatives=True))


def printed_text_of(document: Document) -> str:
    """Every word that is printed, a line each; descriptions of pictures are not."""
    return "\n".join(_all_lines(document, with_alternatives=False))


def _all_lines(document: Document, *, with_alternatives: bool) -> list[str]:
    lines = [document.marking] if document.marking else []
    for block in document.blocks:
        if with_alternatives:
            lines.extend(image.alternative for image in images_of(block))
        lines.extend(lines_of(block))
    return [*lines, *(line for line in (document.edition, document.note) if line)]


def images_of(block: Block) -> list[Image]:
    """The pictures of a block that say something, in order."""
    match block:
        case Banner(logo=logo, photo=photo):
            found = [logo, photo]
        case Closing(signature=signature):
            found = [signature]
        case Ideas(ideas):
            found = [idea.picture for idea in ideas]
        case InLanguage(blocks=blocks):
            found = [image for one in blocks for image in images_of(one)]
        case Beside(rows=rows):
            found = [image for row in rows for one in row if one for image in images_of(one)]
        case _:
            found = []
    return [image for image in found if image is not None]


def lines_of(block: Block) -> list[str]:  # noqa: C901 - one arm for each kind of block
    """Every printed word of one block, a line each."""
    match block:
        case Heading(_, text):
            return [text]
        case Paragraph(runs):
            return ["".join(run.text for run in runs)]
        case Bullets(items):
            return list(items)
        case Promises(promises):
            return [line for promise in promises for line in (promise.what, promise.detail) if line]
        case Quotation(lines):
            return [said(line) for line in lines]
        case Table(_, headers, rows):
            return [*headers, *(cell for row in rows for cell in row)]
        case Facts(rows=facts):
            return [line for fact in facts for line in (fact.label, fact.value)]
        case Banner():
            too = lines_of(block.greeting_too) if block.greeting_too else []
            return [block.greeting, *too, block.dated, block.sender, *block.lines]
        case Panel(lead, lines):
            return [lead, *lines] if lead else list(lines)
        case Closing(words, name):
            return [words, name] if name else [words]
        case Answering(choices):
            return list(choices)
        case Rule():
            return []
        case Ideas(ideas):
            return [line for idea in ideas for line in _idea(idea)]
        case InLanguage(blocks=blocks):
            return [line for one in blocks for line in lines_of(one)]
        case Beside(rows=pairs):
            return [line for side in (0, 1) for pair in pairs for line in _side(pair[side])]


def _side(block: Block | None) -> list[str]:
    return lines_of(block) if block else []


def _idea(idea: Idea) -> list[str]:
    words = [said(" ".join(idea.lines))] if idea.is_said else list(idea.lines)
    return [idea.heading, *words] if idea.heading else words
