"""A PDF under a password opens with its words and no others, and is the same paper inside (S54)."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from iro_desk.domain.papers import OutcomesPaper
from iro_desk.errors import Refusal
from iro_desk.exports import PDF, document_of
from iro_desk.exports.protecting import password_pdf
from iro_desk.exports.reading_back import passages
from tests.exports.protecting.others import program, ran
from tests.exports.tagged import Tagged

WORDS = "otter candle brave thimble north"


@pytest.fixture(scope="module")
def paper() -> bytes:
    """A finished PDF of one paper, made once."""
    from tests.exports.conftest import outcomes

    made: OutcomesPaper = outcomes.__wrapped__()
    return PDF.write(document_of(made))


@pytest.fixture(scope="module")
def sealed(paper: bytes) -> bytes:
    return password_pdf.seal(paper, WORDS)


def test_it_is_of_the_strongest_kind_and_no_other_words_open_it(sealed: bytes) -> None:
    """S54: AES-256 of revision 6, the file's own properties sealed too."""
    with pikepdf.open(BytesIO(sealed), password=WORDS) as pdf:
        assert (pdf.encryption.R, pdf.encryption.V, pdf.encryption.bits) == (6, 5, 256)
        assert str(pdf.encryption.stream_method).endswith("aesv3")
        assert pdf.allow.accessibility and pdf.allow.print_highres
    for wrong in ("", "otter candle brave thimble", WORDS.upper(), WORDS.replace(" ", "")):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(sealed), password=wrong)
    for told in (b"Thornbury", b"Maya", b"<x:xmpmeta", b"Outcomes of"):
        assert told not in sealed


def test_what_is_inside_is_the_paper_with_its_tags_language_and_clean_properties(
    paper: bytes, sealed: bytes
) -> None:
    """S54, S46, U44: nothing is lost to somebody who hears it, and nothing told of who made it."""
    inside = password_pdf.opened(sealed, WORDS)
    assert Counter(passages(inside)) == Counter(passages(paper))
    before, after = Tagged(paper), Tagged(inside)
    kinds = [[one.kind for one in found.document.all()] for found in (before, after)]
    assert kinds[0] == kinds[1] and before.owned == after.owned and not after.unmarked
    assert after.root["/Lang"] == before.root["/Lang"] and after.root["/MarkInfo"]["/Marked"]
    assert dict(after.reader.metadata or {}) == dict(before.reader.metadata or {})


def test_what_is_no_pdf_or_has_a_password_is_refused_in_words(sealed: bytes) -> None:
    """S54: a Word file is never sent in clear in place of a sealed one."""
    for content in (b"PK\x03\x04 a Word file", sealed):
        with pytest.raises(Refusal, match="cannot be put under a password"):
            password_pdf.seal(content, WORDS)
    with pytest.raises(Refusal, match="do not open the file"):
        password_pdf.opened(sealed, "quite other words")


def test_qpdf_opens_it_and_finds_nothing_wrong(sealed: bytes, tmp_path: Path) -> None:
    """S54: another program's word for it."""
    qpdf = program("qpdf")
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    said = ran(qpdf, f"--password={WORDS}", "--show-encryption", path).stdout
    assert "R = 6" in said and "AESv3" in said
    assert ran(qpdf, f"--password={WORDS}", "--check", path).returncode == 0
    assert "invalid password" in ran(qpdf, "--password=wrong", "--check", path).stderr
