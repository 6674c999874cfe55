"""An age file opens with its words, or with the office's own key, and with nothing else (S54)."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from iro_desk.errors import Refusal
from iro_desk.exports.protecting import age_file
from tests.exports.protecting.others import program

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


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_age_itself_opens_it_when_the_words_are_typed(tmp_path: Path) -> None:
    """S54: as an office without IRO Desk would; age asks on a terminal and nowhere else."""
    age, pty = program("age"), pytest.importorskip("pty", reason="age asks for words on a terminal")
    sealed, opened = tmp_path / "paper.age", tmp_path / "paper.pdf"
    sealed.write_bytes(age_file.seal(PLAIN, WORDS))
    child, terminal = pty.fork()
    if not child:
        os.execv(age, [age, "-d", "-o", str(opened), str(sealed)])
    said = b""
    with contextlib.suppress(OSError):  # the terminal closes when age ends
        while b"passphrase" not in said:
            said += os.read(terminal, 1000)
        os.write(terminal, f"{WORDS}\n".encode())
        while os.read(terminal, 1000):
            pass
    assert os.waitpid(child, 0)[1] == 0 and opened.read_bytes() == PLAIN
