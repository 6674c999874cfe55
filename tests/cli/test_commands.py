"""A command whose reader goes away ends quietly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from iro_desk import __main__ as program
from iro_desk.cli.commands import READER_GONE


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a lost reader in another way")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_reader_that_has_seen_enough_leaves_no_traceback(tmp_path: Path, more: tuple[str, ...]) -> None:
    """As ``iro-desk import PATH --check | head`` does."""
    path = tmp_path / "a.csv"
    rows = [f"{n},14/05/2012,01/03/2025,PN0" for n in range(9000, 9400)]
    path.write_text("\n".join(("CHILD,DOB,REVIEW,REVIEW_CODE", *rows)) + "\n", "utf-8")
    asked = [sys.executable, "-m", "iro_desk", "import", str(path), "--check", *more]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        told = running.stderr.read()
    assert (told, running.returncode) == (b"", READER_GONE)


@pytest.mark.parametrize("asked", [["--help"], ["demo", "--help"], ["--quit-when-shown", "-h"]])
def test_help_is_given_wherever_it_is_asked_for(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(asked) == 0
    assert capsys.readouterr().out == program.USE
