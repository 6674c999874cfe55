"""A bundle says inside what goes to whom, and beside it how it is opened, in clear and about nobody (S54, S29)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from iro_desk.domain import receipts
from iro_desk.domain.bundles import BundledPaper, ToBundle, receipt_name
from iro_desk.exports.protecting import bundle
from tests.exports.protecting.others import program, ran

WORDS = "otter candle brave thimble north quilt"
PAPERS = (
    BundledPaper(
        "IRO-AAAA-outcomes-2026-06-11.pdf", b"%PDF- one", "Outcomes", "Maya Thornbury, LK-0417", "Jo <b>"
    ),
    BundledPaper("IRO-BBBB-letter-2026-06-11.pdf", b"%PDF- two", "Letter", "Nate Hale, LK-0418", "Nate Hale"),
)
WANTED = ToBundle("K7F3Q2", "QX7M4TAA", WORDS, date(2026, 6, 11), PAPERS)


def test_the_page_beside_it_says_what_to_do_and_nothing_of_anybody() -> None:
    """S29, S54: no words, no name, no address of a page elsewhere, no script."""
    made = bundle.pack(WANTED)
    page = made.page.decode()
    assert made.file_name in page and made.sha256 in page and "7-Zip" in page and "2 papers" in page
    for told in ("Maya", "Thornbury", "Nate", "LK-0417", "QX7M4TAA", "http", "<script", *WORDS.split()):
        assert told not in page
    assert "$" not in page and made.file_name.startswith("IRO-K7F3Q2-bundle-")
    assert made.sha256 == hashlib.sha256(made.content).hexdigest()


def test_the_same_bundle_is_the_same_file_and_any_other_shares_nothing_with_it() -> None:
    """F43, F44: one that was broken off is placed again as itself; S54: no salt is used for other contents."""
    made = bundle.pack(WANTED)
    assert bundle.pack(WANTED) == made
    others = (
        replace(WANTED, code="ZZZZZZZZ"),
        replace(WANTED, words="other words"),
        replace(WANTED, papers=(replace(PAPERS[0], content=b"%PDF- 0ne"), PAPERS[1])),
    )
    salt = made.content[30 + len(PAPERS[0].file_name) + 11 :][:16]
    assert all(salt not in bundle.pack(one).content for one in others)


def test_a_person_with_7_zip_finds_the_list_the_papers_their_sums_and_the_receipt(tmp_path: Path) -> None:
    """S54: as business support would, without IRO Desk."""
    seven = program("7zz", "7z")
    made = bundle.pack(WANTED)
    path = tmp_path / made.file_name
    path.write_bytes(made.content)
    out = tmp_path / "out"
    assert ran(seven, "x", f"-p{WORDS}", f"-o{out}", path).returncode == 0
    contents = (out / bundle.CONTENTS).read_text("utf-8")
    for one in PAPERS:
        assert (out / one.file_name).read_bytes() == one.content
        assert one.about in contents and one.paper in contents and one.file_name in contents
    assert "Jo &lt;b&gt;" in contents and "<b>" not in contents
    for line in (out / bundle.SUMS).read_text("utf-8").splitlines():
        digest, name = line.split(" *")
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    receipt = receipts.read((out / receipt_name("K7F3Q2")).read_bytes(), date.fromisoformat)
    assert receipt is not None and (receipt.bundle, receipt.code) == ("K7F3Q2", "QX7M4TAA")
