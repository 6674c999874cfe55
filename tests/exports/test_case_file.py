"""The sealed file of a case package opens with its words only, and says plainly what is wrong with it."""

from __future__ import annotations

import hashlib
import json
import random
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from iro_desk.domain.case_package import Case, PackedRow, Promised
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import case_file, filenames
from iro_desk.exports.case_file import MAGIC, Guard
from iro_desk.services.case_package import written
from iro_desk.storage.slots import Cost
from tests.conftest import QUICK

WORDS = "anvil copper lantern otter pebble"
GUARD = Guard(QUICK, QUICK)
CASE = Case(
    package="a" * 32,
    made_at=datetime(2026, 6, 11, 14, 32, tzinfo=UTC),
    sender="Sam Reed",
    child="c" * 32,
    rows=(
        PackedRow("child", "c" * 32, {"preferred_name": "Zorblatt", "born_on": "2015-03-04"}),
        PackedRow("promise", "b" * 32, {"child_id": "c" * 32, "what": "A bench"}),
    ),
    summary=(("Who they are", "Funny and brave"),),
    promises=(Promised("A bench", "Mon 3 Aug 2026"),),
    without_private=True,
)


def fixed(count: int) -> bytes:
    return random.Random(7).randbytes(count)


def sealed(case: Case = CASE) -> bytes:
    return case_file.sealed(case, WORDS, fixed, GUARD)


def resummed(content: bytes) -> bytes:
    """The file with a sum that agrees again, as somebody would write it who wants to deceive."""
    body = content[:-32]
    return body + hashlib.sha256(body).digest()


def with_head(content: bytes, **changed: object) -> bytes:
    start = len(MAGIC) + 4
    length = int.from_bytes(content[len(MAGIC) : start], "big")
    head = {**json.loads(content[start : start + length]), **changed}
    written_head = json.dumps(head, sort_keys=True).encode()
    return resummed(MAGIC + len(written_head).to_bytes(4, "big") + written_head + content[start + length :])


def with_cost(content: bytes, **cost: int) -> bytes:
    start = len(MAGIC) + 4
    length = int.from_bytes(content[len(MAGIC) : start], "big")
    return with_head(content, slot={**json.loads(content[start : start + length])["slot"], **cost})


@pytest.mark.parametrize("typed", [WORDS, WORDS.upper(), f"  {WORDS.replace(' ', '   ')} "])
def test_the_words_open_it_however_they_are_typed(typed: str) -> None:
    """S32: what is in it comes out the same."""
    assert case_file.opened(sealed(), typed, GUARD) == CASE


def test_the_file_holds_neither_the_words_nor_a_name() -> None:
    """S32, S29: not in the content, and not in the file's name."""
    content = sealed()
    assert not [word for word in (*WORDS.split(), "Zorblatt", "Reed", "bench") if word.encode() in content]
    assert filenames.package_name("K7F3", date(2026, 6, 11)) == "IRO-K7F3-package-2026-06-11.case"
    with pytest.raises(ValueError, match="reference"):
        filenames.package_name("Zorblatt", date(2026, 6, 11))


@pytest.mark.parametrize("other", ["anvil copper lantern otter", "pebble otter lantern copper anvil", ""])
def test_other_words_open_nothing(other: str) -> None:
    with pytest.raises(Refusal, match="These words do not open the package"):
        case_file.opened(sealed(), other, GUARD)


@pytest.mark.parametrize("at", range(0, 900, 23))
def test_a_byte_that_has_changed_is_found_wherever_it_is(at: int) -> None:
    """S56, F50: damage is never taken for wrong words, nor read as something else."""
    content = bytearray(sealed())
    content[at % len(content)] ^= 0x20
    with pytest.raises((FileTrouble, Refusal), match=r"damaged|not a case package"):
        case_file.opened(bytes(content), WORDS, GUARD)


@pytest.mark.parametrize("length", [0, 10, len(MAGIC), len(MAGIC) + 3, 200, -1])
def test_a_file_cut_short_is_said_to_be_so(length: int) -> None:
    with pytest.raises((FileTrouble, Refusal), match=r"damaged|not a case package"):
        case_file.opened(sealed()[:length], WORDS, GUARD)


def test_content_altered_with_a_fresh_sum_is_caught_by_its_seal() -> None:
    """S32: the head is sealed with the content."""
    content = bytearray(sealed())
    content[-40] ^= 1
    for altered in (resummed(bytes(content)), with_head(sealed(), package="d" * 32)):
        with pytest.raises((FileTrouble, Refusal), match=r"damaged|do not open"):
            case_file.opened(altered, WORDS, GUARD)


def test_a_newer_file_or_format_says_what_to_do() -> None:
    with pytest.raises(FileTrouble, match="newer IRO Desk") as trouble:
        case_file.opened(with_head(sealed(), version=2), WORDS, GUARD)
    assert "Install the newer version" in str(trouble.value)
    plain = json.loads(zlib.decompress(written.written(CASE)))
    with pytest.raises(FileTrouble, match="newer IRO Desk"):
        written.read(zlib.compress(json.dumps({**plain, "format": 2}).encode()))


@pytest.mark.parametrize("cost", [{"memory_kib": 2_000_000}, {"passes": 500}, {"lanes": 200}])
def test_a_file_that_asks_for_absurd_work_is_not_tried(cost: dict[str, int]) -> None:
    """S56: hostile sizes cost nothing."""
    with pytest.raises(FileTrouble, match="more work"):
        case_file.opened(with_cost(sealed(), **cost), WORDS, GUARD)


def test_a_file_that_would_be_cheap_to_guess_is_refused() -> None:
    """S3: the floor of the desk is the floor of a package."""
    with pytest.raises(FileTrouble, match="outside what IRO Desk allows"):
        case_file.opened(sealed(), WORDS, Guard(QUICK, Cost(64 * 1024, 3, 1)))


def test_what_unpacks_to_more_than_a_record_is_not_unpacked() -> None:
    """S56: at most a hundred times its size, and 200 MB."""
    with pytest.raises(FileTrouble, match="holds more"):
        written.read(zlib.compress(b"0" * 30_000_000, 9))


@pytest.mark.parametrize(
    "spoilt",
    [
        b"", b"no", zlib.compress(b"[]"), zlib.compress(b"{}"), zlib.compress(b"[" * 50_000),
        written.written(CASE) + b"more", written.written(CASE)[:-3],
        written.written(replace(CASE, child="d" * 32)), written.written(replace(CASE, rows=CASE.rows * 2)),
        written.written(replace(CASE, package="../../etc/passwd")),
    ],
)  # fmt: skip
def test_what_is_not_one_childs_record_is_damage(spoilt: bytes) -> None:
    """S56: whatever stands in it, a sentence and nothing else."""
    with pytest.raises(FileTrouble, match="damaged"):
        written.read(spoilt)


def test_it_is_placed_whole_and_never_over_another(tmp_path: Path) -> None:
    """S32: killed in the middle there is a part at most, and it does not bear the name."""
    first = case_file.place(tmp_path, CASE, WORDS, fixed, "K7F3", date(2026, 6, 11), GUARD)
    other = case_file.place(
        tmp_path, replace(CASE, sender="Dee"), WORDS, fixed, "K7F3", date(2026, 6, 11), GUARD
    )
    assert first.path != other.path and len(list(tmp_path.iterdir())) == 2
    assert hashlib.sha256(first.path.read_bytes()).hexdigest() == first.sha256
    assert case_file.read(first.path, WORDS, GUARD) == CASE
    with pytest.raises(FileTrouble, match="could not be read"):
        case_file.read(tmp_path / "none.case", WORDS, GUARD)
