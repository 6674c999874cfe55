"""An age file opens with its words, or with the office's own key, and with nothing else (S54)."""

from __future__ import annotations

from pathlib import Path

import pytest

from iro_desk.errors import Refusal
from iro_desk.exports.protecting import age_file
from tests.exports.protecting.others import program, ran

pytestmark = pytest.mark.skipif(not age_file.is_here(), reason="age has no package for this computer")
WORDS = "otter candle brave thimble north"
PLAIN = b"%PDF- the paper about Maya"


def test_its_words_open_it_and_no_others() -> None:
    """S54: sealed and signed with the words alone; nothing of the paper stands in it."""
    sealed = age_file.seal(PLAIN, WORDS)
    assert sealed.startswith(b"age-encryption.org/v1") and b"Maya" not in sealed
    assert age_file.opened(sealed, WORDS) == PLAIN
    with pytest.raises(Refusal, match="do not open the file"):
        age_file.opened(sealed, "other words")


def test_an_office_opens_it_with_its_own_key(tmp_path: Path) -> None:
    """S54: age itself makes the key and opens the file."""
    keygen, age = program("age-keygen"), program("age")
    key = tmp_path / "key"
    public = ran(keygen, "-o", key).stderr.rpartition(" ")[2].strip()
    path = tmp_path / "paper.age"
    path.write_bytes(age_file.seal_for(PLAIN, [public]))
    assert ran(age, "-d", "-i", key, path).stdout == PLAIN.decode()


def test_what_is_no_key_is_refused() -> None:
    """S54: never sealed for nobody, never sent in clear because of a slip."""
    for keys in ([], ["age1notakey"], ["ssh-ed25519 AAAA"]):
        with pytest.raises(Refusal, match="key"):
            age_file.seal_for(PLAIN, keys)
