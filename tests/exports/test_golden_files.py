"""The finished files of three papers in every format are the agreed ones: no change passes unseen.

After a change that is meant, write them anew with ``WRITE_GOLDEN=1`` set, and read what is different before it is kept.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from iro_desk.domain.papers import LetterPaper, MonitoringPaper, OutcomesPaper
from iro_desk.domain.sending.edition import Edition
from iro_desk.exports import DOCX, FOLDED, PDF, TEXT, Format, document_of
from iro_desk.exports.document import Document, Ready
from iro_desk.exports.templates.taking import taken
from tests.exports.described import lines_of
from tests.exports.templates.made import county

GOLDEN = Path(__file__).parent / "golden" / "files"
FORMATS = (PDF, DOCX, TEXT)


@pytest.fixture(scope="module")
def template() -> bytes:
    return taken(county(), "County.dotx").content


@pytest.fixture
def papers(
    letter: LetterPaper, outcomes: OutcomesPaper, monitoring: MonitoringPaper, template: bytes
) -> dict[str, tuple[Document, Format]]:
    words = Edition(2, date(2026, 6, 3), "Bev Castle, carer").words
    kinds = {
        "letter": document_of(letter),
        "outcomes": replace(document_of(outcomes), edition=words),
        "monitoring": document_of(monitoring),
    }
    found = {f"{name}.{one.name}": (built, one) for name, built in kinds.items() for one in FORMATS}
    found["letter.fold"] = (kinds["letter"], FOLDED)
    found["outcomes on a template.docx"] = (replace(kinds["outcomes"], template=template), DOCX)
    return found


def test_each_file_is_the_agreed_one(papers: dict[str, tuple[Document, Format]]):
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
    different = []
    for name, (built, format_) in papers.items():
        lines = lines_of(format_.write(Ready(built)))
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("WRITE_GOLDEN"):
            path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        kept = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        different += [(name, old, new) for old, new in zip(kept, lines, strict=False) if old != new][:3]
        if len(kept) != len(lines):
            different.append((name, f"{len(kept)} lines", f"{len(lines)} lines"))
    assert different == []


def test_there_is_one_for_each_and_none_that_nothing_is_compared_with(
    papers: dict[str, tuple[Document, Format]],
):
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == sorted(papers)
