"""Says what was in a template and was left out of it, a sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from defusedxml.ElementTree import fromstring

from iro_desk.domain.wording import counted as numbered
from iro_desk.exports.templates.cleaning import HIDDEN, NOTE, OBJECT, PICTURE, TRACKED, WAITING
from iro_desk.exports.templates.fields import FIELD, LINK
from iro_desk.exports.templates.package import Package

MACROS: Final = "Macros: small programs that could run on the reader’s computer."
OUTWARD: Final = "What points out of the file: {count}. Nothing in a paper reaches another computer."
TEMPLATE: Final = "The link to another template."
AUTHOR: Final = "Who made it: author, company and the file’s other properties."
CUSTOM: Final = "Hidden data of other programs."
TYPEFACES: Final = "Typefaces inside the file; the reader’s computer uses its own."
_OF_PAGES: Final = {
    LINK: ("1 link: its words stay.", "{n} links: their words stay."),
    FIELD: (
        "1 field that fills itself in. Only page numbers do.",
        "{n} fields that fill themselves in. Only page numbers do.",
    ),
    TRACKED: (
        "1 tracked change: it stands as if accepted.",
        "{n} tracked changes: they stand as if accepted.",
    ),
    OBJECT: ("1 embedded file.", "{n} embedded files."),
    HIDDEN: ("Hidden words, in 1 place.", "Hidden words, in {n} places."),
    WAITING: ("1 box that waits to be filled in.", "{n} boxes that wait to be filled in."),
    NOTE: ("1 footnote.", "{n} footnotes."),
    PICTURE: (
        "1 picture or drawing that cannot be drawn afresh. PNG and JPEG can.",
        "{n} pictures or drawings that cannot be drawn afresh. PNG and JPEG can.",
    ),
}
"""By what was taken out of a page: the sentence for one, and for several."""
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLAIN_PROPERTIES: Final = frozenset(
    ("revision", "created", "modified", "Application", "AppVersion", "DocSecurity", "Pages", "Words", "Characters",
     "Lines", "Paragraphs", "CharactersWithSpaces", "TotalTime", "Template", "ScaleCrop", "LinksUpToDate",
     "SharedDoc", "HyperlinksChanged")
)  # fmt: skip


def left_out_words(package: Package, counted: Counter[str]) -> tuple[str, ...]:
    """What was left out, the most telling first; empty when the file held nothing but a page.

    Args:
        counted: what was taken out of its parts, by kind.
    """
    return tuple(dict.fromkeys((*_of_parts(package), *_of_pages(package, counted))))


def _of_parts(package: Package) -> Iterator[str]:
    names = [name.casefold() for name in package.parts]
    if any("vbaproject" in name or "vbadata" in name for name in names):
        yield MACROS
    every = [link for part in package.parts for link in package.links(part)]
    if any(link.kind == "attachedTemplate" for link in every):
        yield TEMPLATE
    outside = [link for link in every if not link.part and link.kind not in ("attachedTemplate", "hyperlink")]
    if outside:
        yield OUTWARD.format(count=len(outside))
    comments = sum(_comments(package.parts[name]) for name in package.parts if name.endswith("comments.xml"))
    if comments:
        yield f"{numbered(comments, 'comment')}."
    about = {name: part for name, part in package.parts.items() if name.casefold().startswith("docprops/")}
    if any(_says_who(name, part) for name, part in about.items()):
        yield AUTHOR
    if any(name.startswith("customxml/") for name in names):
        yield CUSTOM
    if any(name.startswith("word/fonts/") for name in names):
        yield TYPEFACES


def _of_pages(package: Package, counted: Counter[str]) -> Iterator[str]:
    inner = sum("/embeddings/" in name or "/activex/" in name.casefold() for name in package.parts)
    counted = Counter(counted)
    counted[OBJECT] = max(counted[OBJECT], inner)
    for kind, (one, several) in _OF_PAGES.items():
        if counted[kind]:
            yield one if counted[kind] == 1 else several.format(n=counted[kind])


def _comments(part: bytes) -> int:
    return len(fromstring(part).findall(f"{_WORD}comment"))


def _says_who(name: str, part: bytes) -> bool:
    """Whether a part of the properties holds more than counts and times."""
    if not name.endswith(".xml"):
        return True
    return any(
        (one.text or "").strip() and one.tag.rpartition("}")[2] not in _PLAIN_PROPERTIES
        for one in fromstring(part).iter()
    )
