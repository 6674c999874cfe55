"""Power lost while a package is taken in or written: nothing is half there."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest

from iro_desk.errors import FileTrouble
from iro_desk.exports import case_file, filenames, folder
from iro_desk.exports.case_file import Guard
from iro_desk.services.case_package import written
from tests.conftest import QUICK
from tests.services.case_package.conftest import Laptop, fresh

TAKE_IN_AND_DIE = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from iro_desk.services import case_package
from iro_desk.services.case_package import written
from iro_desk.storage.store import Store
NOW = datetime(2026, 6, 11, 14, 32, tzinfo=UTC)
store = Store(Path(sys.argv[1]), bytes(range(32)), now=lambda: NOW)
case = written.read(Path(sys.argv[2]).read_bytes())
store.after_writing(lambda session, changes: os._exit(9))  # every row is in the file, and nothing is committed
store.write("Take in a case package", lambda s: case_package.take(s, case, NOW, os.urandom))
"""


def test_killed_while_it_is_taken_in_nothing_of_it_is_there_and_it_can_be_taken_in_again(
    sender: Laptop, laptops: Callable[[Path], Laptop], blank_vault_file: Path, tmp_path: Path
) -> None:
    """S32, F01: all of it or nothing, whatever moment the power goes."""
    case = sender.packed(1)
    package, path = tmp_path / "case.bin", tmp_path / "killed.db"
    package.write_bytes(written.written(case))
    path.write_bytes(blank_vault_file.read_bytes())
    ended = subprocess.run(
        [sys.executable, "-c", TAKE_IN_AND_DIE, str(path), str(package)], timeout=60, check=False,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert ended.returncode == 9
    again = laptops(path)
    assert set(again.counts().values()) == {0}
    assert again.take(case).added == len(case.rows)


@pytest.mark.parametrize("after", [0, 1000])
def test_a_stick_that_fills_up_keeps_no_half_package(sender: Laptop, tmp_path: Path, after: int) -> None:
    """S32, F12: the name is taken only by a whole file."""

    class Full:
        def __init__(self, stream: BinaryIO) -> None:
            self.stream = stream

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            self.stream.close()

        def write(self, content: bytes) -> int:
            self.stream.write(content[:after])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    content = case_file.sealed(
        sender.packed(1), "anvil copper lantern otter pebble", fresh, Guard(QUICK, QUICK)
    )
    name = filenames.package_name("K7F3", date(2026, 6, 11))
    (tmp_path / "stick").mkdir()
    with pytest.raises(FileTrouble):
        folder.place(tmp_path / "stick", name, content, lambda path: Full(path.open("xb")))
    assert list((tmp_path / "stick").iterdir()) == []
