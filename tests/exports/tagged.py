"""A PDF file as a screen reader meets it: its elements in reading order, and what no element owns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

PAINTING = frozenset(
    (b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh")
)


@dataclass
class Element:
    """One element of the structure."""

    kind: str
    alternative: str = ""
    language: str = ""
    has_box: bool = False
    kids: list[Element] = field(default_factory=list)

    def all(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()


class Tagged:
    """One file: ``marked`` and ``owned`` are pairs of a page and the number of marked content on it."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content))
        self.root: Any = self.reader.trailer["/Root"]
        self.marked: set[tuple[int, int]] = set()
        self.owned: set[tuple[int, int]] = set()
        self.unmarked: list[bytes] = []
        for number, page in enumerate(self.reader.pages):
            self._read(number, page)
        places = {page.indirect_reference.idnum: number for number, page in enumerate(self.reader.pages)}
        (top,) = self.root["/StructTreeRoot"]["/K"]
        self.document = self._element(top.get_object(), places)

    def _read(self, number: int, page: Any) -> None:
        depth = 0
        for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
            if operator in (b"BDC", b"BMC"):
                depth += 1
                if operator == b"BDC" and "/MCID" in operands[1]:
                    self.marked.add((number, int(operands[1]["/MCID"])))
            elif operator == b"EMC":
                depth -= 1
            elif operator in PAINTING and not depth:
                self.unmarked.append(operator)
        assert depth == 0

    def _element(self, node: Any, places: dict[int, int]) -> Element:
        attributes = node.get("/A", {})
        made = Element(
            node["/S"][1:], str(node.get("/Alt", "")), str(node.get("/Lang", "")), "/BBox" in attributes
        )
        for kid in node.get("/K", []):
            inner = kid.get_object()
            if inner.get("/Type") == "/MCR":
                self.owned.add((places[inner.raw_get("/Pg").idnum], int(inner["/MCID"])))
            else:
                made.kids.append(self._element(inner, places))
        return made
