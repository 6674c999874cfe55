"""A disk that went read-only, or a folder whose permissions are lost: she can still read her desk (F19)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from iro_desk.app.programme import Programme
from iro_desk.storage.whereabouts import READING
from tests.journeys import steps
from tests.journeys.disks import may_only_be_read
from tests.journeys.officer import Officer


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the copy is laid, so that the test sees it come and go."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_folder_closed_to_writing_is_opened_to_be_read(
    desk_with_one_child: Path,
    start_the_program: Callable[[], Programme],
    officer: Officer,
    passphrase: str,
    own_temporary_folder: Path,
) -> None:
    """F19: a line says so for as long as it is so, what she types is never called saved, nothing crashes."""
    before = (desk_with_one_child / "caseload" / "vault.db").read_bytes()
    with may_only_be_read(desk_with_one_child):
        programme = start_the_program()
        steps.unlock(officer, passphrase)
        officer.waits_to_read("This desk may only be read just now")
        steps.find_a_child(officer, "Wren")
        assert "Not saved" not in officer.reads(), "she has typed nothing yet"
        officer.presses("Ctrl+J")
        officer.types("she asked for a key")
        officer.waits_to_read("Not saved")
        assert "This desk may only be read just now" in officer.reads()
        assert list(own_temporary_folder.glob(f"{READING}*/caseload/vault.db"))
        programme.close()
        assert not list(own_temporary_folder.iterdir()), "the copy goes with the desk"
    assert (desk_with_one_child / "caseload" / "vault.db").read_bytes() == before


def test_a_wrong_passphrase_is_still_wrong_and_still_counted(
    desk_with_one_child: Path, start_the_program: Callable[[], Programme], officer: Officer, passphrase: str
) -> None:
    """F19, F38, S16: the right one opens it afterwards, and the count is shown then."""
    with may_only_be_read(desk_with_one_child):
        programme = start_the_program()
        steps.unlock(officer, "not the words")
        officer.waits_to_read("That passphrase does not open this vault.")
        officer.types_instead(passphrase)
        officer.presses("Return")
        officer.waits_to_read("There was one wrong try at the passphrase")
        programme.close()


def test_a_copy_left_by_a_kill_goes_at_the_next_start(
    desk_with_one_child: Path, start_the_program: Callable[[], Programme], own_temporary_folder: Path
) -> None:
    """F19, S31: what was only to be read is not left lying."""
    left = own_temporary_folder / f"{READING}abc" / "caseload"
    left.mkdir(parents=True)
    (left / "vault.db").write_bytes(b"encrypted")
    start_the_program()
    assert not list(own_temporary_folder.iterdir())
