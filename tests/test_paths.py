"""Where things are kept, by platform."""

from __future__ import annotations

from pathlib import Path

import pytest

from iro_desk import paths


@pytest.mark.parametrize(
    ("environment", "platform", "ending"),
    [
        ({"IRO_DESK_HOME": "/x/y"}, "linux", "/x/y"),
        ({"XDG_DATA_HOME": "/data"}, "linux", "/data/iro-desk"),
        ({}, "linux", ".local/share/iro-desk"),
        ({}, "darwin", "Library/Application Support/IRO Desk"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/IRO Desk"),
        ({"APPDATA": "/roaming"}, "win32", "AppData/Local/IRO Desk"),
    ],
)
def test_the_officers_folder_is_local_on_every_platform(
    environment: dict[str, str], platform: str, ending: str
) -> None:
    """S30: local, not roaming, not Documents."""
    assert paths.home(environment, platform).as_posix().endswith(ending)


def test_shipped_files_are_found() -> None:
    assert paths.resource("data").is_dir()
    assert paths.resource("data/words.txt") == Path(paths.resource("data")) / "words.txt"
