"""Puts the tags, language, title and conformance statement into the PDF itself (ISO 14289-1)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDate,
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFPage,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from iro_desk.exports.formats.pdf.marks import Tag

PRODUCER = "IRO Desk"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>{keywords}<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages say which tags they hold."""

    def _setAnnotations(self, page: PDFPage) -> None:
        super()._setAnnotations(page)
        # reportlab drops any key it does not list, so this page lists two more.
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.getPageNumber() - 1
        page.Tabs = PDFName("S")


class _Properties(PDFInfo):  # type: ignore[misc]
    """The properties a reader shows: the type of document and its marking, and nothing about anyone."""

    def format(self, document: object) -> bytes:
        kept = {"Title": PDFString(self.title), "Producer": PDFString(PRODUCER)}
        if self.keywords:
            kept["Keywords"] = PDFString(self.keywords)
        kept["CreationDate"] = PDFDate(ts=document._timeStamp)  # type: ignore[attr-defined]
        return bytes(PDFDictionary(kept).format(document))


class Node(PDFDictionary):  # type: ignore[misc]
    """A dictionary that others refer to instead of holding."""

    __RefOnly__ = 1


def add_properties(canvas: Canvas, title: str, language: str, marking: str) -> None:
    """Set title, language, marking and the statement that this is PDF/UA-1."""
    properties = _Properties()
    properties.title, properties.keywords = title, marking
    canvas._doc.info = properties
    canvas.setViewerPreference("DisplayDocTitle", "true")
    keywords = f"<pdf:Keywords>{escape(marking)}</pdf:Keywords>" if marking else ""
    packet = _XMP.format(title=escape(title), language=escape(language), producer=PRODUCER, keywords=keywords)
    metadata = PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
        packet.encode(),
        filters=[],
    )
    canvas._doc.Catalog.Metadata = metadata
    canvas._doc.Catalog.MarkInfo = Node({"Marked": "true"})


def add_tags(canvas: Canvas, root: Tag, sheets: int) -> None:
    """Write the tree of tags and, for each page, which tag owns each piece of marked content."""
    owners: list[dict[int, object]] = [{} for _ in range(sheets)]
    top = Node({"Type": PDFName("StructTreeRoot")})
    top_reference = canvas._doc.Reference(top)
    top.dict["K"] = PDFArray([_element(canvas, root, top_reference, owners)])
    numbers: list[object] = []
    for index, owned in enumerate(owners):
        numbers += [index, PDFArray([owned[mark] for mark in sorted(owned)])]
    top.dict["ParentTree"] = canvas._doc.Reference(Node({"Nums": PDFArray(numbers)}))
    top.dict["ParentTreeNextKey"] = sheets
    canvas._doc.Catalog.StructTreeRoot = top


def _element(canvas: Canvas, tag: Tag, parent: object, owners: list[dict[int, object]]) -> object:
    node = Node({"Type": PDFName("StructElem"), "S": PDFName(tag.kind), "P": parent})
    reference = canvas._doc.Reference(node)
    kids = [_element(canvas, kid, reference, owners) for kid in tag.kids]
    for sheet, mark in tag.places:
        owners[sheet][mark] = reference
        page = canvas._doc.Reference(canvas._doc.Pages.pages[sheet])
        kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": mark}))
    node.dict["K"] = PDFArray(kids)
    if tag.attributes:
        attributes: dict[str, object] = {name: _value(value) for name, value in tag.attributes.items()}
        if tag.box:
            attributes["BBox"] = PDFArray([round(one, 2) for one in tag.box])
        node.dict["A"] = PDFDictionary(attributes)
    if tag.alternative:
        node.dict["Alt"] = PDFString(tag.alternative)
    if tag.language:
        node.dict["Lang"] = PDFString(tag.language)
    return reference


def _value(value: str) -> object:
    return PDFName(value[1:]) if value.startswith("/") else PDFString(value)
