"""A day of work in which nothing is sent out leaves no word of the case in clear anywhere on the disk."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from iro_desk.records import ChildFields
from iro_desk.services import children
from tests.conftest import LaidVault
from tests.journeys import desks
from tests.journeys.conftest import NOW, PROJECT
from tests.journeys.officer import PATIENCE_WITH_A_PROCESS

PLANTED = {
    "name": "Zorblatt",
    "said": "Quillfeather swims on Sundays",
    "private": "Mumblecrust frightens me",
    "jot": "Ring Thistledown about the passport",
    "draft": "Brambleshanks came to the door",
}
WORDS = ("Zorblatt", "Ackerwhistle", "Quillfeather", "Mumblecrust", "Thistledown", "Brambleshanks")


def forms_of(word: str) -> dict[str, bytes]:
    """Every way a word could be written to a disk in clear."""
    return {
        "utf-8": word.encode(),
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "base64": base64.b64encode(word.encode())[:-2].rstrip(b"="),
    }


def forms_of_key(key: bytes) -> dict[str, bytes]:
    """Every way the key could be written down."""
    return {
        "raw": key,
        "hex": key.hex().encode(),
        "HEX": key.hex().upper().encode(),
        "utf-16": key.hex().encode("utf-16-le"),
        "base64": base64.b64encode(key).rstrip(b"="),
        "urlsafe": base64.urlsafe_b64encode(key).rstrip(b"="),
    }


def found_in(root: Path, sought: dict[str, bytes]) -> list[str]:
    """Where any of it is, in a file or in the name of one."""
    found = []
    for path in root.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        said = os.fsencode(path.relative_to(root))
        found += [
            f"{name} in {path.relative_to(root)}" for name, form in sought.items() if form in content + said
        ]
    return found


@pytest.fixture
def everywhere(tmp_path: Path, laid_vault: LaidVault) -> Path:
    """A whole computer's writable places under one folder, with a vault of one child in its home."""
    root = tmp_path / "computer"
    (root / "home").mkdir(parents=True)
    vault = desks.opened(root / "home" / "iro" / "caseload", laid_vault, NOW)
    draft = ChildFields(preferred_name="Zorblatt", surname="Ackerwhistle", born_on=date(2014, 3, 1))
    add = partial(children.add, draft=draft, legal_status=None, home=None, social_worker="", today=NOW.date())
    vault.store.write("Add a child", add)
    (tmp_path / "key").write_bytes(bytes(vault._key))
    vault.lock()
    return root


@pytest.fixture
def day(everywhere: Path, passphrase: str) -> Iterator[subprocess.Popen[str]]:
    """The program in a process of its own, whose every folder is under ``everywhere``."""
    places = {"HOME": "home", "TMPDIR": "tmp", "TMP": "tmp", "TEMP": "tmp", "XDG_RUNTIME_DIR": "run"}
    places |= {f"XDG_{kind}_HOME": f"home/.{kind.lower()}" for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    for place in places.values():
        (everywhere / place).mkdir(mode=0o700, exist_ok=True)
    environment = {**os.environ, **{name: str(everywhere / place) for name, place in places.items()}}
    environment |= {"IRO_DESK_HOME": str(everywhere / "home" / "iro"), "PYTHONPATH": str(PROJECT)}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.sweep_process"], cwd=everywhere, env=environment, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(json.dumps({**PLANTED, "passphrase": passphrase}) + "\n")
    process.stdin.flush()
    yield process
    process.kill()
    process.communicate()


def test_a_day_leaves_no_word_of_the_case_in_clear(
    day: subprocess.Popen[str], everywhere: Path, passphrase: str
):
    """I5, S1, S2, S21, S24, S27, S34: every file there is, titles, command line, environment, and the log."""
    assert day.stdout is not None and day.stdin is not None
    said = day.stdout.readline()
    assert said.startswith("titles "), said or day.communicate()[1]
    shown = " ".join(json.loads(said.removeprefix("titles ")))
    assert "IRO Desk" in shown and not [word for word in WORDS if word in shown]
    if sys.platform == "linux":
        told = b"".join(
            Path(f"/proc/{day.pid}/{name}").read_bytes() for name in ("cmdline", "environ", "comm")
        )
        assert not [word for word in (*WORDS, passphrase) if word.encode() in told]
    sought = {
        f"{word} as {how}": form for word in (*WORDS, passphrase) for how, form in forms_of(word).items()
    }
    sought |= forms_of_key((everywhere.parent / "key").read_bytes())
    while_open = found_in(everywhere, sought)
    day.stdin.write("lock\n")
    day.stdin.flush()
    trouble = day.communicate(timeout=PATIENCE_WITH_A_PROCESS)[1]
    assert day.returncode == 0, trouble
    assert while_open == [] and found_in(everywhere, sought) == []
    assert not [word for word in WORDS if word in trouble], "what it says on its error output"
    assert (everywhere / "home" / "iro" / "log" / "iro-desk.log").exists(), "the log was there to be searched"
    assert (everywhere / "home" / "iro" / "caseload" / "vault.db").stat().st_size > 100_000


@pytest.mark.parametrize("how", ["utf-8", "utf-16-le", "utf-16-be", "base64"])
def test_a_word_left_behind_would_be_found(tmp_path: Path, how: str):
    """A test that cannot fail proves nothing: in a file, and in a file's name."""
    form = forms_of("Zorblatt")[how]
    (tmp_path / "recently-used.xbel").write_bytes(b"<a>" + form + b"</a>")
    assert found_in(tmp_path, {how: form}) == [f"{how} in recently-used.xbel"]
    (tmp_path / "Zorblatt.pdf").touch()
    assert f"name in {tmp_path.name}/Zorblatt.pdf" in found_in(tmp_path.parent, {"name": b"Zorblatt"})
