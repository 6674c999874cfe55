"""One sealed file of finished papers for business support, and the page beside it that says how it is opened (S54).

The same papers, words and day always give the same bytes, so that a bundle that was broken off is placed again as
the very same file. What a part is sealed with depends on what is in it: no two contents share it.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from html import escape
from string import Template
from typing import Final

from iro_desk.domain import receipts
from iro_desk.domain.bundles import ToBundle, bundle_name, receipt_name
from iro_desk.domain.wording import counted, dated
from iro_desk.exports.protecting.sealed_zip import Inside, seal
from iro_desk.paths import resource

CONTENTS: Final = "contents.html"
SUMS: Final = "SHA256SUMS.txt"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Two files that lie beside each other: the sealed one, and the page in clear."""

    file_name: str
    content: bytes
    page_name: str
    page: bytes
    sha256: str


def pack(wanted: ToBundle) -> Bundle:
    """Seal the papers with a list of contents, their SHA-256 and a receipt to fill in."""
    files = tuple(Inside(one.file_name, one.content) for one in wanted.papers)
    receipt = receipts.blank(wanted.reference, wanted.code).replace("\n", "\r\n").encode("utf-8")
    files += (
        Inside(CONTENTS, _contents(wanted)),
        Inside(receipt_name(wanted.reference), receipt),
    )
    content = seal((*files, Inside(SUMS, _sums(files))), wanted.words, _Salts(wanted, files), wanted.made_on)
    name = bundle_name(wanted.reference, wanted.made_on)
    sha256 = hashlib.sha256(content).hexdigest()
    page = _page(
        "how_to_open",
        bundle=name,
        count=_count(wanted),
        sha256=sha256,
        receipt=receipt_name(wanted.reference),
    )
    return Bundle(name, content, f"IRO-{wanted.reference}-how-to-open.html", page, sha256)


class _Salts:
    """Hands out unguessable bytes that are the same for the same bundle, and others for any other."""

    def __init__(self, wanted: ToBundle, files: tuple[Inside, ...]) -> None:
        whole = hashlib.sha256(b"".join(hashlib.sha256(one.content).digest() for one in files))
        key = f"{wanted.reference} {wanted.code} {wanted.words}".encode()
        self._seed = hmac.new(key, whole.digest(), "sha256").digest()
        self._number = 0

    def __call__(self, length: int) -> bytes:
        self._number += 1
        return hmac.new(self._seed, self._number.to_bytes(4, "big"), "sha256").digest()[:length]


def _contents(wanted: ToBundle) -> bytes:
    rows = "\n".join(
        f"<tr><td>{number}</td><td>{escape(one.paper)}</td><td>{escape(one.about)}</td>"
        f"<td>{escape(one.goes_to)}</td><td><code>{escape(one.file_name)}</code></td><td></td></tr>"
        for number, one in enumerate(wanted.papers, 1)
    )
    return _page(
        "contents", reference=wanted.reference, day=dated(wanted.made_on), count=_count(wanted), rows=rows,
        receipt=receipt_name(wanted.reference),
    )  # fmt: skip


def _sums(files: tuple[Inside, ...]) -> bytes:
    lines = (f"{hashlib.sha256(one.content).hexdigest()} *{one.name}\n" for one in files)
    return "".join(lines).encode("utf-8")


def _count(wanted: ToBundle) -> str:
    return counted(len(wanted.papers), "paper")


def _page(name: str, **values: str) -> bytes:
    return Template(resource(f"bundle/{name}.html").read_text("utf-8")).substitute(values).encode("utf-8")
