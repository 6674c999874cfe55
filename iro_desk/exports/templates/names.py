"""The names Word gives to what may stand in a template, to what is taken out of it, and to what is opened up."""

from __future__ import annotations

from typing import Final

SPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "v": "urn:schemas-microsoft-com:vml",
    "w10": "urn:schemas-microsoft-com:office:word",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
"""What is understood; an element or an attribute of anybody else's is taken out."""
XML: Final = "http://www.w3.org/XML/1998/namespace"
NEWER: Final = frozenset({"wps", "wpg", "wpc", "w14", "w15", "wp14", "a14"})
"""The kinds of drawing that today's Word and LibreOffice read without an older form beside them."""


def named(name: str) -> str:
    """A name such as "w:p" as it stands in a tree."""
    prefix, _, rest = name.partition(":")
    return f"{{{SPACES[prefix]}}}{rest}"


def names(prefix: str, words: str) -> frozenset[str]:
    """Several names of one kind."""
    return frozenset(named(f"{prefix}:{word}") for word in words.split())


TRACKED_OUT: Final = names("w", "del moveFrom")
TRACKED_IN: Final = names("w", "ins moveTo")
TRACKED_MARKS: Final = names(
    "w",
    "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange numberingChange "
    "cellIns cellDel cellMerge moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
    "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd",
)
COMMENTED: Final = names("w", "commentRangeStart commentRangeEnd commentReference annotationRef")
EMBEDDED: Final = names("w", "object control altChunk subDoc movie") | names(
    "a", "audioFile videoFile wavAudioFile"
)
NOTED: Final = names(
    "w", "footnoteReference endnoteReference footnoteRef endnoteRef footnotePr endnotePr separator"
)
UNSAID: Final = names(
    "w",
    "proofErr bookmarkStart bookmarkEnd permStart permEnd lastRenderedPageBreak rsid rsids printerSettings paperSrc "
    "formProt numPicBullet lvlPicBulletId sdtPr sdtEndPr smartTagPr customXmlPr webHidden specVanish",
) | names("a", "extLst hlinkMouseOver snd")
"""What is taken out without a word, as it stands for nothing on a page."""
OPENED_UP: Final = names("w", "smartTag customXml sdtContent")
PAGE_NUMBERS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
"""The only fields that stay: each is a number of the page it stands on."""
SHOWN_FIELDS: Final = frozenset({"HYPERLINK", "REF", "PAGEREF", "NOTEREF", "QUOTE", "SYMBOL"})
"""Fields that go, but whose words were typed and stay."""
KEPT_SETTINGS: Final = names(
    "w",
    "evenAndOddHeaders mirrorMargins gutterAtTop bordersDoNotSurroundHeader bordersDoNotSurroundFooter "
    "defaultTabStop autoHyphenation characterSpacingControl themeFontLang clrSchemeMapping decimalSymbol "
    "listSeparator compat",
)
