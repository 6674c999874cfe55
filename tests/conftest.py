"""What every test stands on: an empty home, no network, a fresh encrypted store, and nothing left behind."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from pytest_socket import disable_socket, enable_socket

from iro_desk.storage import migrate
from iro_desk.storage.store import Store

RAW_KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

_HOMES = ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@pytest.fixture(autouse=True)
def empty_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with nothing in it: no test reads the developer's own files or keyring."""
    home = tmp_path_factory.mktemp("home")
    for name in _HOMES:
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("IRO_DESK_HOME", str(home / "iro-desk"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return home


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """The program is offline; unix sockets stay, for the desktop's own plumbing."""
    disable_socket(allow_unix_socket=True)
    yield
    enable_socket()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread running or a window open."""
    before = set(threading.enumerate())
    windows_before = _windows()
    yield
    stray = [t for t in threading.enumerate() if t not in before and not t.daemon and t.is_alive()]
    for thread in stray:
        thread.join(1.0)
    left = sorted(thread.name for thread in stray if thread.is_alive())
    windows = sorted(_windows() - windows_before)
    assert not left, f"threads left running: {left}"
    assert not windows, f"windows left open: {windows}"


def _windows() -> set[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    shown = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
    return {f"{type(w).__name__} {id(w):x}" for w in shown}


@pytest.fixture(scope="session")
def blank_vault_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One empty encrypted file with today's schema, laid down once and copied for every test."""
    path = tmp_path_factory.mktemp("blank") / "vault.db"
    migrate.lay_down(path, RAW_KEY)
    return path


@pytest.fixture
def store(tmp_path: Path, blank_vault_file: Path) -> Iterator[Store]:
    """A fresh encrypted store under a raw key; its clock stands at noon on 2 March 2026."""
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o700)
    path = folder / "vault.db"
    path.write_bytes(blank_vault_file.read_bytes())
    opened = Store(path, RAW_KEY, now=lambda: NOON)
    yield opened
    opened.close()
