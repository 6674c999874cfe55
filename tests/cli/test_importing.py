"""``iro-desk import --check``: what it says, and what it returns to a script."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from iro_desk.cli import importing

TODAY = date(2026, 3, 2)
CLEAN = "CHILD,DOB,REVIEW,REVIEW_CODE\n9001,14/05/2012,28/02/2025,PN1\n"


def check(path: Path, *more: str) -> tuple[int, str]:
    out = io.StringIO()
    return importing.main([str(path), "--check", *more], out, TODAY), out.getvalue()


def test_a_clean_file_returns_nought_and_its_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CLEAN, "utf-8")
    code, said = check(path)
    assert code == importing.CLEAN
    assert said.startswith("1 child, 0 episodes, 1 review, 0 unaccompanied, 0 absences.")


def test_findings_return_one_and_are_listed_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CLEAN + "9001,14/05/2012,01/03/2025,PN0\n", "utf-8")
    code, said = check(path)
    assert code == importing.NOTICED
    assert "[440] Reviews, row 3, child 9001:" in said


def test_json_is_one_object(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CLEAN + "9001,14/05/2012,01/03/2025,PN0\n", "utf-8")
    said = json.loads(check(path, "--json")[1])
    assert (said["children"], said["reviews"], said["episodes"], said["findings"]) == (1, 2, 0, {"440": 1})
    assert set(said["rows"][0]) == {"rule", "table", "row", "child", "message", "consequence"}


def test_a_refused_file_returns_two_and_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\0\1\2")
    code, said = check(path)
    assert (code, said.count("\n")) == (importing.REFUSED, 1)


def test_a_refused_file_is_one_object_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\0\1\2")
    code, said = check(path, "--json")
    assert code == importing.REFUSED
    assert list(json.loads(said)) == ["trouble"]


def test_one_row_is_not_said_as_many(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CLEAN + "9001,14/05/2012,01/03/2025,PN0\n", "utf-8")
    assert "440: 1 row\n" in check(path)[1]


@pytest.mark.parametrize("asked", [[], ["--check"], ["a.csv"], ["a.csv", "--check", "--jsn"]])
def test_a_command_not_understood_is_one_sentence(asked: list[str]) -> None:
    for as_json in (False, True):
        out = io.StringIO()
        words = [*asked, *(["--json"] if as_json else [])]
        assert importing.main(words, out, TODAY) == importing.REFUSED
        said = json.loads(out.getvalue())["trouble"] if as_json else out.getvalue()
        assert "iro-desk import" in said
